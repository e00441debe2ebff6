namespace CouncilPlatform.CommunityPlanning.Performance;

internal sealed class BreakdownsFeature : Feature
{
    public override void Graph(GraphContribution graph) =>
        graph.Extend<Indicator, IndicatorBreakdowns>().Extend<Observation, BodyBreakdowns>();
}
