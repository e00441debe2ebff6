namespace CouncilPlatform.Grants.Funds;

/// <summary>The tables of what is known of a fund beside its money: elements, protocols and stated totals.</summary>
internal static class FundFactTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<FundElement>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Title).HasMaxLength(200);
            e.Property(x => x.Note).HasMaxLength(1000);
            e.Property(x => x.RevenuePence);
            e.Property(x => x.CapitalPence);
            e.HasOne<Fund>().WithMany().HasForeignKey(x => x.FundId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.FundId, x.Number }).IsUnique();
        });
        modelBuilder.Entity<FundProtocol>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Title).HasMaxLength(200);
            e.Property(x => x.Text).HasMaxLength(4000);
            e.Property(x => x.CriteriaJson);
            e.Property(x => x.DocumentTitle).HasMaxLength(CitationRules.LongestTitle);
            e.Property(x => x.DocumentDate);
            e.Property(x => x.DocumentPlace).HasMaxLength(CitationRules.LongestPlace);
            e.Ignore(x => x.Name);
            e.HasOne<Fund>().WithMany().HasForeignKey(x => x.FundId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.FundId, x.Number }).IsUnique();
        });
        modelBuilder.Entity<StatedTotal>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.AsWritten).HasMaxLength(40);
            e.Property(x => x.Note).HasMaxLength(1000);
            e.Property(x => x.Pence);
            e.Property(x => x.PrecisionPence);
            e.Property(x => x.DocumentTitle).HasMaxLength(CitationRules.LongestTitle);
            e.Property(x => x.DocumentDate);
            e.Property(x => x.DocumentPlace).HasMaxLength(CitationRules.LongestPlace);
            e.HasOne<Fund>().WithMany().HasForeignKey(x => x.FundId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.FundId, x.Number }).IsUnique();
        });
    }
}
