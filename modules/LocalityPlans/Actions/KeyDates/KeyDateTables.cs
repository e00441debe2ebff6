namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>The table of key dates.</summary>
internal static class KeyDateTables
{
    public static void Configure(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<KeyDate>(e =>
        {
            e.Property(d => d.Id).ValueGeneratedNever();
            e.Property(d => d.Text).HasMaxLength(500);
            e.Property(d => d.DependsOn).HasMaxLength(500);
            e.Property(d => d.Unit).HasMaxLength(100);
            e.Property(d => d.Fault).HasMaxLength(500);
            e.Property(d => d.DueFrom);
            e.Property(d => d.DueBy);
            e.HasOne<PlanAction>()
                .WithMany()
                .HasForeignKey(d => d.ActionId)
                .HasConstraintName("FK_localityplans_key_dates_action")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(d => new { d.ActionId, d.Number });
        });
}
