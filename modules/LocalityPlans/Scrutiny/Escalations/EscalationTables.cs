namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>The tables of escalations and their hops.</summary>
internal static class EscalationTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Escalation>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Title).HasMaxLength(300);
            e.Property(x => x.Source).HasMaxLength(500);
            e.Property(x => x.Outcome).HasMaxLength(2000);
            e.HasOne<Recommendation>()
                .WithMany()
                .HasForeignKey(x => x.RecommendationId)
                .HasConstraintName("FK_localityplans_escalations_recommendation")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasOne<PlanAction>()
                .WithMany()
                .HasForeignKey(x => x.ActionId)
                .HasConstraintName("FK_localityplans_escalations_action")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.PartnershipId, x.Number }).IsUnique();
            e.HasIndex(x => x.RecommendationId);
            e.HasIndex(x => x.ActionId);
        });
        modelBuilder.Entity<EscalationHop>(e =>
        {
            e.Property(h => h.Id).ValueGeneratedNever();
            e.Property(h => h.To).HasMaxLength(RoleText.Longest);
            e.Property(h => h.Said).HasMaxLength(2000);
            e.Property(h => h.CouncilId);
            e.HasOne<Escalation>()
                .WithMany()
                .HasForeignKey(h => h.EscalationId)
                .HasConstraintName("FK_localityplans_escalation_hops_escalation")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(h => new { h.EscalationId, h.Number }).IsUnique();
        });
    }
}
