namespace CouncilPlatform.Grants.Delivery;

internal sealed class ContributionsFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<ContributionSums>();

    // Default names would be longer than the 63 characters of PostgreSQL.
    public override void Tables(ModelBuilder tables)
    {
        tables
            .Entity<ExpectedContribution>()
            .References(c => c.AllocationId, typeof(Allocation), "FK_grants_expected_contributions_allocation")
            .HasIndex(c => new { c.AllocationId, c.Number })
            .IsUnique();
        tables
            .Entity<RecordedContribution>()
            .References(r => r.ExpectedContributionId, typeof(ExpectedContribution), "FK_grants_recorded_contributions_expected")
            .HasIndex(r => new { r.ExpectedContributionId, r.RecordedUtc })
            .HasDatabaseName("IX_grants_recorded_contributions_expected");
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Allocation, ContributionFields>()
            .Mutation<ContributionMutations>()
            .Node<ExpectedContribution>()
            .Search<ExpectedContribution>(c => c.Contributor, c => c.Note);
}
