namespace CouncilPlatform.CommunityPlanning;

/// <summary>The module's tables, <c>communityplanning_*</c>.</summary>
internal sealed class CommunityPlanningDb(DbContextOptions<CommunityPlanningDb> options) : ModuleDb(options, "communityplanning")
{
    public DbSet<NationalOutcome> NationalOutcomes => Set<NationalOutcome>();

    public DbSet<LocalOutcome> LocalOutcomes => Set<LocalOutcome>();

    public DbSet<LocalArea> LocalAreas => Set<LocalArea>();

    public DbSet<Indicator> Indicators => Set<Indicator>();

    public DbSet<IndicatorDefinition> IndicatorDefinitions => Set<IndicatorDefinition>();

    public DbSet<IndicatorTarget> IndicatorTargets => Set<IndicatorTarget>();

    public DbSet<OutcomeAgreement> OutcomeAgreements => Set<OutcomeAgreement>();

    public DbSet<AgreementPriority> AgreementPriorities => Set<AgreementPriority>();

    public DbSet<OutcomeAction> OutcomeActions => Set<OutcomeAction>();

    public DbSet<ActionPartner> ActionPartners => Set<ActionPartner>();

    public DbSet<ReportingBody> ReportingBodies => Set<ReportingBody>();

    public DbSet<Observation> Observations => Set<Observation>();

    public DbSet<ObservationRevision> ObservationRevisions => Set<ObservationRevision>();

    public DbSet<FigureMapping> FigureMappings => Set<FigureMapping>();

    public DbSet<Commentary> Commentaries => Set<Commentary>();

    public DbSet<PerformanceIssue> PerformanceIssues => Set<PerformanceIssue>();

    public DbSet<PublishedReport> PublishedReports => Set<PublishedReport>();

    public DbSet<PublishedLine> PublishedLines => Set<PublishedLine>();

    public DbSet<FamilyGroup> FamilyGroups => Set<FamilyGroup>();

    public DbSet<FamilyGroupMember> FamilyGroupMembers => Set<FamilyGroupMember>();

    public DbSet<DeflatorSeries> DeflatorSeries => Set<DeflatorSeries>();

    public DbSet<Deflator> Deflators => Set<Deflator>();

    public DbSet<ServiceCost> ServiceCosts => Set<ServiceCost>();

    public DbSet<ServiceCostShare> ServiceCostShares => Set<ServiceCostShare>();

    public DbSet<OutcomeLink> OutcomeLinks => Set<OutcomeLink>();

    public DbSet<BudgetLine> BudgetLines => Set<BudgetLine>();

    public DbSet<ResourceRequest> ResourceRequests => Set<ResourceRequest>();

    public DbSet<EngagementEvidence> EngagementEvidence => Set<EngagementEvidence>();

    public DbSet<StructureChange> StructureChanges => Set<StructureChange>();

    public DbSet<AreaCommittee> AreaCommittees => Set<AreaCommittee>();

    public DbSet<AreaDecision> AreaDecisions => Set<AreaDecision>();

    public DbSet<LocalGroup> LocalGroups => Set<LocalGroup>();

    public DbSet<Hotspot> Hotspots => Set<Hotspot>();

    public DbSet<Arrangement> Arrangements => Set<Arrangement>();

    public DbSet<ReturnItem> ReturnItems => Set<ReturnItem>();

    public DbSet<ReturnForm> ReturnForms => Set<ReturnForm>();

    public DbSet<ReturnFormLine> ReturnFormLines => Set<ReturnFormLine>();

    public DbSet<FundingReturn> FundingReturns => Set<FundingReturn>();

    public DbSet<ReturnAnswer> ReturnAnswers => Set<ReturnAnswer>();

    public DbSet<BestPractice> BestPractices => Set<BestPractice>();

    public DbSet<PracticeTag> PracticeTags => Set<PracticeTag>();

    public DbSet<PracticeTerm> PracticeTerms => Set<PracticeTerm>();

    public DbSet<AnnualReport> AnnualReports => Set<AnnualReport>();

    public DbSet<AnnualReportOutcome> AnnualReportOutcomes => Set<AnnualReportOutcome>();

    public DbSet<AnnualReportPartner> AnnualReportPartners => Set<AnnualReportPartner>();

    public DbSet<AnnualReportParticipation> AnnualReportParticipation => Set<AnnualReportParticipation>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        FrameworkTables.Configure(modelBuilder);
        ObservationTables.Configure(modelBuilder);
        FigureMappingTables.Configure(modelBuilder);
        PerformanceTables.Configure(modelBuilder);
        BenchmarkingTables.Configure(modelBuilder);
        OutcomeLinkTables.Configure(modelBuilder);
        BudgetTables.Configure(modelBuilder);
        EngagementTables.Configure(modelBuilder);
        StructureTables.Configure(modelBuilder);
        HotspotTables.Configure(modelBuilder);
        ArrangementTables.Configure(modelBuilder);
        ReturnTables.Configure(modelBuilder);
        BestPracticeTables.Configure(modelBuilder);
        AnnualReportTables.Configure(modelBuilder);
        base.OnModelCreating(modelBuilder);
    }
}
