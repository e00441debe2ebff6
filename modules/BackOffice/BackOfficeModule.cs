using CouncilPlatform.BackOffice.Demonstration;

[assembly: CouncilModule("backoffice", SdkVersion.Current)]
[assembly: FeatureName("Appraisals", "Options appraisals")]
[assembly: FeatureName("Posts", "Shared posts")]
[assembly: FeatureName("Procurement", "Contracts and purchases")]

namespace CouncilPlatform.BackOffice;

/// <summary>Services, staff and contracts that councils share: what they agreed, cost and save, and how they end.</summary>
internal sealed class BackOfficeModule : ServiceModule
{
    public override void Register(ModuleServices services) =>
        services.Demonstration<LancashireDemonstration>().Demonstration<SharedManagementDemonstration>();

    public override void Graph(GraphContribution graph) => Examples.AddTo(graph);
}
