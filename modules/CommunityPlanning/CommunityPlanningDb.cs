namespace CouncilPlatform.CommunityPlanning;

/// <summary>The module's tables, <c>communityplanning_*</c>.</summary>
internal sealed class CommunityPlanningDb(DbContextOptions<CommunityPlanningDb> options) : ModuleDb(options, "communityplanning")
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ShortenForeignKeyNames();
    }
}
