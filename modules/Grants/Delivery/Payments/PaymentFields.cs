namespace CouncilPlatform.Grants.Delivery;

/// <summary>An allocation's payments: for the partnership's own people, as their history shows who did what.</summary>
internal sealed class PaymentFields
{
    /// <summary>The allocation's schedule of payments, in order.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<Connection<PaymentMilestone>> Milestones(
        Allocation allocation,
        Paging paging,
        Batches batches,
        GrantsDb db
    ) => batches.Page(db, allocation.Id, static (PaymentMilestone m) => m.AllocationId, paging, static m => m.Number);
}
