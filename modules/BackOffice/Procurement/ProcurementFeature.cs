namespace CouncilPlatform.BackOffice.Procurement;

internal sealed class ProcurementFeature : Feature
{
    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<ContractArea>();
        tables.Entity<ContractUser>().HasIndex(u => new { u.ContractAreaId, u.OrganisationId }).IsUnique();
        tables.Entity<Contract>().HasIndex(c => new { c.PartnershipId, c.Reference }).IsUnique();
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
            .Extend<Partnership, ProcurementQueries>()
            .Extend<Partnership, ChargeQueries>()
            .Mutation<ProcurementMutations>()
            .Mutation<ChargeMutations>()
            .Node<ContractArea>()
            .Node<Contract>()
            .Node<Recharge>()
            .Node<Rate>()
            .Node<StatedFigure>();
}
