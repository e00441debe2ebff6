namespace CouncilPlatform.Grants;

/// <summary>The module's tables, <c>grants_*</c>.</summary>
internal sealed class GrantsDb(DbContextOptions<GrantsDb> options) : ModuleDb(options, "grants");
