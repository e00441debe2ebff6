namespace CouncilPlatform.BackOffice.Posts;

/// <summary>The tables of structures.</summary>
internal static class StructureTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<InterimStructure>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Title).HasMaxLength(300);
            e.Property(x => x.CostPence);
            e.Property(x => x.CurrentCostPence);
            e.Property(x => x.ChiefExecutivePence);
            e.HasIndex(x => new
                {
                    x.PartnershipId,
                    x.OrganisationId,
                    x.Title,
                })
                .IsUnique()
                .HasDatabaseName("IX_backoffice_interim_structures_title");
        });
    }
}
