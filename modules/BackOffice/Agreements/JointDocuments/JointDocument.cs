namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>A document that several councils put forward together: the Leader and the Chief Executive of each council sign it.</summary>
internal sealed class JointDocument : IVersioned, IInPartnership, ISlugged
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>The document's short name in the partnership.</summary>
    [MaxLength(60)]
    public required string Slug { get; init; }

    /// <summary>The document's title.</summary>
    [MaxLength(300)]
    public required string Title { get; init; }

    /// <summary>Whom the document goes to: a post, like Secretary of State; never a person.</summary>
    [MaxLength(300)]
    public string? SubmittedTo { get; init; }

    /// <summary>When the document was submitted; null while it is not.</summary>
    public DateOnly? SubmittedOn { get; private set; }

    public int Version { get; set; }

    /// <summary>Who signs the document, and who has signed.</summary>
    public IDataLoaderResult<IReadOnlyList<RequiredSignature>> Signatures(Batches batches, BackOfficeDb db) =>
        batches.Parts(db, Id, static (RequiredSignature s) => s.JointDocumentId, static s => s.SortOrder);

    /// <summary>The signatures that are missing.</summary>
    public IDataLoaderResult<IReadOnlyList<RequiredSignature>> Missing(Batches batches, BackOfficeDb db) =>
        Signatures(batches, db).Then(IReadOnlyList<RequiredSignature> (all) => [.. all.Where(s => s.SignedOn is null)]);

    /// <summary>The signatures that it needs: of the Leader and the Chief Executive of each council.</summary>
    internal IEnumerable<RequiredSignature> Require(IEnumerable<Organisation> councils) =>
        councils
            .SelectMany(c => Enum.GetValues<Signatory>().Select(s => (Council: c.Id, Signatory: s)))
            .Select(
                (s, index) =>
                    new RequiredSignature
                    {
                        JointDocumentId = Id,
                        OrganisationId = s.Council,
                        Signatory = s.Signatory,
                        SortOrder = index,
                    }
            );

    internal void Sign(RequiredSignature signature, DateOnly on)
    {
        Unsubmitted().Check();
        signature.SignedOn = on;
    }

    /// <summary>Submits the document, once everybody has signed.</summary>
    internal void Submit(DateOnly on, IReadOnlyList<RequiredSignature> signatures, IReadOnlyDictionary<Guid, Organisation> councils)
    {
        var rules = Unsubmitted();
        foreach (var missing in signatures.Where(s => s.SignedOn is null))
        {
            var who = missing.Signatory == Signatory.Leader ? "Leader" : "Chief Executive";
            rules.Require(
                holds: false,
                "SIGNATURE_MISSING",
                $"{councils[missing.OrganisationId].Name}: the {who} has not signed.",
                InputPath.Of("jointDocument")
            );
        }

        rules
            .Require(
                signatures.All(s => s.SignedOn is null || s.SignedOn <= on),
                RuleCodes.Invalid,
                "The document was signed after that day. Enter the day of the last signature or a later one.",
                on
            )
            .Check();
        SubmittedOn = on;
    }

    private Rules Unsubmitted() =>
        new Rules().Require(
            SubmittedOn is null,
            "SUBMITTED",
            $"The document was submitted on {SubmittedOn:d MMMM yyyy}.",
            InputPath.Of("jointDocument")
        );
}

/// <summary>A signature that a joint document needs.</summary>
internal sealed class RequiredSignature : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid JointDocumentId { get; init; }

    public Guid OrganisationId { get; init; }

    [Column("Place")]
    internal int SortOrder { get; init; }

    /// <summary>Who signs for the council.</summary>
    public Signatory Signatory { get; init; }

    /// <summary>When it was signed; null while the signature is missing.</summary>
    public DateOnly? SignedOn { get; internal set; }

    /// <summary>The council.</summary>
    public IDataLoaderResult<Organisation?> Organisation(Batches batches, IMediator mediator) =>
        batches.Organisation(OrganisationId, mediator);
}

/// <summary>Who signs for a council.</summary>
internal enum Signatory
{
    /// <summary>The Leader of the council.</summary>
    Leader,

    /// <summary>The council's Chief Executive.</summary>
    ChiefExecutive,
}
