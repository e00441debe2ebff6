namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>The tables of briefings and who is invited.</summary>
internal static class BriefingTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<MemberBriefing>(e =>
        {
            e.Property(b => b.Id).ValueGeneratedNever();
            e.Property(b => b.Title).HasMaxLength(200);
            e.Property(b => b.About).HasMaxLength(2000);
            e.HasIndex(b => new { b.PartnershipId, b.On });
        });
        modelBuilder.Entity<BriefingCouncil>(e =>
        {
            e.HasKey(c => new { c.BriefingId, c.CouncilId });
            e.HasOne<MemberBriefing>()
                .WithMany()
                .HasForeignKey(c => c.BriefingId)
                .HasConstraintName("FK_localityplans_briefing_councils_briefing")
                .OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<BriefingInvitation>(e =>
        {
            e.Property(i => i.Id).ValueGeneratedNever();
            e.HasOne<MemberBriefing>()
                .WithMany()
                .HasForeignKey(i => i.BriefingId)
                .HasConstraintName("FK_localityplans_briefing_invitations_briefing")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasOne<ElectedMember>()
                .WithMany()
                .HasForeignKey(i => i.MemberId)
                .HasConstraintName("FK_localityplans_briefing_invitations_member")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(i => new { i.BriefingId, i.MemberId }).IsUnique();
            e.HasIndex(i => new { i.BriefingId, i.Number }).IsUnique();
        });
    }
}
