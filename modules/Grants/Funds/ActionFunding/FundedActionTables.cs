namespace CouncilPlatform.Grants.Funds;

/// <summary>The table of what pays for which action.</summary>
internal static class FundedActionTables
{
    public static void Configure(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<FundedAction>(e =>
        {
            e.Property(l => l.Id).ValueGeneratedNever();
            // No foreign key: the action is another module's, which may be taken away.
            e.Property(l => l.ActionId);
            e.HasOne<Allocation>().WithMany().HasForeignKey(l => l.AllocationId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(l => new { l.AllocationId, l.ActionId }).IsUnique();
            e.HasIndex(l => l.ActionId);
        });
}
