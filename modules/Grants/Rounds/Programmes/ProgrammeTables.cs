namespace CouncilPlatform.Grants.Rounds;

/// <summary>What programmes draw on. The programmes themselves are a table of awards.</summary>
internal static class ProgrammeTables
{
    public static void Configure(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<ProgrammeFund>(e =>
        {
            e.HasKey(f => new { f.ProgrammeId, f.FundId });
            e.Property(f => f.RevenuePence);
            e.Property(f => f.CapitalPence);
            e.HasOne<Programme>().WithMany().HasForeignKey(f => f.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Fund>().WithMany().HasForeignKey(f => f.FundId).OnDelete(DeleteBehavior.Restrict);
        });
}
