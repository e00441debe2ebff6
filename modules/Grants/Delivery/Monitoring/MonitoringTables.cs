namespace CouncilPlatform.Grants.Delivery;

/// <summary>The tables of monitoring returns. Names longer than the 63 characters of PostgreSQL are given here.</summary>
internal static class MonitoringTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<MonitoringReturn>(e =>
        {
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.Title).HasMaxLength(200);
            e.Property(r => r.Remark).HasMaxLength(2000);
            e.Property(r => r.Stage);
            e.Ignore(r => r.IsAwaited);
            e.HasOne<Allocation>().WithMany().HasForeignKey(r => r.AllocationId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(r => new { r.AllocationId, r.Number }).IsUnique();
            e.HasIndex(r => new { r.PartnershipId, r.DueOn });
        });
        modelBuilder.Entity<MonitoringSubmission>(e =>
        {
            e.Property(s => s.Id).ValueGeneratedNever();
            e.Property(s => s.Narrative);
            e.Property(s => s.Reason).HasMaxLength(2000);
            e.Property(s => s.SpentRevenuePence);
            e.Property(s => s.SpentCapitalPence);
            e.Property(s => s.ActualsJson);
            e.Property(s => s.SubmittedUtc);
            e.Property(s => s.ReviewedUtc);
            e.HasOne<MonitoringReturn>()
                .WithMany()
                .HasForeignKey(s => s.MonitoringReturnId)
                .HasConstraintName("FK_grants_monitoring_submissions_return")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(s => new { s.MonitoringReturnId, s.Number }).IsUnique();
        });
        modelBuilder.Entity<MonitoringReminder>(e =>
        {
            e.Property(r => r.Id).ValueGeneratedNever();
            e.HasOne<MonitoringReturn>()
                .WithMany()
                .HasForeignKey(r => r.MonitoringReturnId)
                .HasConstraintName("FK_grants_monitoring_reminders_return")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(r => new { r.MonitoringReturnId, r.On }).IsUnique();
        });
    }
}
