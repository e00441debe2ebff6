using CouncilPlatform.CommunityPlanning;
using CouncilPlatform.Sdk;

[assembly: CouncilModule("communityplanning", SdkVersion.Current)]

namespace CouncilPlatform.CommunityPlanning;

/// <summary>Outcomes that partners agree on, how far they have come, and what each partner puts in.</summary>
internal sealed class CommunityPlanningModule : ServiceModule
{
    public override void Register(ModuleServices services) => services
        .Db<CommunityPlanningDb>()
        .Handlers();

    public override void Graph(GraphContribution graph)
    {
    }
}
