namespace CouncilPlatform.Grants.Rounds;

/// <summary>An assessor's interest in an application, or in whatever an organisation applies for: they neither score nor decide it.</summary>
internal sealed class ConflictOfInterest : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Whose it is, as the audit trail calls them: a key's label, never a person's name.</summary>
    public required string Assessor { get; init; }

    public Guid? ApplicationId { get; init; }

    public Guid? OrganisationId { get; init; }

    /// <summary>What kind of interest, without names.</summary>
    public required string Reason { get; init; }

    internal DateTime DeclaredUtc { get; init; }

    /// <summary>When it was declared, by the UK's clocks, with their offset.</summary>
    [Needs(nameof(DeclaredUtc))]
    public string Declared() => UkTime.Show(DeclaredUtc);

    /// <summary>The organisation it is about; null where it is about one application.</summary>
    public IDataLoaderResult<Organisation?>? Organisation(Batches batches, IMediator mediator) =>
        OrganisationId is not { } id ? null : batches.Organisation(id, mediator);

    /// <summary>The application it is about; null where it is about an organisation.</summary>
    public IDataLoaderResult<Application?>? Application(Batches batches, GrantsDb db) =>
        ApplicationId is { } id ? ApplicationQueries.Load(id, batches, db) : null;
}
