using CouncilPlatform.CommunityPlanning.Demonstration;

[assembly: CouncilModule("communityplanning", SdkVersion.Current)]
[assembly: FeatureName("Outcomes", "Outcomes and indicators")]
[assembly: FeatureName("Performance", "Figures, targets and comments")]
[assembly: FeatureName("Reports", "Agreements and annual reports")]

namespace CouncilPlatform.CommunityPlanning;

/// <summary>Outcomes that partners agree on, how far they have come, and what each partner contributes.</summary>
internal sealed class CommunityPlanningModule : ServiceModule
{
    public override void Register(ModuleServices services) =>
        services.Demonstration<ArrangementDemonstration>().Demonstration<LanarkshireDemonstration>();

    public override void Graph(GraphContribution graph) => Examples.AddTo(graph);
}
