namespace CouncilPlatform.BackOffice;

/// <summary>The module's tables, <c>backoffice_*</c>.</summary>
internal sealed class BackOfficeDb(DbContextOptions<BackOfficeDb> options) : ModuleDb(options, "backoffice")
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ShortenForeignKeyNames();
    }
}
