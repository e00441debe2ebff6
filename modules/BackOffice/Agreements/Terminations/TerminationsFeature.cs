namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>How agreements are ended: a clause is activated, and the parties may agree another last day.</summary>
internal sealed class TerminationsFeature : Feature
{
    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<Termination>().HasIndex(t => t.AgreementId).IsUnique();
        tables.Entity<EndDateChange>().HasIndex(c => new { c.TerminationId, c.Number }).IsUnique();
        tables.Entity<EndDateConsent>().HasIndex(c => new { c.EndDateChangeId, c.OrganisationId }).IsUnique();
    }

    public override void Graph(GraphContribution graph) =>
        graph.Mutation<TerminationMutations>().Node<Termination, BackOfficeDb>().Node<EndDateChange, BackOfficeDb>();
}
