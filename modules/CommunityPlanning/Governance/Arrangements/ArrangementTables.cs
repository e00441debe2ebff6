namespace CouncilPlatform.CommunityPlanning.Governance;

/// <summary>The table of arrangements.</summary>
internal static class ArrangementTables
{
    public static void Configure(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<Arrangement>(e =>
        {
            e.Property(a => a.Id).ValueGeneratedNever();
            e.Property(a => a.Name).HasMaxLength(200);
            e.Property(a => a.Lead).HasMaxLength(200);
            e.Property(a => a.Cadence).HasMaxLength(200);
            e.Property(a => a.InactiveReason).HasMaxLength(500);
            e.Property(a => a.Note).HasMaxLength(2000);
            e.Property(a => a.Source).HasMaxLength(300);
            e.HasIndex(a => new { a.PartnershipId, a.Name }).IsUnique();
        });
}
