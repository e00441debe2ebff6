namespace CouncilPlatform.Grants.Delivery;

/// <summary>The tables of what others put beside grants. Names longer than the 63 characters of PostgreSQL are given here.</summary>
internal static class ContributionTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ExpectedContribution>(e =>
        {
            e.Property(c => c.Id).ValueGeneratedNever();
            e.Property(c => c.Contributor).HasMaxLength(200);
            e.Property(c => c.Note).HasMaxLength(1000);
            e.Property(c => c.WithdrawnReason).HasMaxLength(1000);
            e.Property(c => c.LeastPence);
            e.HasOne<Allocation>()
                .WithMany()
                .HasForeignKey(c => c.AllocationId)
                .HasConstraintName("FK_grants_expected_contributions_allocation")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(c => new { c.AllocationId, c.Number }).IsUnique();
        });
        modelBuilder.Entity<RecordedContribution>(e =>
        {
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.Evidence).HasMaxLength(1000);
            e.Property(r => r.WithdrawnReason).HasMaxLength(1000);
            e.Property(r => r.Pence);
            e.Property(r => r.RecordedUtc);
            e.Property(r => r.WithdrawnUtc);
            e.HasOne<ExpectedContribution>()
                .WithMany()
                .HasForeignKey(r => r.ExpectedContributionId)
                .HasConstraintName("FK_grants_recorded_contributions_expected")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(r => new { r.ExpectedContributionId, r.RecordedUtc }).HasDatabaseName("IX_grants_recorded_contributions_expected");
        });
    }
}
