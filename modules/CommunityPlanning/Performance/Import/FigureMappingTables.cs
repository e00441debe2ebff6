namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>The table of mappings.</summary>
internal static class FigureMappingTables
{
    public static void Configure(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<FigureMapping>(e =>
        {
            e.Property(m => m.Id).ValueGeneratedNever();
            e.Property(m => m.Name).HasMaxLength(60);
            e.Property(m => m.Indicator).HasMaxLength(60);
            e.Property(m => m.BodyColumn).HasMaxLength(200);
            e.Property(m => m.IndicatorColumn).HasMaxLength(200);
            e.Property(m => m.StatusColumn).HasMaxLength(200);
            e.Property(m => m.PeriodColumn).HasMaxLength(200);
            e.Property(m => m.ValueColumn).HasMaxLength(200);
            e.Property(m => m.FamilyColumn).HasMaxLength(200);
            e.HasIndex(m => new { m.PartnershipId, m.Name }).IsUnique();
        });
}
