using CouncilPlatform.CommunityPlanning.Demonstration;

[assembly: CouncilModule("communityplanning", SdkVersion.Current)]

namespace CouncilPlatform.CommunityPlanning;

/// <summary>Outcomes that partners agree on, how far they have come, and what each partner contributes.</summary>
internal sealed class CommunityPlanningModule : ServiceModule
{
    public override void Register(ModuleServices services) =>
        services.Demonstration<ArrangementDemonstration>().Demonstration<LanarkshireDemonstration>();

    public override void Graph(GraphContribution graph) => Examples.AddTo(graph);
}
