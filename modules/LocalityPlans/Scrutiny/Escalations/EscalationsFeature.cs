namespace CouncilPlatform.LocalityPlans.Scrutiny;

internal sealed class EscalationsFeature : Feature
{
    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<Escalation>(e =>
        {
            e.References(x => x.ActionId, typeof(PlanAction));
            e.HasIndex(x => new { x.PartnershipId, x.Number }).IsUnique();
            e.HasIndex(x => x.RecommendationId);
            e.HasIndex(x => x.ActionId);
        });
        tables.Entity<EscalationHop>().HasIndex(h => new { h.EscalationId, h.Number }).IsUnique();
    }

    public override void Graph(GraphContribution graph) =>
        graph.Extend<Partnership, EscalationQueries>().Mutation<EscalationMutations>().Node<Escalation>();
}
