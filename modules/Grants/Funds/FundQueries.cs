namespace CouncilPlatform.Grants.Funds;

internal sealed class FundQueries
{
    /// <summary>The fund with a short name; null if there is none.</summary>
    /// <param name="slug">The fund's short name.</param>
    public static Task<Fund?> Fund(Partnership partnership, string slug, Selection selection, GrantsDb db) =>
        selection.BySlugAsync<Fund>(db, partnership, slug);

    /// <summary>Every fund, by short name.</summary>
    public static Task<Connection<Fund>> Funds(Partnership partnership, Paging paging, GrantsDb db) =>
        db.Of<Fund>(partnership).PageAsync(paging, f => f.Slug);

    /// <summary>The allocations of every fund, the latest first if no other order is given.</summary>
    /// <param name="filter">Only allocations that meet every condition of it.</param>
    /// <param name="orderBy">How to sort; the latest first if left out.</param>
    public static IDataLoaderResult<AllocationConnection> Allocations(
        Partnership partnership,
        AllocationFilterInput? filter,
        AllocationOrderInput? orderBy,
        Paging paging,
        Caller caller,
        Batches batches,
        GrantsDb db
    ) =>
        AllocationList
            .Of(partnership, filter, caller, db, byFund: false)
            .Page(partnership.Id, orderBy ?? new(AllocationOrderField.Date, OrderDirection.Descending), paging, batches);
}
