namespace CouncilPlatform.LocalityPlans.Scrutiny;

internal sealed class WorkProgrammesFeature : Feature
{
    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<WorkProgrammeItem>().HasIndex(i => new { i.PartnershipId, i.CouncilYear });
        tables.Entity<WorkProgrammeTopic>(e =>
        {
            e.HasKey(t => new { t.ItemId, t.Topic });
            e.References(t => t.ItemId, typeof(WorkProgrammeItem));
            e.HasIndex(t => t.Topic);
        });
    }

    public override void Graph(GraphContribution graph) =>
        graph.Extend<Partnership, WorkProgrammeQueries>().Mutation<WorkProgrammeMutations>().Node<WorkProgrammeItem>();
}
