using CouncilPlatform.Grants;
using CouncilPlatform.Grants.Applications;
using CouncilPlatform.Grants.Applications.Forms;
using CouncilPlatform.Grants.Assessments;
using CouncilPlatform.Grants.Awards;
using CouncilPlatform.Grants.Decisions;
using CouncilPlatform.Grants.Funds;
using CouncilPlatform.Grants.GrantMaps;
using CouncilPlatform.Grants.Programmes;
using CouncilPlatform.Grants.Rounds;
using CouncilPlatform.Grants.Totals;
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
        .Scoped<Drawings>()
        .Scoped<RoundProgress>()
        .Scoped<ApplicationDoor>()
        .Scoped<Scores>()
        .Scoped<Impartiality>()
        .Scoped<Assessor>()
        .Scoped<Decider>()
        .Scoped<GrantTotals>()
        .Scoped<FundTotals>()
        .Scoped<AwardImport>()
        .Scoped<ImportCommand>()
        .Demonstration<Demonstration>()
        .Demonstration<GrantMapDemonstration>();

    public override void Graph(GraphContribution graph) => graph
        .Extend<Partnership, FundQueries>()
        .Extend<Partnership, AwardQueries>()
        .Extend<Partnership, ProgrammeQueries>()
        .Extend<Partnership, RoundQueries>()
        .Extend<Partnership, ApplicationQueries>()
        .Extend<Partnership, ConflictQueries>()
        .Extend<Partnership, TotalQueries>()
        .Extend<Partnership, GrantMapQueries>()
        .Extend<Fund, FundFields>()
        .Extend<Programme, ProgrammeFields>()
        .Extend<Round, RankingFields>()
        .Extend<Application, AssessmentFields>()
        .Extend<Application, DecisionFields>()
        .Mutation<FundMutations>()
        .Mutation<ProgrammeMutations>()
        .Mutation<RoundMutations>()
        .Mutation<FormMutations>()
        .Mutation<ApplicationMutations>()
        .Mutation<AssessmentMutations>()
        .Mutation<DecisionMutations>()
        .Mutation<GrantMapMutations>()
        .Node<Fund>(FundQueries.FindAsync)
        .Node<Allocation>(FundQueries.FindAllocationAsync)
        .Node<Award>(AwardQueries.FindAsync<Award>)
        .Node<Recipient>(AwardQueries.FindAsync<Recipient>)
        .Node<Programme>(AwardQueries.FindAsync<Programme>)
        .Node<Round>(RoundQueries.FindAsync)
        .Node<Application>(ApplicationQueries.FindAsync)
        .Node<GrantMap>(GrantMapQueries.FindAsync)
        .Node<GrantMapEntry>(GrantMapQueries.FindEntryAsync)
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

    public override void Datasets(ModuleDatasets datasets)
    {
        TotalFiles.AddTo(datasets);
        GrantMapFile.AddTo(datasets);
    }

    public override void Commands(ModuleCommands commands) => ImportCommand.AddTo(commands);
}
