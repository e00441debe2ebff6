namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>The tables of commentary, issues and published reports.</summary>
internal static class PerformanceTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Commentary>(e =>
        {
            e.Property(c => c.Id).ValueGeneratedNever();
            e.Property(c => c.Place);
            e.Property(c => c.Text).HasMaxLength(4000);
            e.HasOne<IndicatorTarget>()
                .WithMany()
                .HasForeignKey(c => c.IndicatorTargetId)
                .HasConstraintName("FK_communityplanning_commentaries_target")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(c => c.IndicatorTargetId);
        });
        modelBuilder.Entity<PerformanceIssue>(e =>
        {
            e.Property(i => i.Id).ValueGeneratedNever();
            e.Property(i => i.Place);
            e.Property(i => i.Issue).HasMaxLength(2000);
            e.Property(i => i.Solution).HasMaxLength(2000);
            e.Property(i => i.ThemedGroup).HasMaxLength(200);
            e.HasOne<IndicatorTarget>()
                .WithMany()
                .HasForeignKey(i => i.IndicatorTargetId)
                .HasConstraintName("FK_communityplanning_performance_issues_target")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(i => i.IndicatorTargetId);
        });
        modelBuilder.Entity<PublishedReport>(e =>
        {
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.Period).HasMaxLength(Period.Longest);
            e.Property(r => r.PublishedUtc);
            e.HasOne<OutcomeAgreement>()
                .WithMany()
                .HasForeignKey(r => r.OutcomeAgreementId)
                .HasConstraintName("FK_communityplanning_published_reports_agreement")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(r => new { r.OutcomeAgreementId, r.Period })
                .IsUnique()
                .HasDatabaseName("IX_communityplanning_published_reports_period");
        });
        modelBuilder.Entity<PublishedLine>(e =>
        {
            e.Property(l => l.Id).ValueGeneratedNever();
            e.Property(l => l.Indicator).HasMaxLength(500);
            e.Property(l => l.Reason).HasMaxLength(500);
            e.Property(l => l.Commentary).HasMaxLength(4000);
            e.HasOne<PublishedReport>()
                .WithMany()
                .HasForeignKey(l => l.PublishedReportId)
                .HasConstraintName("FK_communityplanning_published_lines_report")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(l => new { l.PublishedReportId, l.Number }).IsUnique();
        });
    }
}
