namespace CouncilPlatform.Grants.OpenData;

/// <summary>The tables of maps of grants.</summary>
internal static class GrantMapTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<GrantMap>(e =>
        {
            e.Property(m => m.Id).ValueGeneratedNever();
            e.Property(m => m.Slug).HasMaxLength(60);
            e.Property(m => m.Title).HasMaxLength(200);
            e.Property(m => m.ReportToJson);
            e.Property(m => m.Source).HasMaxLength(500);
            e.HasIndex(m => new { m.PartnershipId, m.Slug }).IsUnique();
        });
        modelBuilder.Entity<GrantMapCouncil>(e =>
        {
            e.HasKey(c => new { c.MapId, c.CouncilId });
            e.HasOne<GrantMap>().WithMany().HasForeignKey(c => c.MapId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<GrantMapEntry>(e =>
        {
            e.Property(m => m.Id).ValueGeneratedNever();
            e.Property(m => m.Scheme).HasMaxLength(200);
            e.Property(m => m.Type).HasMaxLength(60);
            e.Property(m => m.Purpose).HasMaxLength(2000);
            e.Property(m => m.Governance).HasMaxLength(2000);
            e.Property(m => m.Timescale).HasMaxLength(500);
            e.Property(m => m.BudgetPence);
            e.Property(m => m.Source).HasMaxLength(500);
            e.HasOne<GrantMap>().WithMany().HasForeignKey(m => m.MapId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(m => new
                {
                    m.MapId,
                    m.CouncilId,
                    m.Scheme,
                })
                .IsUnique();
            e.HasIndex(m => new { m.MapId, m.Type });
        });
    }
}
