namespace CouncilPlatform.CommunityPlanning.Reports;

internal sealed class AnnualReportsFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<AnnualReportWriter>();

    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<AnnualReport>().Property(r => r.FinancialYear).HasMaxLength(Period.MaxLength);
        tables.Entity<AnnualReport>().HasIndex(r => new { r.PartnershipId, r.FinancialYear }).IsUnique();
        tables
            .Entity<AnnualReportOutcome>()
            .HasIndex(l => new { l.AnnualReportId, l.Number })
            .IsUnique()
            .HasDatabaseName("IX_communityplanning_annual_report_outcomes_number");
        tables
            .Entity<AnnualReportPartner>()
            .HasIndex(l => new { l.AnnualReportId, l.Number })
            .IsUnique()
            .HasDatabaseName("IX_communityplanning_annual_report_partners_number");
        tables.Entity<AnnualReportParticipation>(e =>
        {
            e.ToTable("AnnualReportParticipation");
            e.HasIndex(l => new { l.AnnualReportId, l.Number })
                .IsUnique()
                .HasDatabaseName("IX_communityplanning_annual_report_participation_number");
        });
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, AnnualReportQueries>()
            .Mutation<AnnualReportMutations>()
            .Node<AnnualReport>()
            // 2011/12, as in the page's title.
            .Search<AnnualReport>(r => "Annual report " + (string)(object)r.FinancialYear);

    public override void Datasets(ModuleDatasets datasets) => AnnualReportFiles.AddTo(datasets);
}
