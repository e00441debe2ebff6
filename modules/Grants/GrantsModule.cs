using CouncilPlatform.Grants;
using CouncilPlatform.Grants.Awards;
using CouncilPlatform.Grants.Funds;
using CouncilPlatform.Sdk;

[assembly: CouncilModule("grants", SdkVersion.Current)]

namespace CouncilPlatform.Grants;

/// <summary>Funds and what they are spent on; grants awarded, in the 360Giving standard.</summary>
internal sealed class GrantsModule : ServiceModule
{
    public override void Register(ModuleServices services) => services
        .Db<GrantsDb>()
        .Handlers()
        .Scoped<Ledger>()
        .Scoped<AwardImport>()
        .Scoped<ImportCommand>()
        .Demonstration<Demonstration>();

    public override void Graph(GraphContribution graph) => graph
        .Extend<Partnership, FundQueries>()
        .Extend<Partnership, AwardQueries>()
        .Mutation<FundMutations>()
        .Node<Fund>(FundQueries.FindAsync)
        .Node<Allocation>(FundQueries.FindAllocationAsync)
        .Node<Award>(AwardQueries.FindAsync<Award>)
        .Node<Recipient>(AwardQueries.FindAsync<Recipient>)
        .Node<Programme>(AwardQueries.FindAsync<Programme>)
        .Example("A grant pot and what it was spent on", """
            {
              partnership(slug: "lancaster-district") {
                name
                fund(slug: "performance-reward-grant") {
                  name
                  accountableBody { name gssCode }
                  lines {
                    stream
                    granted { amount }
                    allocated { amount }
                    remaining { amount }
                  }
                  allocations(first: 20) {
                    totalCount
                    nodes {
                      title
                      kind
                      revenue { amount }
                      capital { amount }
                      total { amount }
                    }
                    pageInfo { hasNextPage }
                  }
                }
              }
            }
            """, partnership: "lancaster-district");

    public override void Commands(ModuleCommands commands) => ImportCommand.AddTo(commands);
}
