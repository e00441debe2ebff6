using CouncilPlatform.Grants.Awards;
using CouncilPlatform.Grants.Funds;
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

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        FundTables.Configure(modelBuilder);
        AwardTables.Configure(modelBuilder);
        base.OnModelCreating(modelBuilder);
    }
}
