using CouncilPlatform.Grants;
using CouncilPlatform.Grants.Applications;
using CouncilPlatform.Grants.Applications.Forms;
using CouncilPlatform.Grants.Assessments;
using CouncilPlatform.Grants.Awards;
using CouncilPlatform.Grants.Awards.Export;
using CouncilPlatform.Grants.Awards.History;
using CouncilPlatform.Grants.Awards.Quality;
using CouncilPlatform.Grants.Decisions;
using CouncilPlatform.Grants.Funds;
using CouncilPlatform.Grants.OpenData;
using CouncilPlatform.Grants.Programmes;
using CouncilPlatform.Grants.Rounds;
using CouncilPlatform.Sdk;
using Microsoft.Extensions.DependencyInjection;

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
        .Scoped<AwardImport>()
        .Scoped<ImportCommand>()
        .Scoped<AwardFile>()
        .Scoped<ExportCommand>()
        .Scoped<QualityReport>()
        .Scoped<QualityCommand>()
        .Demonstration<Demonstration>();

    public override void Graph(GraphContribution graph) => graph
        .Extend<Partnership, FundQueries>()
        .Extend<Partnership, AwardQueries>()
        .Extend<Partnership, QualityQueries>()
        .Extend<Partnership, ProgrammeQueries>()
        .Extend<Partnership, RoundQueries>()
        .Extend<Partnership, ApplicationQueries>()
        .Extend<Partnership, ConflictQueries>()
        .Extend<Award, AwardHistoryFields>()
        .Extend<Award, AwardQualityFields>()
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
        .Node<Fund>(FundQueries.FindAsync)
        .Node<Allocation>(FundQueries.FindAllocationAsync)
        .Node<Award>(AwardQueries.FindAsync<Award>)
        .Node<Recipient>(AwardQueries.FindAsync<Recipient>)
        .Node<Programme>(AwardQueries.FindAsync<Programme>)
        .Node<Round>(RoundQueries.FindAsync)
        .Node<Application>(ApplicationQueries.FindAsync)
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

    public override void Datasets(ModuleDatasets datasets) => datasets
        .Add(
            "grants",
            "json",
            "application/json; charset=utf-8",
            "Awards in the 360Giving standard.",
            (services, partnership, output, cancellationToken) => services.GetRequiredService<AwardFile>().WriteThreeSixtyGivingAsync(partnership, output, cancellationToken))
        .Add(
            "grants-transparency",
            "csv",
            CsvFile.ContentType,
            "Awards in the seven columns of the Local Government Transparency Code.",
            (services, partnership, output, cancellationToken) => services.GetRequiredService<AwardFile>().WriteTransparencyAsync(partnership, output, cancellationToken));

    public override void Commands(ModuleCommands commands)
    {
        ImportCommand.AddTo(commands);
        ExportCommand.AddTo(commands);
        QualityCommand.AddTo(commands);
    }
}
