using CouncilPlatform.LocalityPlans.Demonstration;

[assembly: CouncilModule("localityplans", SdkVersion.Current)]

namespace CouncilPlatform.LocalityPlans;

/// <summary>Plans of districts and county, the actions that they agree on, and the progress of those.</summary>
internal sealed class LocalityPlansModule : ServiceModule
{
    public override void Register(ModuleServices services) =>
        services.Demonstration<PlanDemonstration>().Demonstration<SouthLakelandScrutiny>();

    public override void Graph(GraphContribution graph) => Examples.AddTo(graph);
}
