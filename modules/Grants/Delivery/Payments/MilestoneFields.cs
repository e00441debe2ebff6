namespace CouncilPlatform.Grants.Delivery;

internal sealed class MilestoneFields
{
    /// <summary>The allocation that the milestone is paid from.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<Allocation?> Allocation(PaymentMilestone milestone, Batches batches, GrantsDb db) =>
        batches.Row<Allocation>(db, milestone.AllocationId);
}
