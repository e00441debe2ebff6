using Microsoft.EntityFrameworkCore.Metadata;

namespace CouncilPlatform.BackOffice;

/// <summary>The module's tables, <c>backoffice_*</c>.</summary>
internal sealed class BackOfficeDb(DbContextOptions<BackOfficeDb> options) : ModuleDb(options, "backoffice")
{
    /// <summary>
    /// Foreign keys are named after their table and the last word of what they refer to: <c>FK_backoffice_clauses_agreement</c>.
    /// </summary>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        foreach (
            var key in modelBuilder
                .Model.GetEntityTypes()
                .SelectMany(e => e.GetForeignKeys())
                .Where(k => k.FindAnnotation(RelationalAnnotationNames.Name) is null)
        )
        {
            var principal = Wording.Of(key.PrincipalEntityType.ClrType.Name).Split(' ')[^1];
            key.SetConstraintName($"FK_{key.DeclaringEntityType.GetTableName()}_{principal}");
        }
    }
}
