namespace CouncilPlatform.Grants.Funds;

/// <summary>The tables of priorities and of what serves them.</summary>
internal static class PriorityTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<FundingPriority>(e =>
        {
            e.Property(p => p.Id).ValueGeneratedNever();
            e.Property(p => p.Code).HasMaxLength(60);
            e.Property(p => p.Title).HasMaxLength(200);
            e.Property(p => p.Source).HasMaxLength(300);
            e.HasIndex(p => new { p.PartnershipId, p.Code }).IsUnique();
        });
        modelBuilder.Entity<AllocationPriority>(e =>
        {
            e.Property(l => l.Id).ValueGeneratedNever();
            e.HasOne<Allocation>().WithMany().HasForeignKey(l => l.AllocationId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<FundingPriority>().WithMany().HasForeignKey(l => l.PriorityId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(l => new { l.AllocationId, l.PriorityId }).IsUnique();
            e.HasIndex(l => new { l.PriorityId, l.AllocationId });
        });
    }
}
