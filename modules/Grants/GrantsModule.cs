using CouncilPlatform.Grants.Demonstration;

[assembly: CouncilModule("grants", SdkVersion.Current)]
[assembly: FeatureName("Delivery", "Agreements, payments and returns")]
[assembly: FeatureName("Funds", "Funds and allocations")]
[assembly: FeatureName("OpenData", "Published grants")]
[assembly: FeatureName("Rounds", "Programmes, rounds and applications")]

namespace CouncilPlatform.Grants;

/// <summary>
/// Funds and what they are spent on; programmes and their rounds, from application to closure; grants awarded, in the 360Giving standard.
/// </summary>
internal sealed class GrantsModule : ServiceModule
{
    public override void Register(ModuleServices services) =>
        services.Demonstration<LancasterFund>().Demonstration<FundFacts>().Demonstration<LancasterExpectations>();

    public override void Graph(GraphContribution graph) => Examples.AddTo(graph);
}
