namespace CouncilPlatform.BackOffice.Procurement;

/// <summary>What councils charge one another: rates, recharges and what each side states.</summary>
internal sealed class ChargesFeature : Feature
{
    public override void Tables(ModelBuilder tables)
    {
        tables
            .Entity<Rate>()
            .HasIndex(r => new
            {
                r.PartnershipId,
                r.ProviderId,
                r.Item,
                r.EffectiveFrom,
            })
            .IsUnique()
            .HasDatabaseName("IX_backoffice_rates_effective");
        tables.Entity<Recharge>(e =>
        {
            e.Property(r => r.FinancialYear).HasMaxLength(20);
            e.HasIndex(r => new { r.PartnershipId, r.Reference }).IsUnique();
            e.HasIndex(r => new { r.PartnershipId, r.FinancialYear });
            e.HasIndex(r => r.ReversesId);
        });
        tables.Entity<RechargeShare>(e =>
        {
            e.HasIndex(s => new { s.RechargeId, s.OrganisationId }).IsUnique();
            e.HasIndex(s => s.OrganisationId);
        });
        tables.Entity<StatedFigure>().Property(f => f.FinancialYear).HasMaxLength(20);
        tables
            .Entity<StatedFigure>()
            .HasIndex(f => new
            {
                f.PartnershipId,
                f.FinancialYear,
                f.ProviderId,
                f.ClientId,
                f.SaidById,
            })
            .IsUnique()
            .HasDatabaseName("IX_backoffice_stated_figures_side");
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, ChargeQueries>()
            .Mutation<ChargeMutations>()
            .Node<Recharge, BackOfficeDb>()
            .Node<Rate, BackOfficeDb>()
            .Node<StatedFigure, BackOfficeDb>();
}
