namespace CouncilPlatform.Grants.Funds;

/// <summary>Splitting amounts between bodies.</summary>
internal sealed class SplitsFeature : Feature
{
    public override void Graph(GraphContribution graph) =>
        graph.Extend<Partnership, SplitFields>().Extend<Allocation, AllocationSplitFields>();
}
