namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>A document that several councils put forward, signed by each council's Leader and Chief Executive.</summary>
internal sealed class JointDocument : Aggregate, ISlugged, IJointlyOwned
{
    public required string Slug { get; init; }

    /// <summary>The document's title, like Proposal for a unitary council.</summary>
    [MaxLength(300)]
    public required string Title { get; init; }

    /// <summary>Whom the document goes to: a post, like Secretary of State; never a person.</summary>
    [MaxLength(300)]
    public string? SubmittedTo { get; init; }

    /// <summary>The day on which the document was submitted; null while it is not.</summary>
    public DateOnly? SubmittedOn { get; private set; }

    /// <summary>Every signature that the document needs, whether it is given or missing.</summary>
    public IDataLoaderResult<IReadOnlyList<RequiredSignature>> Signatures(Batches batches, BackOfficeDb db) =>
        batches.Parts(db, Id, (RequiredSignature s) => s.JointDocumentId, s => s.SortOrder);

    /// <summary>The signatures that are missing.</summary>
    public IDataLoaderResult<IReadOnlyList<RequiredSignature>> Missing(Batches batches, BackOfficeDb db) =>
        Signatures(batches, db).Then(IReadOnlyList<RequiredSignature> (all) => [.. all.Where(s => s.SignedOn is null)]);

    async Task<IReadOnlyCollection<Guid>> IJointlyOwned.FindOwnersAsync(ModuleDb db, CancellationToken cancellationToken) =>
        await db.Set<RequiredSignature>()
            .Where(s => s.JointDocumentId == Id)
            .Select(s => s.OrganisationId)
            .Distinct()
            .ToListAsync(cancellationToken);

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

    /// <param name="other">The other signature of the same council.</param>
    internal void Sign(RequiredSignature signature, RequiredSignature other, DateOnly on, Caller caller)
    {
        var title = TitleOf(signature);
        Unsubmitted()
            .Require(
                caller.Holds(signature.Office(), signature.OrganisationId),
                "OFFICE_NEEDED",
                $"Only the {title} of the council can sign as its {title}. Ask them, or ask an administrator of the council who they are.",
                InputPath.Of("signatory")
            )
            .Require(
                other.SignedOn is null || !caller.Is(other.SignedById),
                RuleCodes.FourEyes,
                "You gave the council's other signature, or you made the key that did. Somebody else must give this one.",
                InputPath.Of("signatory")
            )
            .Check();
        signature.Sign(on, caller.Person);
    }

    internal void Submit(DateOnly on, IReadOnlyList<RequiredSignature> signatures, IReadOnlyDictionary<Guid, Organisation> councils)
    {
        var rules = Unsubmitted();
        foreach (var missing in signatures.Where(s => s.SignedOn is null))
        {
            rules.Require(
                holds: false,
                "SIGNATURE_MISSING",
                $"{councils[missing.OrganisationId].Name}: the {TitleOf(missing)} has not signed. Record the signature first.",
                InputPath.Of("jointDocument")
            );
        }

        rules
            .Valid(
                signatures.All(s => s.SignedOn is null || s.SignedOn <= on),
                "The document was signed after that day. Enter the day of the last signature or a later one.",
                on
            )
            .Check();
        SubmittedOn = on;
    }

    private static string TitleOf(RequiredSignature signature) => signature.Signatory == Signatory.Leader ? "Leader" : "Chief Executive";

    private Rules Unsubmitted() =>
        new Rules().Require(
            SubmittedOn is null,
            "SUBMITTED",
            $"The document was submitted on {SubmittedOn:d MMMM yyyy}.",
            InputPath.Of("jointDocument")
        );
}

/// <summary>A signature that a joint document needs. Once it is given, it is the council's.</summary>
internal sealed class RequiredSignature : OrganisationEntity, IOwned
{
    public Guid JointDocumentId { get; init; }

    [Column("Place")]
    internal int SortOrder { get; init; }

    /// <summary>Who signs for the council: its Leader or its Chief Executive.</summary>
    public Signatory Signatory { get; init; }

    /// <summary>The day of the signature; null while it is missing.</summary>
    public DateOnly? SignedOn { get; private set; }

    internal Guid? SignedById { get; private set; }

    // The councils put the document forward together, with a place for each signature.
    Guid? IOwned.OwnerId => SignedOn is null ? null : OrganisationId;

    internal Office Office() => OfficeOf(Signatory);

    /// <summary>The office whose holder signs.</summary>
    internal static Office OfficeOf(Signatory signatory) => signatory == Signatory.Leader ? Sdk.Office.Leader : Sdk.Office.ChiefExecutive;

    /// <summary>A signature of a council as it will be once it is given.</summary>
    internal static RequiredSignature Given(Guid council, DateOnly on) => new() { OrganisationId = council, SignedOn = on };

    internal void Sign(DateOnly on, Guid? person) => (SignedOn, SignedById) = (on, person);
}

/// <summary>Who signs for a council.</summary>
internal enum Signatory
{
    /// <summary>The Leader of the council.</summary>
    Leader,

    /// <summary>The council's Chief Executive.</summary>
    ChiefExecutive,
}
