namespace CouncilPlatform.Grants;

/// <summary>The module's tables, <c>grants_*</c>.</summary>
internal sealed class GrantsDb(DbContextOptions<GrantsDb> options) : ModuleDb(options, "grants")
{
    public DbSet<Fund> Funds => Set<Fund>();

    public DbSet<Allocation> Allocations => Set<Allocation>();

    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();

    public DbSet<FundElement> FundElements => Set<FundElement>();

    public DbSet<FundProtocol> FundProtocols => Set<FundProtocol>();

    public DbSet<StatedTotal> StatedTotals => Set<StatedTotal>();

    public DbSet<FundedScheme> FundedSchemes => Set<FundedScheme>();

    public DbSet<SchemeSource> SchemeSources => Set<SchemeSource>();

    public DbSet<Award> Awards => Set<Award>();

    public DbSet<AwardSource> AwardSources => Set<AwardSource>();

    public DbSet<AwardChange> AwardChanges => Set<AwardChange>();

    public DbSet<PersonalDataFinding> PersonalDataFindings => Set<PersonalDataFinding>();

    public DbSet<GrantPublisher> GrantPublishers => Set<GrantPublisher>();

    public DbSet<Recipient> Recipients => Set<Recipient>();

    public DbSet<Programme> Programmes => Set<Programme>();

    public DbSet<ProgrammeFund> ProgrammeFunds => Set<ProgrammeFund>();

    public DbSet<Round> Rounds => Set<Round>();

    public DbSet<RoundCriterion> RoundCriteria => Set<RoundCriterion>();

    public DbSet<ApplicationForm> ApplicationForms => Set<ApplicationForm>();

    public DbSet<Application> Applications => Set<Application>();

    public DbSet<ApplicationDraw> ApplicationDraws => Set<ApplicationDraw>();

    public DbSet<Assessment> Assessments => Set<Assessment>();

    public DbSet<ApplicationScore> ApplicationScores => Set<ApplicationScore>();

    public DbSet<ConflictOfInterest> Conflicts => Set<ConflictOfInterest>();

    public DbSet<ExpectedContribution> ExpectedContributions => Set<ExpectedContribution>();

    public DbSet<RecordedContribution> RecordedContributions => Set<RecordedContribution>();

    public DbSet<GrantMeasure> Measures => Set<GrantMeasure>();

    public DbSet<MeasureActual> MeasureActuals => Set<MeasureActual>();

    public DbSet<FundingPriority> Priorities => Set<FundingPriority>();

    public DbSet<FundedAction> FundedActions => Set<FundedAction>();

    public DbSet<AllocationPriority> AllocationPriorities => Set<AllocationPriority>();

    public DbSet<MonitoringReturn> MonitoringReturns => Set<MonitoringReturn>();

    public DbSet<MonitoringSubmission> MonitoringSubmissions => Set<MonitoringSubmission>();

    public DbSet<MonitoringReminder> MonitoringReminders => Set<MonitoringReminder>();

    public DbSet<AllocationVariation> AllocationVariations => Set<AllocationVariation>();

    public DbSet<GrantAgreement> GrantAgreements => Set<GrantAgreement>();

    public DbSet<AllocationClosure> AllocationClosures => Set<AllocationClosure>();

    public DbSet<GrantMap> GrantMaps => Set<GrantMap>();

    public DbSet<GrantMapCouncil> GrantMapCouncils => Set<GrantMapCouncil>();

    public DbSet<GrantMapEntry> GrantMapEntries => Set<GrantMapEntry>();
}
