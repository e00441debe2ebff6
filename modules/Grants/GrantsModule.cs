using CouncilPlatform.Grants.Demonstration;
using Action = CouncilPlatform.LocalityPlans.Contracts.PlanAction;

[assembly: CouncilModule("grants", SdkVersion.Current)]

namespace CouncilPlatform.Grants;

/// <summary>Funds and what they are spent on; programmes and their rounds, from application to closure; grants awarded, in the 360Giving standard.</summary>
internal sealed class GrantsModule : ServiceModule
{
    public override void Register(ModuleServices services) =>
        services
            .Db<GrantsDb>()
            .Handlers()
            .Scoped<Ledger>()
            .Scoped<Receipts>()
            .Scoped<FundRules>()
            .Scoped<FundApprovals>()
            .Scoped<Standings>()
            .Scoped<Drawings>()
            .Scoped<RoundProgress>()
            .Scoped<ApplicationDoor>()
            .Scoped<Scores>()
            .Scoped<Impartiality>()
            .Scoped<Assessor>()
            .Scoped<Decider>()
            .Scoped<PriorityLinks>()
            .Scoped<FundedActions>()
            .Scoped<GrantTotals>()
            .Scoped<FundTotals>()
            .Demonstration<LancasterFund>()
            .Demonstration<FundFacts>()
            .Demonstration<LancasterExpectations>();

    public override void Graph(GraphContribution graph)
    {
        AddFields(graph);
        AddMutations(graph);
        AddNodes(graph);
        Examples.AddTo(graph);
    }

    public override void Datasets(ModuleDatasets datasets)
    {
        TotalFiles.AddTo(datasets);
    }

    private static void AddFields(GraphContribution graph) =>
        graph
            .Extend<Partnership, FundQueries>()
            .Extend<Partnership, FundedSchemeQueries>()
            .Extend<Partnership, ProgrammeQueries>()
            .Extend<Partnership, RoundQueries>()
            .Extend<Partnership, ApplicationQueries>()
            .Extend<Partnership, ConflictQueries>()
            .Extend<Partnership, PriorityQueries>()
            .Extend<Partnership, SplitFields>()
            .Extend<Partnership, TotalQueries>()
            .Extend<Fund, FundElementFields>()
            .Extend<Fund, ProtocolFields>()
            .Extend<Fund, StatedTotalFields>()
            .Extend<Fund, FundFields>()
            .Extend<Allocation, ApprovalFields>()
            .Extend<Allocation, PriorityFields>()
            .Extend<Allocation, AllocationActionFields>()
            .Extend<Fund, FundActionFields>()
            .Extend<Action, ActionFundingFields>()
            .Extend<Allocation, AllocationSplitFields>()
            .Extend<Programme, ProgrammeFields>()
            .Extend<Round, RankingFields>()
            .Extend<Application, AssessmentFields>()
            .Extend<Application, DecisionFields>();

    private static void AddMutations(GraphContribution graph) =>
        graph
            .Mutation<FundMutations>()
            .Mutation<ApprovalMutations>()
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
            .Mutation<PriorityMutations>()
            .Mutation<ActionFundingMutations>();

    private static void AddNodes(GraphContribution graph) =>
        graph
            .Node<Fund>(FundQueries.FindAsync)
            .Changes<Fund>()
            .Node<Allocation>(FundQueries.FindAllocationAsync)
            .Node<FundElement>(FundElementFields.FindAsync)
            .Node<StatedTotal>(StatedTotalFields.FindAsync)
            .Node<FundedScheme>(FundedSchemeQueries.FindAsync)
            .Node<Round>(RoundQueries.FindAsync)
            .Node<Application>(ApplicationQueries.FindAsync)
            .Node<FundingPriority>(PriorityQueries.FindAsync);
}
