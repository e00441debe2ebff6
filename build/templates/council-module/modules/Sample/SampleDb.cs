using CouncilPlatform.Sdk;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Sample;

/// <summary>The module's tables, <c>sample_*</c>.</summary>
internal sealed class SampleDb(DbContextOptions<SampleDb> options) : ModuleDb(options, "sample")
{
    public DbSet<SampleEntry> Entries => Set<SampleEntry>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SampleEntry>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Title).HasMaxLength(200);
            e.HasIndex(x => new { x.PartnershipId, x.Title }).IsUnique();
        });
        base.OnModelCreating(modelBuilder);
    }
}
