namespace CouncilPlatform.Grants.Rounds;

internal sealed class RoundsFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<RoundProgress>();

    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<Round>(e =>
        {
            e.HasIndex(r => new { r.PartnershipId, r.OpensUtc });
        });
        tables.Entity<RoundCriterion>().HasIndex(c => new { c.RoundId, c.Number }).IsUnique();
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, RoundQueries>()
            .Mutation<RoundMutations>()
            .Node<Round>()
            .Search<Round, GrantsDb>((db, partnership, caller) => db.Of<Round>(partnership).Announced(caller, partnership), r => r.Title);
}
