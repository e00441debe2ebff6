namespace CouncilPlatform.LocalityPlans;

/// <summary>The module's tables, <c>localityplans_*</c>.</summary>
internal sealed class LocalityPlansDb(DbContextOptions<LocalityPlansDb> options) : ModuleDb(options, "localityplans")
{
    // The migrations name each foreign key after its table and the last word of its column.
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        foreach (var key in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetForeignKeys()))
        {
            var column = key.Properties[0].Name[..^"Id".Length];
            var word = column == nameof(KeyDate) ? "key_date" : column[Array.FindLastIndex(column.ToCharArray(), char.IsUpper)..];
            key.SetConstraintName($"FK_{key.DeclaringEntityType.GetTableName()}_{word.ToLowerInvariant()}");
        }
    }
}
