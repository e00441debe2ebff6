namespace CouncilPlatform.Grants.Funds;

/// <summary>What of a fund depends on who asks.</summary>
internal sealed class FundFields
{
    /// <summary>What was allocated, in the fund's own order unless told otherwise.</summary>
    public static IDataLoaderResult<AllocationConnection> Allocations(
        Fund fund,
        Partnership partnership,
        AllocationFilterInput? filter,
        AllocationOrderInput? orderBy,
        Paging paging,
        Caller caller,
        Batches batches,
        Ledger ledger,
        GrantsDb db
    ) =>
        batches.Page(
            "grants.fund.allocations",
            fund.Id,
            filter,
            db.Allocations.Matching(filter, partnership, caller, db),
            a => a.FundId,
            orderBy ?? new(AllocationOrderField.Number, OrderDirection.Ascending),
            paging,
            ledger,
            db
        );
}
