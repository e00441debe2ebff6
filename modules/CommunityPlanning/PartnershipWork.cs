using CouncilPlatform.CommunityPlanning.Demonstration;

namespace CouncilPlatform.CommunityPlanning;

/// <summary>What partners put in and how they work together, beside what they want to reach.</summary>
internal static class PartnershipWork
{
    public static ModuleServices AddTo(ModuleServices services) =>
        services
            .Scoped<SpendTotals>()
            .Scoped<SpendFile>()
            .Scoped<FilledForms>()
            .Scoped<PracticeFinder>()
            .Scoped<AnnualReportWriter>()
            .Demonstration<ArrangementDemonstration>()
            .Demonstration<LanarkshireDemonstration>();

    public static void AddTo(GraphContribution graph)
    {
        AddFields(graph);
        AddMutations(graph);
        AddNodes(graph);
    }

    public static void AddTo(ModuleDatasets datasets)
    {
        SpendFile.AddTo(datasets);
        ReturnFiles.AddTo(datasets);
        AnnualReportFiles.AddTo(datasets);
    }

    private static void AddFields(GraphContribution graph) =>
        graph
            .Extend<Partnership, BudgetQueries>()
            .Extend<Partnership, EngagementQueries>()
            .Extend<Partnership, StructureQueries>()
            .Extend<Partnership, HotspotQueries>()
            .Extend<Partnership, ArrangementQueries>()
            .Extend<Partnership, ReturnQueries>()
            .Extend<Partnership, BestPracticeQueries>()
            .Extend<Partnership, AnnualReportQueries>()
            .Extend<LocalOutcome, OutcomeSpend>();

    private static void AddMutations(GraphContribution graph) =>
        graph
            .Mutation<BudgetMutations>()
            .Mutation<EngagementMutations>()
            .Mutation<StructureChangeMutations>()
            .Mutation<AreaMutations>()
            .Mutation<HotspotMutations>()
            .Mutation<ArrangementMutations>()
            .Mutation<ReturnMutations>()
            .Mutation<BestPracticeMutations>()
            .Mutation<AnnualReportMutations>();

    private static void AddNodes(GraphContribution graph) =>
        graph
            .Node<BudgetLine>(FrameworkQueries.FindAsync<BudgetLine>)
            .Node<ResourceRequest>(FrameworkQueries.FindAsync<ResourceRequest>)
            .Changes<ResourceRequest>()
            .Node<EngagementEvidence>(FrameworkQueries.FindAsync<EngagementEvidence>)
            .Node<StructureChange>(FrameworkQueries.FindAsync<StructureChange>)
            .Node<AreaCommittee>(FrameworkQueries.FindAsync<AreaCommittee>)
            .Node<AreaDecision>(FrameworkQueries.FindAsync<AreaDecision>)
            .Node<LocalGroup>(FrameworkQueries.FindAsync<LocalGroup>)
            .Node<Hotspot>(FrameworkQueries.FindAsync<Hotspot>)
            .Changes<Hotspot>()
            .Node<Arrangement>(FrameworkQueries.FindAsync<Arrangement>)
            .Node<ReturnItem>(FrameworkQueries.FindAsync<ReturnItem>)
            .Node<ReturnForm>(FrameworkQueries.FindAsync<ReturnForm>)
            .Node<FundingReturn>(FrameworkQueries.FindAsync<FundingReturn>)
            .Node<BestPractice>(FrameworkQueries.FindAsync<BestPractice>)
            .Node<AnnualReport>(FrameworkQueries.FindAsync<AnnualReport>);
}
