namespace CouncilPlatform.LocalityPlans.Scrutiny;

internal sealed class RecommendationsFeature : Feature
{
    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<Recommendation>(e =>
        {
            e.HasIndex(r => new { r.PartnershipId, r.Number }).IsUnique();
            e.HasIndex(r => new { r.PartnershipId, r.Digest }).IsUnique();
        });
        tables.Entity<RecommendationTopic>().HasKey(t => new { t.RecommendationId, t.Topic });
        tables.Entity<RecommendationAction>(e =>
        {
            e.References(a => a.ActionId, typeof(PlanAction));
            e.HasIndex(a => new { a.RecommendationId, a.ActionId })
                .HasDatabaseName("IX_localityplans_recommendation_actions_Recommendation_Action")
                .IsUnique();
            e.HasIndex(a => a.ActionId);
        });
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, RecommendationQueries>()
            .Extend<PlanAction, ActionRecommendationFields>()
            .Mutation<RecommendationMutations>()
            .Node<Recommendation>()
            .Search<Recommendation>(r => Shown.Of(r.Kind) + " " + r.Number + ": " + r.Text);
}
