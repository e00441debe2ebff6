namespace CouncilPlatform.Grants.Funds;

internal sealed class FundedSchemesFeature : Feature
{
    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<FundedScheme>();
        tables
            .Entity<SchemeSource>()
            .References(s => s.SchemeId, typeof(FundedScheme))
            .HasIndex(s => new { s.SchemeId, s.Number })
            .IsUnique();
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, FundedSchemeQueries>()
            .Mutation<FundedSchemeMutations>()
            .Node<FundedScheme>()
            .Search<FundedScheme>(s => s.Title, s => s.Description);
}
