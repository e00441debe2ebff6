using CouncilPlatform.LocalityPlans.Demonstration;

[assembly: CouncilModule("localityplans", SdkVersion.Current)]

namespace CouncilPlatform.LocalityPlans;

/// <summary>Plans of districts and county, the actions they agree on, and how those fare.</summary>
internal sealed class LocalityPlansModule : ServiceModule
{
    public override void Register(ModuleServices services) =>
        services
            .Db<LocalityPlansDb>()
            .Handlers()
            .Calendar<KeyDateCalendar>()
            .Scoped<MonitoringSnapshot>()
            .Scoped<Districts>()
            .Scoped<ActionPlanDoor>()
            .Scoped<ActionWriter>()
            .Scoped<ActionExceptions>()
            .Scoped<ActionRecords>()
            .Scoped<ActionImport>()
            .Scoped<ImportCommand>()
            .Scoped<AssetRegister>()
            .Scoped<AssetCommands>()
            .Demonstration<PlanDemonstration>()
            .Demonstration<SouthLakelandScrutiny>();

    public override void Graph(GraphContribution graph)
    {
        AddFields(graph);
        AddMutations(graph);
        AddNodes(graph);
        MonitoringGraph.AddTo(graph);
        Examples.AddTo(graph);
    }

    public override void Commands(ModuleCommands commands)
    {
        ImportCommand.AddTo(commands);
        TemplateCommand.AddTo(commands);
        AssetCommands.AddTo(commands);
    }

    public override void Datasets(ModuleDatasets datasets)
    {
        AssetFile.AddTo(datasets);
        MonitoringFiles.AddTo(datasets);
    }

    private static void AddFields(GraphContribution graph) =>
        graph
            .Extend<Partnership, LocalityPlanQueries>()
            .Extend<Partnership, ActionPlanQueries>()
            .Extend<Partnership, ActionQueries>()
            .Extend<Partnership, KeyDateQueries>()
            .Extend<Partnership, CitationQueries>()
            .Extend<Action, ActionFields>()
            .Extend<KeyDate, KeyDateFields>();

    private static void AddMutations(GraphContribution graph) =>
        graph
            .Mutation<LocalityPlanMutations>()
            .Mutation<LocalityPlanSteps>()
            .Mutation<ActionPlanMutations>()
            .Mutation<ActionMutations>()
            .Mutation<ProgressMutations>()
            .Mutation<CitationMutations>();

    private static void AddNodes(GraphContribution graph) =>
        graph
            .Node<LocalityPlan>(LocalityPlanQueries.FindAsync)
            .Node<ActionPlan>(ActionPlanQueries.FindAsync<ActionPlan>)
            .Node<Theme>(ActionPlanQueries.FindAsync<Theme>)
            .Node<Opportunity>(ActionPlanQueries.FindAsync<Opportunity>)
            .Node<Action>(ActionPlanQueries.FindAsync<Action>)
            .Changes<Action>()
            .Node<KeyDate>(ActionPlanQueries.FindAsync<KeyDate>)
            .Node<ProgressUpdate>(ActionPlanQueries.FindAsync<ProgressUpdate>)
            .Node<SourceCitation>(ActionPlanQueries.FindAsync<SourceCitation>);
}
