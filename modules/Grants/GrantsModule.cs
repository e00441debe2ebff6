using CouncilPlatform.Grants;
using CouncilPlatform.Grants.Agreements;
using CouncilPlatform.Grants.Applications;
using CouncilPlatform.Grants.Applications.Forms;
using CouncilPlatform.Grants.Assessments;
using CouncilPlatform.Grants.Awards;
using CouncilPlatform.Grants.Closures;
using CouncilPlatform.Grants.Decisions;
using CouncilPlatform.Grants.Funds;
using CouncilPlatform.Grants.Payments;
using CouncilPlatform.Grants.Programmes;
using CouncilPlatform.Grants.Rounds;
using CouncilPlatform.Grants.Splits;
using CouncilPlatform.Grants.Variations;
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
        .Scoped<Schedule>()
        .Scoped<PaymentDoor>()
        .Scoped<AgreementDoor>()
        .Scoped<VariationDoor>()
        .Scoped<AwardImport>()
        .Scoped<ImportCommand>()
        .Demonstration<Demonstration>();

    public override void Graph(GraphContribution graph) => graph
        .Extend<Partnership, FundQueries>()
        .Extend<Partnership, AwardQueries>()
        .Extend<Partnership, ProgrammeQueries>()
        .Extend<Partnership, RoundQueries>()
        .Extend<Partnership, ApplicationQueries>()
        .Extend<Partnership, ConflictQueries>()
        .Extend<Partnership, PaymentQueries>()
        .Extend<Allocation, PaymentFields>()
        .Extend<PaymentMilestone, MilestoneFields>()
        .Extend<Partnership, AgreementQueries>()
        .Extend<Allocation, AgreementFields>()
        .Extend<Application, ApplicationAgreementFields>()
        .Extend<Allocation, VariationFields>()
        .Extend<Allocation, ClosureFields>()
        .Extend<Allocation, AllocationSplitFields>()
        .Extend<Partnership, SplitFields>()
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
        .Mutation<PaymentMutations>()
        .Mutation<AgreementMutations>()
        .Mutation<VariationMutations>()
        .Mutation<ClosureMutations>()
        .Node<Fund>(FundQueries.FindAsync)
        .Node<Allocation>(FundQueries.FindAllocationAsync)
        .Node<PaymentMilestone>(PaymentQueries.FindAsync)
        .Node<GrantAgreement>(AgreementQueries.FindAsync)
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

    public override void Commands(ModuleCommands commands) => ImportCommand.AddTo(commands);
}
