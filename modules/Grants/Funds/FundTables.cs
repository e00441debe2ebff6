namespace CouncilPlatform.Grants.Funds;

/// <summary>The tables of funds, allocations and the ledger.</summary>
internal static class FundTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Fund>(e =>
        {
            e.Property(f => f.Id).ValueGeneratedNever();
            e.Property(f => f.Slug).HasMaxLength(60);
            e.Property(f => f.Name).HasMaxLength(200);
            e.Property(f => f.Purpose).HasMaxLength(4000);
            e.Property(f => f.RestrictedToJson);
            e.HasIndex(f => new { f.PartnershipId, f.Slug }).IsUnique();
        });
        modelBuilder.Entity<Allocation>().NoReference(x => x.RecipientId);
        modelBuilder.Entity<Allocation>(e =>
        {
            e.Property(a => a.Id).ValueGeneratedNever();
            e.Property(a => a.Title).HasMaxLength(200);
            e.Property(a => a.Purpose).HasMaxLength(4000);
            e.Property(a => a.Criterion).HasMaxLength(CodedTermRules.LongestCode);
            e.Property(a => a.RestrictedPurpose).HasMaxLength(CodedTermRules.LongestCode);
            e.Property(a => a.Terms).HasMaxLength(4000);
            e.Property(a => a.ReleasedUtc);
            e.HasOne<Fund>().WithMany().HasForeignKey(a => a.FundId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(a => new { a.FundId, a.Number }).IsUnique();
            e.HasIndex(a => new { a.PartnershipId, a.Title });
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
            // No foreign key: the column came later, and not every database takes one then.
            e.HasIndex(l => l.ElementId);
        });
    }
}
