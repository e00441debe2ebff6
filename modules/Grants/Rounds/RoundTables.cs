namespace CouncilPlatform.Grants.Rounds;

/// <summary>The tables of rounds and their criteria.</summary>
internal static class RoundTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Round>(e =>
        {
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.Slug).HasMaxLength(60);
            e.Property(r => r.Title).HasMaxLength(200);
            e.Property(r => r.ClosingNote).HasMaxLength(1000);
            e.Property(r => r.OpensUtc);
            e.Property(r => r.ClosesUtc);
            e.Property(r => r.RevenuePence);
            e.Property(r => r.CapitalPence);
            e.Property(r => r.MostRevenuePence);
            e.Property(r => r.MostCapitalPence);
            e.Property(r => r.FormNumber);
            e.HasOne<Programme>().WithMany().HasForeignKey(r => r.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(r => new { r.PartnershipId, r.Slug }).IsUnique();
            e.HasIndex(r => new { r.PartnershipId, r.OpensUtc });
        });
        modelBuilder.Entity<RoundCriterion>(e =>
        {
            e.Property(c => c.Id).ValueGeneratedNever();
            e.Property(c => c.Name).HasMaxLength(200);
            e.HasOne<Round>().WithMany().HasForeignKey(c => c.RoundId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(c => new { c.RoundId, c.Number }).IsUnique();
        });
    }
}
