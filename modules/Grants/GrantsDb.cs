using CouncilPlatform.Grants.Applications;
using CouncilPlatform.Grants.Applications.Forms;
using CouncilPlatform.Grants.Assessments;
using CouncilPlatform.Grants.Awards;
using CouncilPlatform.Grants.Decisions;
using CouncilPlatform.Grants.Funds;
using CouncilPlatform.Grants.GrantMaps;
using CouncilPlatform.Grants.Programmes;
using CouncilPlatform.Grants.Rounds;
using CouncilPlatform.Sdk;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Grants;

/// <summary>The module's tables, <c>grants_*</c>.</summary>
internal sealed class GrantsDb(DbContextOptions<GrantsDb> options) : ModuleDb(options, "grants")
{
    public DbSet<Fund> Funds => Set<Fund>();

    public DbSet<Allocation> Allocations => Set<Allocation>();

    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();

    public DbSet<Award> Awards => Set<Award>();

    public DbSet<AwardSource> AwardSources => Set<AwardSource>();

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

    public DbSet<GrantMap> GrantMaps => Set<GrantMap>();

    public DbSet<GrantMapCouncil> GrantMapCouncils => Set<GrantMapCouncil>();

    public DbSet<GrantMapEntry> GrantMapEntries => Set<GrantMapEntry>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        FundTables.Configure(modelBuilder);
        AwardTables.Configure(modelBuilder);
        ProgrammeTables.Configure(modelBuilder);
        RoundTables.Configure(modelBuilder);
        ApplicationTables.Configure(modelBuilder);
        AssessmentTables.Configure(modelBuilder);
        GrantMapTables.Configure(modelBuilder);
        base.OnModelCreating(modelBuilder);
    }
}
