namespace CouncilPlatform.Grants.Funds;

internal sealed class FundFields
{
    /// <summary>What was allocated, in the fund's own order if no other is given.</summary>
    /// <param name="filter">Only allocations that meet every condition of it.</param>
    /// <param name="orderBy">How to sort; by number if left out.</param>
    public static IDataLoaderResult<AllocationConnection> Allocations(
        Fund fund,
        Partnership partnership,
        AllocationFilterInput? filter,
        AllocationOrderInput? orderBy,
        Paging paging,
        Caller caller,
        Batches batches,
        GrantsDb db
    ) =>
        AllocationList
            .Of(partnership, filter, caller, db, byFund: true)
            .Page(fund.Id, orderBy ?? new(AllocationOrderField.Number, OrderDirection.Ascending), paging, batches);
}
