namespace CouncilPlatform.LocalityPlans.Monitoring;

/// <summary>The tables of monitoring reports. Their rows are words and refer to no action: what becomes of that does not touch them.</summary>
internal static class MonitoringReportTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<MonitoringReport>(e =>
        {
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.Title).HasMaxLength(200);
            e.Property(r => r.PlanTitle).HasMaxLength(200);
            e.Property(r => r.ReportedTo).HasMaxLength(RoleText.Longest);
            e.Property(r => r.Fingerprint).HasMaxLength(64);
            e.Property(r => r.TakenUtc);
            e.HasOne<ActionPlan>()
                .WithMany()
                .HasForeignKey(r => r.PlanId)
                .HasConstraintName("FK_localityplans_monitoring_reports_plan")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(r => new { r.PartnershipId, r.Number }).IsUnique();
            e.HasIndex(r => r.PlanId);
        });
        modelBuilder.Entity<MonitoringRow>(e =>
        {
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.Theme).HasMaxLength(200);
            e.Property(r => r.Opportunity).HasMaxLength(500);
            e.Property(r => r.Action).HasMaxLength(200);
            // As many organisations and posts as an action has: no bound that would refuse a report.
            e.Property(r => r.Owners);
            e.Property(r => r.KeyDate).HasMaxLength(500);
            e.Property(r => r.ActionId);
            e.HasOne<MonitoringReport>()
                .WithMany()
                .HasForeignKey(r => r.ReportId)
                .HasConstraintName("FK_localityplans_monitoring_rows_report")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(r => new { r.ReportId, r.Number }).IsUnique();
        });
    }
}
