namespace CouncilPlatform.Grants.Rounds;

/// <summary>
/// An assessor's interest in an application, or in everything an organisation applies for. They neither score nor decide it.
/// </summary>
[Shared("Everybody declares their own interests, and nobody changes what was declared.")]
internal sealed class ConflictOfInterest : PartnershipEntity
{
    /// <summary>The assessor as in the audit trail: a key's label, never a person's name.</summary>
    [MaxLength(100)]
    public required string Assessor { get; init; }

    /// <summary>The person; null from before persons were recorded.</summary>
    internal Guid? AssessorId { get; init; }

    public Guid? ApplicationId { get; init; }

    public Guid? OrganisationId { get; init; }

    /// <summary>What kind of interest it is, without names.</summary>
    [MaxLength(1000)]
    public required string Reason { get; init; }

    internal DateTime DeclaredUtc { get; init; }

    /// <summary>When the interest was declared, in UK time with its offset.</summary>
    [Needs(nameof(DeclaredUtc))]
    public string Declared() => UkTime.Show(DeclaredUtc);

    /// <summary>The organisation; null if the interest is in one application.</summary>
    public IDataLoaderResult<Organisation?>? Organisation(OrganisationBatch organisations) => organisations.Get(OrganisationId);

    /// <summary>The application; null if the interest is in an organisation.</summary>
    public IDataLoaderResult<Application?>? Application(Batches batches, GrantsDb db) => batches.Row<Application>(db, ApplicationId);
}
