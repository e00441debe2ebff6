namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>The table of progress.</summary>
internal static class ProgressTables
{
    public static void Configure(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<ProgressUpdate>(e =>
        {
            e.Property(p => p.Id).ValueGeneratedNever();
            e.Property(p => p.Note).HasMaxLength(2000);
            e.Property(p => p.WithdrawnReason).HasMaxLength(1000);
            e.Property(p => p.RecordedUtc);
            e.HasOne<PlanAction>()
                .WithMany()
                .HasForeignKey(p => p.ActionId)
                .HasConstraintName("FK_localityplans_progress_updates_action")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasOne<KeyDate>()
                .WithMany()
                .HasForeignKey(p => p.KeyDateId)
                .HasConstraintName("FK_localityplans_progress_updates_key_date")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(p => new { p.ActionId, p.RecordedUtc });
        });
}
