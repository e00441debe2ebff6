namespace CouncilPlatform.Grants.Rounds;

internal sealed class ConflictQueries
{
    /// <summary>Every interest declared, the latest first.</summary>
    [Requires(Role.Officer)]
    public static Task<Connection<ConflictOfInterest>> ConflictsOfInterest(Partnership partnership, Paging paging, GrantsDb db) =>
        db.Of<ConflictOfInterest>(partnership).PageAsync(paging, c => c.DeclaredUtc, descending: true);
}
