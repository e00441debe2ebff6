namespace CouncilPlatform.Grants.Rounds;

internal sealed class ProgrammeQueries
{
    /// <summary>The programme with a code; null if there is none.</summary>
    /// <param name="code">The programme's code.</param>
    public static Task<Programme?> Programme(Partnership partnership, string code, Selection selection, GrantsDb db) =>
        selection.SingleAsync(db.Of<Programme>(partnership).Where(p => p.Code == code));

    /// <summary>Every programme, by code.</summary>
    public static Task<Connection<Programme>> Programmes(Partnership partnership, Paging paging, GrantsDb db) =>
        db.Of<Programme>(partnership).PageAsync(paging, p => p.Code);
}
