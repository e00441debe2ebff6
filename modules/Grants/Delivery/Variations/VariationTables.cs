namespace CouncilPlatform.Grants.Delivery;

/// <summary>The table of variations.</summary>
internal static class VariationTables
{
    public static void Configure(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<AllocationVariation>(e =>
        {
            e.Property(v => v.Id).ValueGeneratedNever();
            e.Property(v => v.Reason).HasMaxLength(2000);
            e.Property(v => v.ProposedBy).HasMaxLength(100);
            e.Property(v => v.DecidedBy).HasMaxLength(100);
            e.Property(v => v.Remark).HasMaxLength(2000);
            e.Property(v => v.ProposedUtc);
            e.Property(v => v.DecidedUtc);
            e.Property(v => v.RevenuePenceBefore);
            e.Property(v => v.CapitalPenceBefore);
            e.Property(v => v.EndsBefore);
            e.Property(v => v.TermsBefore).HasMaxLength(4000);
            e.Property(v => v.RevenuePenceAfter);
            e.Property(v => v.CapitalPenceAfter);
            e.Property(v => v.EndsAfter);
            e.Property(v => v.TermsAfter).HasMaxLength(4000);
            e.HasOne<Allocation>().WithMany().HasForeignKey(v => v.AllocationId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(v => new { v.AllocationId, v.Number }).IsUnique();
        });
}
