namespace CouncilPlatform.CommunityPlanning.Reports;

/// <summary>The tables of annual reports.</summary>
internal static class AnnualReportTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<AnnualReport>(e =>
        {
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.FinancialYear).HasMaxLength(Period.Longest);
            e.Property(r => r.PublishedUtc);
            e.HasIndex(r => new { r.PartnershipId, r.FinancialYear }).IsUnique();
        });
        modelBuilder.Entity<AnnualReportOutcome>(e =>
        {
            e.Property(l => l.Id).ValueGeneratedNever();
            e.Property(l => l.NationalOutcome).HasMaxLength(500);
            e.Property(l => l.Outcome).HasMaxLength(500);
            e.Property(l => l.Indicator).HasMaxLength(500);
            e.Property(l => l.Value).HasMaxLength(Figures.Longest);
            e.Property(l => l.Target).HasMaxLength(Figures.Longest);
            e.Property(l => l.Reason).HasMaxLength(500);
            e.Property(l => l.Commentary).HasMaxLength(4000);
            e.HasOne<AnnualReport>()
                .WithMany()
                .HasForeignKey(l => l.AnnualReportId)
                .HasConstraintName("FK_communityplanning_annual_report_outcomes_report")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(l => new { l.AnnualReportId, l.Number })
                .IsUnique()
                .HasDatabaseName("IX_communityplanning_annual_report_outcomes_number");
        });
        modelBuilder.Entity<AnnualReportPartner>(e =>
        {
            e.Property(l => l.Id).ValueGeneratedNever();
            e.Property(l => l.Partner).HasMaxLength(300);
            e.Property(l => l.BudgetPence);
            e.Property(l => l.AlignedPence);
            e.HasOne<AnnualReport>()
                .WithMany()
                .HasForeignKey(l => l.AnnualReportId)
                .HasConstraintName("FK_communityplanning_annual_report_partners_report")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(l => new { l.AnnualReportId, l.Number })
                .IsUnique()
                .HasDatabaseName("IX_communityplanning_annual_report_partners_number");
        });
        modelBuilder.Entity<AnnualReportParticipation>(e =>
        {
            e.Property(l => l.Id).ValueGeneratedNever();
            e.Property(l => l.Area).HasMaxLength(200);
            e.HasOne<AnnualReport>()
                .WithMany()
                .HasForeignKey(l => l.AnnualReportId)
                .HasConstraintName("FK_communityplanning_annual_report_participation_report")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(l => new { l.AnnualReportId, l.Number })
                .IsUnique()
                .HasDatabaseName("IX_communityplanning_annual_report_participation_number");
        });
    }
}
