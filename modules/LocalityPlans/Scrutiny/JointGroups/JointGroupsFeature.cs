namespace CouncilPlatform.LocalityPlans.Scrutiny;

internal sealed class JointGroupsFeature : Feature
{
    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<NeedsAssessment>();
        tables.Entity<JointGroup>(e =>
        {
            e.HasIndex(g => new { g.PartnershipId, g.Name });
        });
        tables.Entity<PriorityArea>().References(a => a.GroupId, typeof(JointGroup)).HasIndex(a => new { a.GroupId, a.Number }).IsUnique();
    }

    public override void Graph(GraphContribution graph) =>
        graph.Extend<Partnership, JointGroupQueries>().Mutation<JointGroupMutations>().Node<JointGroup>().Node<NeedsAssessment>();
}
