namespace CouncilPlatform.Grants.Funds;

internal sealed class SplitsFeature : Feature
{
    public override void Graph(GraphContribution graph) =>
        graph.Extend<Partnership, SplitFields>().Extend<Allocation, AllocationSplitFields>();
}
