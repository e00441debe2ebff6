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
        modelBuilder.Entity<Fund>(e =>
        {
            e.Property(f => f.Id).ValueGeneratedNever();
            e.Property(f => f.Slug).HasMaxLength(60);
            e.Property(f => f.Name).HasMaxLength(200);
            e.Property(f => f.Purpose).HasMaxLength(4000);
            e.HasIndex(f => new { f.PartnershipId, f.Slug }).IsUnique();
        });
        modelBuilder.Entity<Allocation>(e =>
        {
            e.Property(a => a.Id).ValueGeneratedNever();
            e.Property(a => a.Title).HasMaxLength(200);
            e.Property(a => a.Purpose).HasMaxLength(4000);
            e.HasOne<Fund>().WithMany().HasForeignKey(a => a.FundId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(a => new { a.FundId, a.Number }).IsUnique();
        });
        modelBuilder.Entity<LedgerEntry>(e =>
        {
            e.Property(l => l.Id).ValueGeneratedNever();
            e.Property(l => l.Pence);
            e.Property(l => l.Note).HasMaxLength(1000);
            e.HasOne<Fund>().WithMany().HasForeignKey(l => l.FundId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Allocation>().WithMany().HasForeignKey(l => l.AllocationId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(l => new { l.FundId, l.Number }).IsUnique();
            e.HasIndex(l => l.AllocationId);
        });
        modelBuilder.Entity<Recipient>(e =>
        {
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.Identifier).HasMaxLength(StorageLimits.LongestKey);
            e.HasIndex(r => new { r.PartnershipId, r.Identifier }).IsUnique();
        });
        modelBuilder.Entity<Programme>(e =>
        {
            e.Property(p => p.Id).ValueGeneratedNever();
            e.Property(p => p.Code).HasMaxLength(StorageLimits.LongestKey);
            e.HasIndex(p => new { p.PartnershipId, p.Code }).IsUnique();
        });
        modelBuilder.Entity<Award>(e =>
        {
            e.Property(a => a.Id).ValueGeneratedNever();
            e.Property(a => a.Identifier).HasMaxLength(StorageLimits.LongestKey);
            e.Property(a => a.Pence);
            e.Property(a => a.PlannedStart);
            e.Property(a => a.PlannedEnd);
            e.Property(a => a.PlannedMonths).HasMaxLength(40);
            e.Property(a => a.FunderIdentifier);
            e.Property(a => a.FunderName);
            e.Property(a => a.Department);
            e.Property(a => a.Digest).HasMaxLength(64);
            e.HasOne<Recipient>().WithMany().HasForeignKey(a => a.RecipientId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Programme>().WithMany().HasForeignKey(a => a.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(a => new { a.PartnershipId, a.Identifier }).IsUnique();
            e.HasIndex(a => new { a.PartnershipId, a.AwardDate });
            e.HasIndex(a => new { a.PartnershipId, a.Pence });
            // Holds all that sums need, so that they read no row.
            e.HasIndex(a => new { a.PartnershipId, a.ProgrammeId, a.RecipientId, a.Pence });
        });
        modelBuilder.Entity<AwardSource>(e =>
        {
            e.HasKey(s => s.AwardId);
            e.Property(s => s.AwardId).ValueGeneratedNever();
            e.HasOne<Award>().WithOne().HasForeignKey<AwardSource>(s => s.AwardId).OnDelete(DeleteBehavior.Restrict);
        });
        base.OnModelCreating(modelBuilder);
    }
}
