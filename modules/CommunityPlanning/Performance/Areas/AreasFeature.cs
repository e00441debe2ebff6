namespace CouncilPlatform.CommunityPlanning.Performance;

internal sealed class AreasFeature : Feature
{
    public override void Graph(GraphContribution graph) =>
        graph.Extend<Partnership, AreaQueries>().Extend<LocalArea, AreaFields>().Search<LocalArea>(a => a.Name);
}
