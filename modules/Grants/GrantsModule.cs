using CouncilPlatform.Grants;
using CouncilPlatform.Grants.Funds;
using CouncilPlatform.Sdk;

[assembly: CouncilModule("grants", SdkVersion.Current)]

namespace CouncilPlatform.Grants;

/// <summary>Funds and what they are spent on.</summary>
internal sealed class GrantsModule : ServiceModule
{
    public override void Register(ModuleServices services) => services
        .Db<GrantsDb>()
        .Handlers()
        .Scoped<Ledger>()
        .Demonstration<Demonstration>();

    public override void Graph(GraphContribution graph) => graph
        .Extend<Partnership, FundQueries>()
        .Mutation<FundMutations>()
        .Node<Fund>(FundQueries.FindAsync)
        .Node<Allocation>(FundQueries.FindAllocationAsync);
}
