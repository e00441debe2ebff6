namespace CouncilPlatform.LocalityPlans.Risks;

/// <summary>The tables of risks and their controls.</summary>
internal static class RiskTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PartnershipRisk>(e =>
        {
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.Risk).HasMaxLength(1000);
            e.Property(r => r.Consequence).HasMaxLength(2000);
            e.Property(r => r.Owner).HasMaxLength(RoleText.Longest);
            e.Property(r => r.Source).HasMaxLength(500);
            e.Property(r => r.ClosedBecause).HasMaxLength(1000);
            e.HasIndex(r => new { r.PartnershipId, r.Number }).IsUnique();
        });
        modelBuilder.Entity<RiskControl>(e =>
        {
            e.Property(c => c.Id).ValueGeneratedNever();
            e.Property(c => c.Text).HasMaxLength(1000);
            e.HasOne<PartnershipRisk>()
                .WithMany()
                .HasForeignKey(c => c.RiskId)
                .HasConstraintName("FK_localityplans_risk_controls_risk")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(c => new { c.RiskId, c.Number }).IsUnique();
        });
    }
}
