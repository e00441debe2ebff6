namespace CouncilPlatform.LocalityPlans.Scrutiny;

internal sealed class MembersFeature : Feature
{
    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<ElectedMember>(e =>
        {
            e.HasIndex(m => new { m.PartnershipId, m.Label });
        });
        tables
            .Entity<CouncilSeat>()
            .References(s => s.MemberId, typeof(ElectedMember))
            .HasIndex(s => new { s.MemberId, s.Number })
            .IsUnique();
        tables
            .Entity<DeclaredInterest>()
            .References(i => i.SeatId, typeof(CouncilSeat))
            .HasIndex(i => new { i.SeatId, i.Number })
            .IsUnique();
    }

    public override void Graph(GraphContribution graph) =>
        graph.Extend<Partnership, ElectedMemberQueries>().Mutation<ElectedMemberMutations>().Node<ElectedMember>();
}
