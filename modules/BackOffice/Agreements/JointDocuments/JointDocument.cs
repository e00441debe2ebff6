namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>A document that several councils put forward together: the Leader and the Chief Executive of each sign it.</summary>
internal sealed class JointDocument : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its short name within the partnership.</summary>
    public required string Slug { get; init; }

    public required string Title { get; init; }

    /// <summary>To whom it goes; a post, never a person.</summary>
    public string? SubmittedTo { get; init; }

    /// <summary>When it was submitted; null while it is not.</summary>
    public DateOnly? SubmittedOn { get; set; }

    public int Version { get; set; }

    /// <summary>Who signs it, and who has.</summary>
    public IDataLoaderResult<IReadOnlyList<RequiredSignature>> Signatures(Batches batches, BackOfficeDb db) => Load(batches, db);

    /// <summary>Whose signature is missing.</summary>
    public IDataLoaderResult<IReadOnlyList<RequiredSignature>> Missing(Batches batches, BackOfficeDb db) =>
        Load(batches, db).Then(IReadOnlyList<RequiredSignature> (all) => [.. all.Where(s => s.SignedOn is null)]);

    private IDataLoaderResult<IReadOnlyList<RequiredSignature>> Load(Batches batches, BackOfficeDb db) =>
        batches.All(
            "backoffice.joint-document.signatures",
            Id,
            ids => db.RequiredSignatures.Where(s => ids.Contains(s.JointDocumentId)).OrderBy(s => s.Place),
            s => s.JointDocumentId
        );
}

/// <summary>A signature that a joint document needs.</summary>
internal sealed class RequiredSignature : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid JointDocumentId { get; init; }

    public Guid OrganisationId { get; init; }

    // In the order in which they were given: keys have none on SQL Server.
    internal int Place { get; init; }

    public Signatory Signatory { get; init; }

    /// <summary>Null while it is missing.</summary>
    public DateOnly? SignedOn { get; set; }

    public IDataLoaderResult<Organisation?> Organisation(Batches batches, IMediator mediator) =>
        batches.Organisation(OrganisationId, mediator);
}

/// <summary>Who signs for a council.</summary>
internal enum Signatory
{
    Leader,
    ChiefExecutive,
}
