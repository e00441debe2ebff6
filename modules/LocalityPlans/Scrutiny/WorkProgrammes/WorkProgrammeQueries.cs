namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>The work programmes of scrutiny bodies.</summary>
internal sealed class WorkProgrammeQueries
{
    /// <summary>What scrutiny bodies mean to look into, the latest year first.</summary>
    /// <param name="councilYear">Only of this council year, as in "2015/16".</param>
    public static Task<Connection<WorkProgrammeItem>> WorkProgrammeItems(
        Partnership partnership,
        string? councilYear,
        Paging paging,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .WorkProgrammeItems.Where(i => i.PartnershipId == partnership.Id && (councilYear == null || i.CouncilYear == councilYear))
            .PageAsync(paging, i => i.CouncilYear, descending: true, cancellationToken);

    internal static Task<WorkProgrammeItem?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services
            .GetRequiredService<LocalityPlansDb>()
            .WorkProgrammeItems.AsNoTracking()
            .SingleOrDefaultAsync(i => i.Id == id, cancellationToken);
}
