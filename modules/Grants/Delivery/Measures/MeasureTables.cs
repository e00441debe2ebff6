namespace CouncilPlatform.Grants.Delivery;

/// <summary>The tables of targets, ceilings and actual figures.</summary>
internal static class MeasureTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<GrantMeasure>(e =>
        {
            e.Property(m => m.Id).ValueGeneratedNever();
            e.Property(m => m.What).HasMaxLength(200);
            e.Property(m => m.Value).HasMaxLength(DecimalText.Longest);
            e.Property(m => m.Unit).HasMaxLength(40);
            e.Property(m => m.Source).HasMaxLength(300);
            e.Property(m => m.WithdrawnReason).HasMaxLength(1000);
            e.Ignore(m => m.Figure);
            e.HasOne<Allocation>().WithMany().HasForeignKey(m => m.AllocationId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<GrantMeasure>().WithMany().HasForeignKey(m => m.LinkedToId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(m => new { m.AllocationId, m.Number }).IsUnique();
        });
        modelBuilder.Entity<MeasureActual>(e =>
        {
            e.Property(a => a.Id).ValueGeneratedNever();
            e.Property(a => a.Value).HasMaxLength(DecimalText.Longest);
            e.Property(a => a.Source).HasMaxLength(300);
            e.Property(a => a.WithdrawnReason).HasMaxLength(1000);
            e.Property(a => a.RecordedUtc);
            e.Ignore(a => a.Figure);
            e.HasOne<GrantMeasure>().WithMany().HasForeignKey(a => a.MeasureId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(a => new { a.MeasureId, a.RecordedUtc });
        });
    }
}
