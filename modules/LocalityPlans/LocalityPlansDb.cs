using CouncilPlatform.Sdk;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.LocalityPlans;

/// <summary>The module's tables, <c>localityplans_*</c>.</summary>
internal sealed class LocalityPlansDb(DbContextOptions<LocalityPlansDb> options) : ModuleDb(options, "localityplans")
{
    public DbSet<Action> Actions => Set<Action>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Action>(e =>
        {
            e.Property(a => a.Id).ValueGeneratedNever();
            e.Property(a => a.Title).HasMaxLength(200);
        });
        base.OnModelCreating(modelBuilder);
    }
}
