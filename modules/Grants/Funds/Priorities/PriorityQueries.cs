namespace CouncilPlatform.Grants.Funds;

internal sealed class PriorityQueries
{
    /// <summary>The partnership's priorities and outcomes, by code.</summary>
    /// <param name="kind">Only those of this kind.</param>
    public static Task<Connection<FundingPriority>> FundingPriorities(
        Partnership partnership,
        PriorityKind? kind,
        Paging paging,
        GrantsDb db
    ) => db.Of<FundingPriority>(partnership).Where(p => kind == null || p.Kind == kind).PageAsync(paging, p => p.Code);

    /// <summary>The priority with a code; null if there is none.</summary>
    /// <param name="code">The priority's code.</param>
    public static Task<FundingPriority?> FundingPriority(Partnership partnership, string code, Selection selection, GrantsDb db) =>
        selection.SingleAsync(db.Of<FundingPriority>(partnership).Where(p => p.Code == code));
}
