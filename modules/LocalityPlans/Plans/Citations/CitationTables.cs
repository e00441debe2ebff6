namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>The table of citations.</summary>
internal static class CitationTables
{
    public static void Configure(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<SourceCitation>(e =>
        {
            e.Property(c => c.Id).ValueGeneratedNever();
            e.Property(c => c.Document).HasMaxLength(300);
            e.Property(c => c.Paragraph).HasMaxLength(40);
            e.Property(c => c.Quote).HasMaxLength(2000);
            e.Property(c => c.SubjectId).HasMaxLength(120);
            e.Property(c => c.RecordedUtc);
            e.HasIndex(c => c.SubjectId);
            e.HasIndex(c => new { c.PartnershipId, c.RecordedUtc });
        });
}
