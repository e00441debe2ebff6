namespace CouncilPlatform.Grants;

internal sealed class GrantsDb(DbContextOptions<GrantsDb> options) : ModuleDb(options, "grants");
