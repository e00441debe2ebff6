using CouncilPlatform.Grants.Demonstration;

[assembly: CouncilModule("grants", SdkVersion.Current)]

namespace CouncilPlatform.Grants;

/// <summary>
/// Funds and what they are spent on; programmes and their rounds, from application to closure; grants awarded, in the 360Giving standard.
/// </summary>
internal sealed class GrantsModule : ServiceModule
{
    public override void Register(ModuleServices services) =>
        services
            .Scoped<OwnAwards>()
            .Scoped<AgreementDoor>()
            .Scoped<VariationDoor>()
            .Scoped<OpenItems>()
            .Scoped<ContributionSums>()
            .Scoped<Actuals>()
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
            .Extend<Partnership, AwardQueries>()
            .Extend<Partnership, PublisherQueries>()
            .Extend<Partnership, QualityQueries>()
            .Extend<Partnership, MonitoringQueries>()
            .Extend<Partnership, AgreementQueries>()
            .Extend<Partnership, GrantMapQueries>()
            .Extend<Allocation, ContributionFields>()
            .Extend<Allocation, MeasureFields>()
            .Extend<Allocation, AllocationMonitoring>()
            .Extend<Allocation, AgreementFields>()
            .Extend<Allocation, VariationFields>()
            .Extend<Allocation, ClosureFields>()
            .Extend<MonitoringReturn, MonitoringFields>()
            .Extend<Programme, ProgrammeClosureFields>()
            .Extend<Round, RoundClosureFields>()
            .Extend<Application, ApplicationAgreementFields>()
            .Extend<Application, ApplicationAwardFields>()
            .Extend<Award, AwardHistoryFields>()
            .Extend<Award, OwnAwardFields>()
            .Extend<Award, AwardQualityFields>();

    private static void AddMutations(GraphContribution graph) =>
        graph
            .Mutation<PublisherMutations>()
            .Mutation<ContributionMutations>()
            .Mutation<MeasureMutations>()
            .Mutation<MonitoringScheduleMutations>()
            .Mutation<MonitoringMutations>()
            .Mutation<AgreementMutations>()
            .Mutation<VariationMutations>()
            .Mutation<ClosureMutations>()
            .Mutation<RoundClosureMutations>()
            .Mutation<GrantMapMutations>();

    private static void AddNodes(GraphContribution graph) =>
        graph
            .Node<GrantAgreement>(AgreementQueries.FindAsync)
            .Node<Award>(AwardQueries.FindAsync<Award>)
            .Node<Recipient>(AwardQueries.FindAsync<Recipient>)
            .Node<MonitoringReturn>(MonitoringQueries.FindAsync)
            .Node<GrantMap>(GrantMapQueries.FindAsync)
            .Node<GrantMapEntry>(GrantMapQueries.FindEntryAsync);
}
