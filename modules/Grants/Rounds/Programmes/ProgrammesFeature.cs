namespace CouncilPlatform.Grants.Rounds;

internal sealed class ProgrammesFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<Drawings>();

    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<Programme>().HasIndex(p => new { p.PartnershipId, p.Code }).IsUnique();
        tables.Entity<ProgrammeFund>().HasKey(f => new { f.ProgrammeId, f.FundId });
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, ProgrammeQueries>()
            .Extend<Programme, ProgrammeFields>()
            .Mutation<ProgrammeMutations>()
            .Node<Programme>()
            .Search<Programme>(p => p.Title ?? p.Code, p => p.Code);
}
