namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>The table of compatibility checks.</summary>
internal static class CompatibilityTables
{
    public static void Configure(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<CompatibilityCheck>(e =>
        {
            e.Property(c => c.Id).ValueGeneratedNever();
            e.Property(c => c.What).HasMaxLength(200);
            e.Property(c => c.Source).HasMaxLength(500);
            e.Property(c => c.Evidence).HasMaxLength(2000);
            e.HasOne<Action>()
                .WithMany()
                .HasForeignKey(c => c.ActionId)
                .HasConstraintName("FK_localityplans_compatibility_checks_action")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(c => new { c.ActionId, c.Number }).IsUnique();
            e.HasIndex(c => new { c.PartnershipId, c.What });
        });
}
