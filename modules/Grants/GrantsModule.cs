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
            .Scoped<OwnAwards>()
            .Scoped<Drawings>()
            .Scoped<RoundProgress>()
            .Scoped<ApplicationDoor>()
            .Scoped<Scores>()
            .Scoped<Impartiality>()
            .Scoped<Assessor>()
            .Scoped<Decider>()
            .Scoped<AgreementDoor>()
            .Scoped<VariationDoor>()
            .Scoped<OpenItems>()
            .Scoped<ContributionSums>()
            .Scoped<Actuals>()
            .Scoped<PriorityLinks>()
            .Scoped<FundedActions>()
            .Scoped<MonitoringDoor>()
            .Scoped<Reminders>()
            .Scoped<RemindersCommand>()
            .Scoped<AwardImport>()
            .Scoped<ImportCommand>()
            .Scoped<AwardFile>()
            .Scoped<PublishCommand>()
            .Scoped<ExportCommand>()
            .Scoped<QualityReport>()
            .Scoped<QualityCommand>()
            .Scoped<GrantTotals>()
            .Scoped<FundTotals>()
            .Demonstration<LancasterFund>()
            .Demonstration<FundFacts>()
            .Demonstration<LancasterExpectations>()
            .Demonstration<GrantMapDemonstration>();

    public override void Graph(GraphContribution graph)
    {
        AddFields(graph);
        AddMutations(graph);
        AddNodes(graph);
        Examples.AddTo(graph);
    }

    public override void Datasets(ModuleDatasets datasets)
    {
        AwardFile.AddTo(datasets);
        TotalFiles.AddTo(datasets);
        GrantMapFile.AddTo(datasets);
    }

    public override void Commands(ModuleCommands commands)
    {
        ImportCommand.AddTo(commands);
        PublishCommand.AddTo(commands);
        ExportCommand.AddTo(commands);
        QualityCommand.AddTo(commands);
        RemindersCommand.AddTo(commands);
    }

    private static void AddFields(GraphContribution graph) =>
        graph
            .Extend<Partnership, FundQueries>()
            .Extend<Partnership, FundedSchemeQueries>()
            .Extend<Partnership, AwardQueries>()
            .Extend<Partnership, PublisherQueries>()
            .Extend<Partnership, QualityQueries>()
            .Extend<Partnership, ProgrammeQueries>()
            .Extend<Partnership, RoundQueries>()
            .Extend<Partnership, ApplicationQueries>()
            .Extend<Partnership, ConflictQueries>()
            .Extend<Partnership, PriorityQueries>()
            .Extend<Partnership, MonitoringQueries>()
            .Extend<Partnership, AgreementQueries>()
            .Extend<Partnership, SplitFields>()
            .Extend<Partnership, TotalQueries>()
            .Extend<Partnership, GrantMapQueries>()
            .Extend<Fund, FundElementFields>()
            .Extend<Fund, ProtocolFields>()
            .Extend<Fund, StatedTotalFields>()
            .Extend<Fund, FundFields>()
            .Extend<Allocation, ApprovalFields>()
            .Extend<Allocation, ContributionFields>()
            .Extend<Allocation, MeasureFields>()
            .Extend<Allocation, PriorityFields>()
            .Extend<Allocation, AllocationActionFields>()
            .Extend<Fund, FundActionFields>()
            .Extend<Action, ActionFundingFields>()
            .Extend<Allocation, AllocationMonitoring>()
            .Extend<Allocation, AgreementFields>()
            .Extend<Allocation, VariationFields>()
            .Extend<Allocation, ClosureFields>()
            .Extend<Allocation, AllocationSplitFields>()
            .Extend<MonitoringReturn, MonitoringFields>()
            .Extend<Programme, ProgrammeFields>()
            .Extend<Programme, ProgrammeClosureFields>()
            .Extend<Round, RankingFields>()
            .Extend<Round, RoundClosureFields>()
            .Extend<Application, ApplicationAgreementFields>()
            .Extend<Application, AssessmentFields>()
            .Extend<Application, DecisionFields>()
            .Extend<Application, ApplicationAwardFields>()
            .Extend<Award, AwardHistoryFields>()
            .Extend<Award, OwnAwardFields>()
            .Extend<Award, AwardQualityFields>();

    private static void AddMutations(GraphContribution graph) =>
        graph
            .Mutation<FundMutations>()
            .Mutation<ApprovalMutations>()
            .Mutation<FundElementMutations>()
            .Mutation<ProtocolMutations>()
            .Mutation<StatedTotalMutations>()
            .Mutation<FundedSchemeMutations>()
            .Mutation<PublisherMutations>()
            .Mutation<ProgrammeMutations>()
            .Mutation<RoundMutations>()
            .Mutation<FormMutations>()
            .Mutation<ApplicationMutations>()
            .Mutation<AssessmentMutations>()
            .Mutation<DecisionMutations>()
            .Mutation<ContributionMutations>()
            .Mutation<MeasureMutations>()
            .Mutation<PriorityMutations>()
            .Mutation<ActionFundingMutations>()
            .Mutation<MonitoringScheduleMutations>()
            .Mutation<MonitoringMutations>()
            .Mutation<AgreementMutations>()
            .Mutation<VariationMutations>()
            .Mutation<ClosureMutations>()
            .Mutation<RoundClosureMutations>()
            .Mutation<GrantMapMutations>();

    private static void AddNodes(GraphContribution graph) =>
        graph
            .Node<Fund>(FundQueries.FindAsync)
            .Changes<Fund>()
            .Node<Allocation>(FundQueries.FindAllocationAsync)
            .Node<FundElement>(FundElementFields.FindAsync)
            .Node<StatedTotal>(StatedTotalFields.FindAsync)
            .Node<FundedScheme>(FundedSchemeQueries.FindAsync)
            .Node<GrantAgreement>(AgreementQueries.FindAsync)
            .Node<Award>(AwardQueries.FindAsync<Award>)
            .Node<Recipient>(AwardQueries.FindAsync<Recipient>)
            .Node<Programme>(AwardQueries.FindAsync<Programme>)
            .Node<Round>(RoundQueries.FindAsync)
            .Node<Application>(ApplicationQueries.FindAsync)
            .Node<FundingPriority>(PriorityQueries.FindAsync)
            .Node<MonitoringReturn>(MonitoringQueries.FindAsync)
            .Node<GrantMap>(GrantMapQueries.FindAsync)
            .Node<GrantMapEntry>(GrantMapQueries.FindEntryAsync);
}
