namespace CouncilPlatform.BackOffice.Procurement;

/// <summary>The tables of procurement.</summary>
internal static class ProcurementTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ContractArea>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Slug).HasMaxLength(60);
            e.Property(x => x.Name).HasMaxLength(200);
            e.HasIndex(x => new { x.PartnershipId, x.Slug }).IsUnique();
        });
        modelBuilder.Entity<ContractUser>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Power).HasMaxLength(500);
            e.HasOne<ContractArea>()
                .WithMany()
                .HasForeignKey(x => x.ContractAreaId)
                .HasConstraintName("FK_backoffice_contract_users_area")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.ContractAreaId, x.OrganisationId }).IsUnique();
        });
        modelBuilder.Entity<Contract>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Reference).HasMaxLength(60);
            e.Property(x => x.Title).HasMaxLength(300);
            e.Property(x => x.Supplier).HasMaxLength(300);
            e.Property(x => x.AnnualPence);
            e.HasOne<ContractArea>()
                .WithMany()
                .HasForeignKey(x => x.ContractAreaId)
                .HasConstraintName("FK_backoffice_contracts_area")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.PartnershipId, x.Reference }).IsUnique();
            e.HasIndex(x => x.ContractAreaId);
        });
    }
}
