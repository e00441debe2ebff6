namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>The tables of elected members, their seats and interests.</summary>
internal static class ElectedMemberTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ElectedMember>(e =>
        {
            e.Property(m => m.Id).ValueGeneratedNever();
            e.Property(m => m.Slug).HasMaxLength(60);
            e.Property(m => m.Label).HasMaxLength(RoleText.Longest);
            e.HasIndex(m => new { m.PartnershipId, m.Slug }).IsUnique();
            e.HasIndex(m => new { m.PartnershipId, m.Label });
        });
        modelBuilder.Entity<CouncilSeat>(e =>
        {
            e.Property(s => s.Id).ValueGeneratedNever();
            e.Property(s => s.Office).HasMaxLength(RoleText.Longest);
            e.Property(s => s.Area).HasMaxLength(120);
            e.Property(s => s.CouncilId);
            e.HasOne<ElectedMember>()
                .WithMany()
                .HasForeignKey(s => s.MemberId)
                .HasConstraintName("FK_localityplans_council_seats_member")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(s => new { s.MemberId, s.Number }).IsUnique();
        });
        modelBuilder.Entity<DeclaredInterest>(e =>
        {
            e.Property(i => i.Id).ValueGeneratedNever();
            e.Property(i => i.What).HasMaxLength(500);
            e.HasOne<CouncilSeat>()
                .WithMany()
                .HasForeignKey(i => i.SeatId)
                .HasConstraintName("FK_localityplans_declared_interests_seat")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(i => new { i.SeatId, i.Number }).IsUnique();
        });
    }
}
