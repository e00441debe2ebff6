namespace CouncilPlatform.Grants.Funds;

internal sealed class ApprovalsFeature : Feature
{
    public override void Graph(GraphContribution graph) => graph.Extend<Allocation, ApprovalFields>().Mutation<ApprovalMutations>();
}
