namespace CouncilPlatform.Grants.Funds;

/// <summary>The tables of schemes and their sources.</summary>
internal static class FundedSchemeTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<FundedScheme>(e =>
        {
            e.Property(s => s.Id).ValueGeneratedNever();
            e.Property(s => s.Slug).HasMaxLength(60);
            e.Property(s => s.Title).HasMaxLength(200);
            e.Property(s => s.Description).HasMaxLength(4000);
            e.Property(s => s.DocumentTitle).HasMaxLength(CitationRules.LongestTitle);
            e.Property(s => s.DocumentDate);
            e.Property(s => s.DocumentPlace).HasMaxLength(CitationRules.LongestPlace);
            e.HasIndex(s => new { s.PartnershipId, s.Slug }).IsUnique();
        });
        modelBuilder.Entity<SchemeSource>(e =>
        {
            e.Property(s => s.Id).ValueGeneratedNever();
            e.Property(s => s.Name).HasMaxLength(200);
            e.Property(s => s.Note).HasMaxLength(1000);
            e.Property(s => s.Pence);
            e.HasOne<FundedScheme>().WithMany().HasForeignKey(s => s.SchemeId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(s => new { s.SchemeId, s.Number }).IsUnique();
        });
    }
}
