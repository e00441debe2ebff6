[assembly: CouncilModule("communityplanning", SdkVersion.Current)]

namespace CouncilPlatform.CommunityPlanning;

/// <summary>Outcomes that partners agree on, how far they have come, and what each partner puts in.</summary>
internal sealed class CommunityPlanningModule : ServiceModule
{
    public override void Register(ModuleServices services) =>
        PartnershipWork
            .AddTo(services)
            .Db<CommunityPlanningDb>()
            .Handlers()
            .Scoped<FrameworkDoor>()
            .Scoped<ObservationWriter>()
            .Scoped<ObservationImport>()
            .Scoped<ImportCommand>()
            .Scoped<PerformanceReports>()
            .Scoped<Benchmarks>();

    public override void Graph(GraphContribution graph)
    {
        AddFields(graph);
        AddMutations(graph);
        AddNodes(graph);
        PartnershipWork.AddTo(graph);
        Examples.AddTo(graph);
    }

    public override void Commands(ModuleCommands commands)
    {
        ImportCommand.AddTo(commands);
        SpendFile.AddTo(commands);
    }

    public override void Datasets(ModuleDatasets datasets) => PartnershipWork.AddTo(datasets);

    private static void AddFields(GraphContribution graph) =>
        graph
            .Extend<Partnership, FrameworkQueries>()
            .Extend<Partnership, ObservationQueries>()
            .Extend<Partnership, FigureMappingQueries>()
            .Extend<Partnership, BenchmarkingQueries>()
            .Extend<Indicator, IndicatorFields>()
            .Extend<IndicatorTarget, TargetPerformance>()
            .Extend<LocalOutcome, OutcomePerformance>()
            .Extend<LocalOutcome, OutcomeLinkFields>()
            .Extend<NationalOutcome, NationalPerformance>()
            .Extend<LocalArea, AreaPerformance>()
            .Extend<Partnership, ThemeQueries>()
            .Extend<OutcomeAgreement, AgreementPerformance>();

    private static void AddMutations(GraphContribution graph) =>
        graph
            .Mutation<OutcomeMutations>()
            .Mutation<IndicatorMutations>()
            .Mutation<OutcomeActionMutations>()
            .Mutation<OutcomeLinkMutations>()
            .Mutation<ObservationMutations>()
            .Mutation<FigureMappingMutations>()
            .Mutation<PerformanceMutations>()
            .Mutation<BenchmarkingMutations>();

    private static void AddNodes(GraphContribution graph) =>
        graph
            .Node<NationalOutcome>(FrameworkQueries.FindAsync<NationalOutcome>)
            .Node<LocalOutcome>(FrameworkQueries.FindAsync<LocalOutcome>)
            .Changes<LocalOutcome>()
            .Node<Indicator>(FrameworkQueries.FindAsync<Indicator>)
            .Changes<Indicator>()
            .Node<IndicatorTarget>(FrameworkQueries.FindAsync<IndicatorTarget>)
            .Node<LocalArea>(FrameworkQueries.FindAsync<LocalArea>)
            .Node<OutcomeAgreement>(FrameworkQueries.FindAsync<OutcomeAgreement>)
            .Changes<OutcomeAgreement>()
            .Node<OutcomeAction>(FrameworkQueries.FindAsync<OutcomeAction>)
            .Changes<OutcomeAction>()
            .Node<ReportingBody>(FrameworkQueries.FindAsync<ReportingBody>)
            .Node<FigureMapping>(FrameworkQueries.FindAsync<FigureMapping>)
            .Node<Observation>(FrameworkQueries.FindAsync<Observation>)
            .Node<PublishedReport>(FrameworkQueries.FindAsync<PublishedReport>)
            .Node<FamilyGroup>(FrameworkQueries.FindAsync<FamilyGroup>)
            .Node<DeflatorSeries>(FrameworkQueries.FindAsync<DeflatorSeries>)
            .Node<ServiceCost>(FrameworkQueries.FindAsync<ServiceCost>);
}
