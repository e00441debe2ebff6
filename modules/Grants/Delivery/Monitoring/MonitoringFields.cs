namespace CouncilPlatform.Grants.Delivery;

/// <summary>The monitoring of an allocation: for the partnership's own people, as it is of an organisation's affairs.</summary>
internal sealed class AllocationMonitoring
{
    /// <summary>What is to be told of it, in the order it was scheduled.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<Connection<MonitoringReturn>> MonitoringReturns(
        Allocation allocation,
        Paging paging,
        Batches batches,
        GrantsDb db
    ) =>
        batches.Page(
            "grants.allocation.monitoring",
            allocation.Id,
            db.MonitoringReturns,
            r => r.AllocationId,
            paging,
            r => r.Number,
            descending: false
        );
}

/// <summary>Where a return leads to in the funds: for the partnership's own people.</summary>
internal sealed class MonitoringFields
{
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<Allocation?> Allocation(MonitoringReturn monitoringReturn, Batches batches, GrantsDb db) =>
        FundQueries.LoadAllocation(monitoringReturn.AllocationId, batches, db);
}
