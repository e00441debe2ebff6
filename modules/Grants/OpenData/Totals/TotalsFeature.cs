namespace CouncilPlatform.Grants.OpenData;

internal sealed class TotalsFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<GrantTotals>().Scoped<FundTotals>();

    public override void Datasets(ModuleDatasets datasets) => TotalFiles.AddTo(datasets);

    public override void Graph(GraphContribution graph) => graph.Extend<Partnership, TotalQueries>();
}
