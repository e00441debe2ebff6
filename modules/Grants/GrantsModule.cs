using CouncilPlatform.Grants;
using CouncilPlatform.Grants.Agreements;
using CouncilPlatform.Grants.Applications;
using CouncilPlatform.Grants.Applications.Forms;
using CouncilPlatform.Grants.Assessments;
using CouncilPlatform.Grants.Awards;
using CouncilPlatform.Grants.Awards.Export;
using CouncilPlatform.Grants.Awards.History;
using CouncilPlatform.Grants.Awards.Quality;
using CouncilPlatform.Grants.Closures;
using CouncilPlatform.Grants.Contributions;
using CouncilPlatform.Grants.Decisions;
using CouncilPlatform.Grants.FundedSchemes;
using CouncilPlatform.Grants.Funds;
using CouncilPlatform.Grants.Funds.Elements;
using CouncilPlatform.Grants.Funds.Protocols;
using CouncilPlatform.Grants.Funds.StatedTotals;
using CouncilPlatform.Grants.Measures;
using CouncilPlatform.Grants.Monitoring;
using CouncilPlatform.Grants.OpenData;
using CouncilPlatform.Grants.Payments;
using CouncilPlatform.Grants.Priorities;
using CouncilPlatform.Grants.Programmes;
using CouncilPlatform.Grants.Rounds;
using CouncilPlatform.Grants.Splits;
using CouncilPlatform.Grants.Variations;
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
        .Scoped<Receipts>()
        .Scoped<FundRules>()
        .Scoped<Drawings>()
        .Scoped<RoundProgress>()
        .Scoped<ApplicationDoor>()
        .Scoped<Scores>()
        .Scoped<Impartiality>()
        .Scoped<Assessor>()
        .Scoped<Decider>()
        .Scoped<ContributionSums>()
        .Scoped<Actuals>()
        .Scoped<PriorityLinks>()
        .Scoped<Schedule>()
        .Scoped<PaymentDoor>()
        .Scoped<MonitoringDoor>()
        .Scoped<Reminders>()
        .Scoped<RemindersCommand>()
        .Scoped<AgreementDoor>()
        .Scoped<VariationDoor>()
        .Scoped<AwardImport>()
        .Scoped<ImportCommand>()
        .Scoped<AwardFile>()
        .Scoped<ExportCommand>()
        .Scoped<QualityReport>()
        .Scoped<QualityCommand>()
        .Demonstration<Demonstration>()
        .Demonstration<FundFactDemonstration>()
        .Demonstration<ExpectationsDemonstration>();

    public override void Graph(GraphContribution graph) => graph
        .Extend<Partnership, FundQueries>()
        .Extend<Partnership, FundedSchemeQueries>()
        .Extend<Partnership, AwardQueries>()
        .Extend<Partnership, QualityQueries>()
        .Extend<Partnership, ProgrammeQueries>()
        .Extend<Partnership, RoundQueries>()
        .Extend<Partnership, ApplicationQueries>()
        .Extend<Partnership, ConflictQueries>()
        .Extend<Fund, FundElementFields>()
        .Extend<Fund, ProtocolFields>()
        .Extend<Fund, StatedTotalFields>()
        .Extend<Partnership, PriorityQueries>()
        .Extend<Partnership, MonitoringQueries>()
        .Extend<Allocation, ContributionFields>()
        .Extend<Allocation, MeasureFields>()
        .Extend<Allocation, PriorityFields>()
        .Extend<Partnership, PaymentQueries>()
        .Extend<Allocation, PaymentFields>()
        .Extend<PaymentMilestone, MilestoneFields>()
        .Extend<Allocation, AllocationMonitoring>()
        .Extend<MonitoringReturn, MonitoringFields>()
        .Extend<Allocation, AgreementFields>()
        .Extend<Application, ApplicationAgreementFields>()
        .Extend<Allocation, VariationFields>()
        .Extend<Allocation, ClosureFields>()
        .Extend<Allocation, AllocationSplitFields>()
        .Extend<Partnership, SplitFields>()
        .Extend<Award, AwardHistoryFields>()
        .Extend<Award, AwardQualityFields>()
        .Extend<Programme, ProgrammeFields>()
        .Extend<Round, RankingFields>()
        .Extend<Application, AssessmentFields>()
        .Extend<Application, DecisionFields>()
        .Mutation<FundMutations>()
        .Mutation<FundElementMutations>()
        .Mutation<ProtocolMutations>()
        .Mutation<StatedTotalMutations>()
        .Mutation<FundedSchemeMutations>()
        .Mutation<ProgrammeMutations>()
        .Mutation<RoundMutations>()
        .Mutation<FormMutations>()
        .Mutation<ApplicationMutations>()
        .Mutation<AssessmentMutations>()
        .Mutation<DecisionMutations>()
        .Mutation<ContributionMutations>()
        .Mutation<MeasureMutations>()
        .Mutation<PriorityMutations>()
        .Mutation<PaymentMutations>()
        .Mutation<MonitoringScheduleMutations>()
        .Mutation<MonitoringMutations>()
        .Mutation<AgreementMutations>()
        .Mutation<VariationMutations>()
        .Mutation<ClosureMutations>()
        .Node<Fund>(FundQueries.FindAsync)
        .Node<Allocation>(FundQueries.FindAllocationAsync)
        .Node<FundElement>(FundElementFields.FindAsync)
        .Node<StatedTotal>(StatedTotalFields.FindAsync)
        .Node<FundedScheme>(FundedSchemeQueries.FindAsync)
        .Node<PaymentMilestone>(PaymentQueries.FindAsync)
        .Node<GrantAgreement>(AgreementFields.FindAsync)
        .Node<Award>(AwardQueries.FindAsync<Award>)
        .Node<Recipient>(AwardQueries.FindAsync<Recipient>)
        .Node<Programme>(AwardQueries.FindAsync<Programme>)
        .Node<Round>(RoundQueries.FindAsync)
        .Node<Application>(ApplicationQueries.FindAsync)
        .Node<FundingPriority>(PriorityQueries.FindAsync)
        .Node<MonitoringReturn>(MonitoringQueries.FindAsync)
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
            """, partnership: "lancaster-district")
        .Example("A report's own figures beside the ledger's", """
            {
              partnership(slug: "lancaster-district") {
                fund(slug: "performance-reward-grant") {
                  statedTotals {
                    nodes {
                      of
                      scope
                      asWritten
                      document { title date place }
                      computed { amount display(rounding: TRUNCATED) }
                      difference { amount }
                      agrees
                    }
                  }
                  eligibility(on: "2011-08-17", criterion: "BUDGET_REDUCTION") { eligible reason }
                  outlook { available { total { amount } } retained { elements unknown } }
                }
              }
            }
            """, partnership: "lancaster-district")
        .Example("What grants bring: match funding, targets, priorities", """
            {
              partnership(slug: "lancaster-district") {
                fund(slug: "performance-reward-grant") {
                  allocations(first: 20) {
                    nodes {
                      title
                      total { amount }
                      matchFunding { total { expected { amount } shortfall { amount } percent state } }
                      leverage { expected { amount } toOne }
                      targets { what value unit state }
                      ceilings { what amount { amount } meanPerYear }
                      priorities { title kind }
                      warnings { code message }
                    }
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
        RemindersCommand.AddTo(commands);
        QualityCommand.AddTo(commands);
    }
}
