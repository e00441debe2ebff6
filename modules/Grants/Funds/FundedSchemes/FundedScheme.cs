namespace CouncilPlatform.Grants.Funds;

/// <summary>
/// Something that several sources pay for, inside and outside the partnership's own funds. How much each gives may not be known.
/// </summary>
[Shared("It says what documents say of money from many funders. No organisation's money moves by it.")]
internal sealed class FundedScheme : Aggregate, ISlugged
{
    /// <summary>The scheme's short name in the partnership.</summary>
    public required string Slug { get; init; }

    /// <summary>What the scheme is called.</summary>
    [MaxLength(200)]
    public required string Title { get; set; }

    /// <summary>What the scheme is.</summary>
    [MaxLength(4000)]
    public string? Description { get; set; }

    /// <summary>Whether the sources are all that there are; false where a document ends its list with "etc.".</summary>
    public bool SourcesComplete { get; set; }

    [MaxLength(CitationRules.MaxTitleLength)]
    internal string? DocumentTitle { get; private set; }

    internal PartialDate? DocumentDate { get; private set; }

    [MaxLength(CitationRules.MaxPlaceLength)]
    internal string? DocumentPlace { get; private set; }

    /// <summary>The document that describes the scheme; null if there is none.</summary>
    [Needs(nameof(DocumentTitle), nameof(DocumentDate), nameof(DocumentPlace))]
    public Citation? Document() => DocumentTitle is not null && DocumentDate is { } date ? new(DocumentTitle, date, DocumentPlace) : null;

    /// <summary>Where the scheme's money comes from, in the document's order.</summary>
    public IDataLoaderResult<IReadOnlyList<SchemeSource>> Sources(Batches batches, GrantsDb db) =>
        batches.Parts(db, Id, static (SchemeSource s) => s.SchemeId, static s => s.Number);

    /// <summary>What is known of the scheme's money, and what is not.</summary>
    [Needs(nameof(SourcesComplete))]
    public IDataLoaderResult<SchemeFunding> Funding(Batches batches, GrantsDb db) =>
        Sources(batches, db).Then(sources => SchemeFunding.Of(sources, SourcesComplete));

    internal static FundedScheme Of(Partnership partnership, CreateFundedSchemeInput input) =>
        new FundedScheme
        {
            PartnershipId = partnership.Id,
            Slug = input.Slug,
            Title = input.Title,
            Description = input.Description,
            SourcesComplete = input.SourcesComplete,
        }.Cite(input.Document);

    internal FundedScheme Cite(CitationInput? document)
    {
        (DocumentTitle, DocumentDate, DocumentPlace) = (document?.Title, document?.Date, document?.Place);
        return this;
    }
}
