namespace CouncilPlatform.Grants.Delivery;

/// <summary>The tables of milestones and what was done with them.</summary>
internal static class PaymentTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PaymentMilestone>(e =>
        {
            e.Property(m => m.Id).ValueGeneratedNever();
            e.Property(m => m.Title).HasMaxLength(200);
            e.Property(m => m.DueBy);
            e.Property(m => m.RevenuePence);
            e.Property(m => m.CapitalPence);
            e.HasOne<Allocation>().WithMany().HasForeignKey(m => m.AllocationId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(m => new { m.AllocationId, m.Number }).IsUnique();
            e.HasIndex(m => new { m.PartnershipId, m.DueBy });
        });
        modelBuilder.Entity<PaymentStep>(e =>
        {
            e.Property(s => s.Id).ValueGeneratedNever();
            e.Property(s => s.By).HasMaxLength(100);
            e.Property(s => s.Words).HasMaxLength(4000);
            e.Property(s => s.Reference).HasMaxLength(1000);
            e.Property(s => s.AtUtc);
            e.HasOne<PaymentMilestone>().WithMany().HasForeignKey(s => s.MilestoneId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(s => new { s.MilestoneId, s.Number }).IsUnique();
        });
    }
}
