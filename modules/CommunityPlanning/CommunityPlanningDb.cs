namespace CouncilPlatform.CommunityPlanning;

/// <summary>The module's tables, <c>communityplanning_*</c>.</summary>
internal sealed class CommunityPlanningDb(DbContextOptions<CommunityPlanningDb> options) : ModuleDb(options, "communityplanning")
{
    // The default names of foreign keys are too long for some databases: these end with the last word of the type referred to, like "area".
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        foreach (
            var key in modelBuilder
                .Model.GetEntityTypes()
                .SelectMany(e => e.GetForeignKeys())
                .Where(k => k.GetConstraintName() == k.GetDefaultName())
        )
        {
            var last = Wording.Of(key.PrincipalEntityType.ClrType.Name).Split(' ')[^1];
            key.SetConstraintName($"FK_{key.DeclaringEntityType.GetTableName()}_{last}");
        }
    }
}
