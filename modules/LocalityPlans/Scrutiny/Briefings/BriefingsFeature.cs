namespace CouncilPlatform.LocalityPlans.Scrutiny;

internal sealed class BriefingsFeature : Feature
{
    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<MemberBriefing>().HasIndex(b => new { b.PartnershipId, b.On });
        tables
            .Entity<BriefingCouncil>()
            .References(c => c.BriefingId, typeof(MemberBriefing))
            .HasKey(c => new { c.BriefingId, c.CouncilId });
        tables.Entity<BriefingInvitation>(e =>
        {
            e.References(i => i.BriefingId, typeof(MemberBriefing)).References(i => i.MemberId, typeof(ElectedMember));
            e.HasIndex(i => new { i.BriefingId, i.MemberId }).IsUnique();
            e.HasIndex(i => new { i.BriefingId, i.Number }).IsUnique();
        });
    }

    public override void Graph(GraphContribution graph) =>
        graph.Extend<Partnership, BriefingQueries>().Mutation<BriefingMutations>().Node<MemberBriefing>();
}
