namespace CouncilPlatform.Grants.Delivery;

/// <summary>The table of closed allocations.</summary>
internal static class ClosureTables
{
    public static void Configure(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<AllocationClosure>(e =>
        {
            e.HasKey(c => c.AllocationId);
            e.Property(c => c.AllocationId).ValueGeneratedNever();
            e.Property(c => c.Note).HasMaxLength(1000);
            e.Property(c => c.PaidRevenuePence);
            e.Property(c => c.PaidCapitalPence);
            e.Property(c => c.UnderspendRevenuePence);
            e.Property(c => c.UnderspendCapitalPence);
            e.HasOne<Allocation>().WithOne().HasForeignKey<AllocationClosure>(c => c.AllocationId).OnDelete(DeleteBehavior.Restrict);
        });
}
