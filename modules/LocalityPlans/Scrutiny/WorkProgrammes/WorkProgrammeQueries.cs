namespace CouncilPlatform.LocalityPlans.Scrutiny;

internal sealed class WorkProgrammeQueries
{
    /// <summary>What scrutiny bodies plan to look into, the latest year first.</summary>
    /// <param name="councilYear">Only of this council year, like 2015/16.</param>
    public static Task<Connection<WorkProgrammeItem>> WorkProgrammeItems(
        Partnership partnership,
        string? councilYear,
        Paging paging,
        LocalityPlansDb db
    ) =>
        db.Of<WorkProgrammeItem>(partnership)
            .Where(i => councilYear == null || i.CouncilYear == councilYear)
            .PageAsync(paging, i => i.CouncilYear, descending: true);
}
