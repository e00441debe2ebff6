using CouncilPlatform.BackOffice.Demonstration;

[assembly: CouncilModule("backoffice", SdkVersion.Current)]

namespace CouncilPlatform.BackOffice;

/// <summary>Services, staff and contracts that councils share: what they agreed, what it costs, what it saves, and how it ends.</summary>
internal sealed class BackOfficeModule : ServiceModule
{
    public override void Register(ModuleServices services) =>
        services.Demonstration<LancashireDemonstration>().Demonstration<SharedManagementDemonstration>();

    public override void Graph(GraphContribution graph) => Examples.AddTo(graph);
}
