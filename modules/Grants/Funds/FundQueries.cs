namespace CouncilPlatform.Grants.Funds;

/// <summary>The funds of a partnership.</summary>
internal sealed class FundQueries
{
    /// <summary>The fund with a slug, or null.</summary>
    public static Task<Fund?> Fund(
        Partnership partnership,
        string slug,
        Selection selection,
        GrantsDb db,
        CancellationToken cancellationToken
    ) =>
        selection.Columns(db.Funds.Where(f => f.PartnershipId == partnership.Id && f.Slug == slug)).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Every fund, by slug.</summary>
    public static Task<Connection<Fund>> Funds(Partnership partnership, Paging paging, GrantsDb db, CancellationToken cancellationToken) =>
        db.Funds.Where(f => f.PartnershipId == partnership.Id).PageAsync(paging, f => f.Slug, descending: false, cancellationToken);

    /// <summary>The allocations of every fund, the latest first unless told otherwise.</summary>
    public static IDataLoaderResult<AllocationConnection> Allocations(
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
            "grants.partnership.allocations",
            partnership.Id,
            filter,
            db.Allocations.Matching(filter, partnership, caller, db),
            a => a.PartnershipId,
            orderBy ?? new(AllocationOrderField.Date, OrderDirection.Descending),
            paging,
            ledger,
            db
        );

    /// <summary>An allocation of which something else knows the id.</summary>
    internal static IDataLoaderResult<Allocation?> LoadAllocation(Guid id, Batches batches, GrantsDb db) =>
        batches.Load<Guid, Allocation>(
            "grants.allocation",
            id,
            async (ids, cancellationToken) =>
                await db.Allocations.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellationToken)
        );

    internal static Task<Fund?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services.GetRequiredService<GrantsDb>().Funds.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancellationToken);

    internal static Task<Allocation?> FindAllocationAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services.GetRequiredService<GrantsDb>().Allocations.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
}
