using CouncilPlatform.LocalityPlans;
using CouncilPlatform.Sdk;

[assembly: CouncilModule("localityplans", SdkVersion.Current)]

namespace CouncilPlatform.LocalityPlans;

/// <summary>Plans of districts and county, the actions they agree on, and how those fare.</summary>
internal sealed class LocalityPlansModule : ServiceModule
{
    public override void Register(ModuleServices services) => services
        .Db<LocalityPlansDb>()
        .Handlers();

    public override void Graph(GraphContribution graph)
    {
    }
}
