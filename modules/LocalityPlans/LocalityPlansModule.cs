using CouncilPlatform.LocalityPlans;
using CouncilPlatform.LocalityPlans.ActionPlans;
using CouncilPlatform.LocalityPlans.Assets;
using CouncilPlatform.LocalityPlans.KeyDates;
using CouncilPlatform.LocalityPlans.MonitoringReports;
using CouncilPlatform.LocalityPlans.Progress;
using CouncilPlatform.Sdk;

[assembly: CouncilModule("localityplans", SdkVersion.Current)]

namespace CouncilPlatform.LocalityPlans;

/// <summary>Plans of districts and county, the actions they agree on, and how those fare.</summary>
internal sealed class LocalityPlansModule : ServiceModule
{
    public override void Register(ModuleServices services) => services
        .Db<LocalityPlansDb>()
        .Handlers()
        .Scoped<ActionRecords>()
        .Scoped<MonitoringSnapshot>();

    public override void Graph(GraphContribution graph)
    {
        AddFields(graph);
        AddMutations(graph);
        AddNodes(graph);
        MonitoringGraph.AddTo(graph);
    }

    public override void Datasets(ModuleDatasets datasets)
    {
        AssetFile.AddTo(datasets);
        MonitoringFiles.AddTo(datasets);
    }

    private static void AddFields(GraphContribution graph) => graph
        .Extend<Partnership, ActionPlanQueries>()
        .Extend<Action, ActionFields>()
        .Extend<KeyDate, KeyDateFields>();

    private static void AddMutations(GraphContribution graph) => _ = graph;

    private static void AddNodes(GraphContribution graph) => graph
        .Node<ActionPlan>(ActionPlanQueries.FindAsync<ActionPlan>)
        .Node<Theme>(ActionPlanQueries.FindAsync<Theme>)
        .Node<Opportunity>(ActionPlanQueries.FindAsync<Opportunity>)
        .Node<Action>(ActionPlanQueries.FindAsync<Action>)
        .Node<KeyDate>(ActionPlanQueries.FindAsync<KeyDate>)
        .Node<ProgressUpdate>(ActionPlanQueries.FindAsync<ProgressUpdate>);
}
