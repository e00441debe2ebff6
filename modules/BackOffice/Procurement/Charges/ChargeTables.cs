namespace CouncilPlatform.BackOffice.Procurement;

/// <summary>The tables of charges.</summary>
internal static class ChargeTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Rate>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Item).HasMaxLength(200);
            e.Property(x => x.Unit).HasMaxLength(100);
            e.Property(x => x.Pence);
            e.HasIndex(x => new
                {
                    x.PartnershipId,
                    x.ProviderId,
                    x.Item,
                    x.EffectiveFrom,
                })
                .IsUnique()
                .HasDatabaseName("IX_backoffice_rates_effective");
        });
        modelBuilder.Entity<Recharge>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Reference).HasMaxLength(60);
            e.Property(x => x.Title).HasMaxLength(300);
            e.Property(x => x.FinancialYear).HasMaxLength(20);
            e.Property(x => x.Pence);
            e.Property(x => x.Note).HasMaxLength(500);
            e.HasIndex(x => new { x.PartnershipId, x.Reference }).IsUnique();
            e.HasIndex(x => new { x.PartnershipId, x.FinancialYear });
            e.HasIndex(x => x.ReversesId);
        });
        modelBuilder.Entity<RechargeShare>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Place);
            e.Property(x => x.Pence);
            e.HasOne<Recharge>()
                .WithMany()
                .HasForeignKey(x => x.RechargeId)
                .HasConstraintName("FK_backoffice_recharge_shares_recharge")
                .OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.RechargeId, x.OrganisationId }).IsUnique();
            e.HasIndex(x => x.OrganisationId);
        });
        modelBuilder.Entity<StatedFigure>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.FinancialYear).HasMaxLength(20);
            e.Property(x => x.Pence);
            e.Property(x => x.Note).HasMaxLength(500);
            e.HasIndex(x => new
                {
                    x.PartnershipId,
                    x.FinancialYear,
                    x.ProviderId,
                    x.ClientId,
                    x.SaidById,
                })
                .IsUnique()
                .HasDatabaseName("IX_backoffice_stated_figures_side");
        });
    }
}
