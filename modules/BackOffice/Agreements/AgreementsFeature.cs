namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>Agreements: who agreed what, for how long, and their days in the calendar.</summary>
internal sealed class AgreementsFeature : Feature
{
    public override void Register(ModuleServices services) => services.Calendar<AgreementCalendar>();

    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<Agreement>().HasIndex(a => new { a.PartnershipId, a.Slug }).IsUnique();
        tables.Entity<AgreementAlias>().HasIndex(a => new { a.AgreementId, a.Name }).IsUnique();
        tables.Entity<AgreementParty>().HasIndex(p => new { p.AgreementId, p.OrganisationId }).IsUnique();
        tables.Entity<Clause>().HasIndex(c => new { c.AgreementId, c.Number }).IsUnique();
        tables.Entity<Obligation>().HasIndex(o => o.AgreementId);
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, AgreementQueries>()
            .Mutation<AgreementMutations>()
            .Node<Agreement, BackOfficeDb>()
            .Changes<Agreement>()
            .Node<Clause, BackOfficeDb>()
            .Node<Obligation, BackOfficeDb>();
}
