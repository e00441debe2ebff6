namespace CouncilPlatform.Grants.Delivery;

/// <summary>Giving up an allocation.</summary>
internal sealed class ReleaseFeature : Feature
{
    public override void Graph(GraphContribution graph) => graph.Mutation<ReleaseMutations>();
}
