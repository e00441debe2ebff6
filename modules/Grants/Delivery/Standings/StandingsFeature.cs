namespace CouncilPlatform.Grants.Delivery;

/// <summary>What awards have become.</summary>
internal sealed class StandingsFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<Standings>();
}
