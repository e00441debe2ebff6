namespace CouncilPlatform.Grants.Delivery;

/// <summary>An allocation's payments: for the partnership's own people, as their history shows who did what.</summary>
internal sealed class PaymentFields
{
    /// <summary>Its schedule, in order.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<Connection<PaymentMilestone>> Milestones(
        Allocation allocation,
        Paging paging,
        Batches batches,
        GrantsDb db
    ) =>
        batches.Page(
            "grants.allocation.milestones",
            allocation.Id,
            db.PaymentMilestones,
            m => m.AllocationId,
            paging,
            m => m.Number,
            descending: false
        );
}
