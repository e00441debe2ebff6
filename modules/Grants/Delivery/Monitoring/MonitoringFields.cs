namespace CouncilPlatform.Grants.Delivery;

/// <summary>The monitoring of an allocation: for the partnership's own people, as it shows an organisation's affairs.</summary>
internal sealed class AllocationMonitoring
{
    /// <summary>The allocation's monitoring returns, in the order in which they were scheduled.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<Connection<MonitoringReturn>> MonitoringReturns(
        Allocation allocation,
        Paging paging,
        Batches batches,
        GrantsDb db
    ) => batches.Page(db, allocation.Id, static (MonitoringReturn r) => r.AllocationId, paging, static r => r.Number);
}

internal sealed class MonitoringFields
{
    /// <summary>The allocation that the return reports on.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<Allocation?> Allocation(MonitoringReturn monitoringReturn, Batches batches, GrantsDb db) =>
        batches.Row<Allocation>(db, monitoringReturn.AllocationId);
}
