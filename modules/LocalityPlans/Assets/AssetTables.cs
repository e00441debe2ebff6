namespace CouncilPlatform.LocalityPlans.Assets;

/// <summary>The tables of assets and of the registers that were read.</summary>
internal static class AssetTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<RegisteredAsset>(e =>
        {
            e.Property(a => a.Id).ValueGeneratedNever();
            e.Property(a => a.Reference).HasMaxLength(60);
            e.Property(a => a.Name).HasMaxLength(200);
            e.Property(a => a.Kind).HasMaxLength(60);
            e.Property(a => a.Address).HasMaxLength(500);
            e.Property(a => a.Town).HasMaxLength(100);
            e.Property(a => a.Postcode).HasMaxLength(10);
            e.Property(a => a.Uprn).HasMaxLength(12);
            e.Property(a => a.Tenure).HasMaxLength(100);
            e.Property(a => a.Use).HasMaxLength(300);
            e.Property(a => a.JointUseNote).HasMaxLength(1000);
            e.HasIndex(a => new
                {
                    a.PartnershipId,
                    a.OwnerId,
                    a.Reference,
                })
                .IsUnique();
            e.HasIndex(a => new { a.PartnershipId, a.Name });
        });
        modelBuilder.Entity<AssetImport>(e =>
        {
            e.Property(i => i.Id).ValueGeneratedNever();
            e.Property(i => i.ImportedUtc);
            e.HasIndex(i => new { i.PartnershipId, i.ImportedUtc });
        });
    }
}
