namespace CouncilPlatform.Grants.Funds;

/// <summary>Approval of allocations by a fund's accountable body.</summary>
internal sealed class ApprovalsFeature : Feature
{
    public override void Graph(GraphContribution graph) => graph.Extend<Allocation, ApprovalFields>().Mutation<ApprovalMutations>();
}
