using CouncilPlatform.CommunityPlanning.Benchmarking;
using CouncilPlatform.CommunityPlanning.Framework;
using CouncilPlatform.CommunityPlanning.Observations;
using CouncilPlatform.CommunityPlanning.Performance;
using CouncilPlatform.Sdk;
using Microsoft.EntityFrameworkCore;

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

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        FrameworkTables.Configure(modelBuilder);
        ObservationTables.Configure(modelBuilder);
        PerformanceTables.Configure(modelBuilder);
        BenchmarkingTables.Configure(modelBuilder);
        base.OnModelCreating(modelBuilder);
    }
}
