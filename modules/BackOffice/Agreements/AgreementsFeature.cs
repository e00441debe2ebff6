namespace CouncilPlatform.BackOffice.Agreements;

internal sealed class AgreementsFeature : Feature
{
    public override void Register(ModuleServices services) => services.Calendar<AgreementCalendar>();

    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<Agreement>();
        tables.Entity<AgreementAlias>().HasIndex(a => new { a.AgreementId, a.Name }).IsUnique();
        tables.Entity<AgreementParty>().HasIndex(p => new { p.AgreementId, p.OrganisationId }).IsUnique();
        tables.Entity<Clause>().HasIndex(c => new { c.AgreementId, c.Number }).IsUnique();
        tables.Entity<Obligation>().HasIndex(o => o.AgreementId);
        tables.Entity<Delegation>().HasIndex(d => d.PartnershipId);
        tables.Entity<JointDocument>();
        tables
            .Entity<RequiredSignature>()
            .HasIndex(s => new
            {
                s.JointDocumentId,
                s.OrganisationId,
                s.Signatory,
            })
            .IsUnique()
            .HasDatabaseName("IX_backoffice_required_signatures_signatory");
        tables.Entity<ExitContract>().HasIndex(c => new { c.AgreementId, c.Title }).IsUnique();
        tables.Entity<Termination>().HasIndex(t => t.AgreementId).IsUnique();
        tables.Entity<EndDateChange>().HasIndex(c => new { c.TerminationId, c.Number }).IsUnique();
        tables.Entity<EndDateConsent>().HasIndex(c => new { c.EndDateChangeId, c.OrganisationId }).IsUnique();
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, AgreementQueries>()
            .Mutation<AgreementMutations>()
            .Mutation<DelegationMutations>()
            .Mutation<JointDocumentMutations>()
            .Mutation<TerminationMutations>()
            .Mutation<ExitMutations>()
            .Node<Agreement>()
            .Changes<Agreement>()
            .Node<Clause>()
            .Node<Obligation>()
            .Node<Delegation>()
            .Node<JointDocument>()
            .Node<ExitContract>()
            .Node<Termination>()
            .Node<EndDateChange>()
            .Search<Agreement>(a => a.Title, a => a.Purpose)
            .Search<ExitContract>(c => c.Title)
            .Search<EndDateChange>(c => "Another last day: " + Shown.Of(c.EndsOn), c => c.Reason);
}
