using CouncilPlatform.LocalityPlans.ActionPlans;
using CouncilPlatform.LocalityPlans.Citations;
using CouncilPlatform.LocalityPlans.KeyDates;
using CouncilPlatform.LocalityPlans.Plans;
using CouncilPlatform.LocalityPlans.Progress;
using CouncilPlatform.Sdk;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.LocalityPlans;

/// <summary>The module's tables, <c>localityplans_*</c>.</summary>
internal sealed class LocalityPlansDb(DbContextOptions<LocalityPlansDb> options) : ModuleDb(options, "localityplans")
{
    public DbSet<ActionPlan> ActionPlans => Set<ActionPlan>();

    public DbSet<ActionPlanCouncil> ActionPlanCouncils => Set<ActionPlanCouncil>();

    public DbSet<Theme> Themes => Set<Theme>();

    public DbSet<Opportunity> Opportunities => Set<Opportunity>();

    public DbSet<Action> Actions => Set<Action>();

    public DbSet<ActionOwner> ActionOwners => Set<ActionOwner>();

    public DbSet<KeyDate> KeyDates => Set<KeyDate>();

    public DbSet<ProgressUpdate> ProgressUpdates => Set<ProgressUpdate>();

    public DbSet<LocalityPlan> LocalityPlans => Set<LocalityPlan>();

    public DbSet<PlanObjective> PlanObjectives => Set<PlanObjective>();

    public DbSet<PlanActivity> PlanActivities => Set<PlanActivity>();

    public DbSet<SourceCitation> SourceCitations => Set<SourceCitation>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ActionPlanTables.Configure(modelBuilder);
        KeyDateTables.Configure(modelBuilder);
        ProgressTables.Configure(modelBuilder);
        LocalityPlanTables.Configure(modelBuilder);
        CitationTables.Configure(modelBuilder);
        base.OnModelCreating(modelBuilder);
    }
}
