namespace CouncilPlatform.BackOffice.Services;

/// <summary>What sharing saves.</summary>
internal sealed class SavingsFeature : Feature
{
    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<Saving>().HasIndex(s => new { s.PartnershipId, s.Slug }).IsUnique();
        tables.Entity<SavingAmount>().Property(a => a.FinancialYear).HasMaxLength(20);
        tables
            .Entity<SavingAmount>()
            .HasIndex(a => new
            {
                a.SavingId,
                a.FinancialYear,
                a.OrganisationId,
            })
            .IsUnique()
            .HasDatabaseName("IX_backoffice_saving_amounts_year");
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, SavingQueries>()
            .Extend<Partnership, SavingTotalQueries>()
            .Mutation<SavingMutations>()
            .Node<Saving, BackOfficeDb>();
}
