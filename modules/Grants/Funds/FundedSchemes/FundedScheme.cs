namespace CouncilPlatform.Grants.Funds;

/// <summary>Something that is to be paid for out of several sources, in and outside the partnership's own funds; how much each gives may not be known.</summary>
internal sealed class FundedScheme : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its short name within the partnership.</summary>
    public required string Slug { get; init; }

    public required string Title { get; set; }

    public string? Description { get; set; }

    /// <summary>Whether the sources are all there are: false where a document ends its list with "etc.".</summary>
    public bool SourcesComplete { get; set; }

    public int Version { get; set; }

    internal string? DocumentTitle { get; set; }

    internal PartialDate? DocumentDate { get; set; }

    internal string? DocumentPlace { get; set; }

    /// <summary>What tells of it; null where no document does.</summary>
    [Needs(nameof(DocumentTitle), nameof(DocumentDate), nameof(DocumentPlace))]
    public Citation? Document() => DocumentTitle is not null && DocumentDate is { } date ? new(DocumentTitle, date, DocumentPlace) : null;

    /// <summary>Where its money is to come from, in the document's order.</summary>
    public IDataLoaderResult<IReadOnlyList<SchemeSource>> Sources(Batches batches, GrantsDb db) =>
        batches
            .Load<Guid, IReadOnlyList<SchemeSource>>(
                "grants.scheme.sources",
                Id,
                async (ids, cancellationToken) =>
                    (
                        await db
                            .SchemeSources.AsNoTracking()
                            .Where(s => ids.Contains(s.SchemeId))
                            .OrderBy(s => s.Number)
                            .ToListAsync(cancellationToken)
                    )
                        .ToLookup(s => s.SchemeId)
                        .ToDictionary(g => g.Key, IReadOnlyList<SchemeSource> (g) => [.. g])
            )
            .Then(sources => sources ?? []);

    /// <summary>What is known of its money, and what is not.</summary>
    [Needs(nameof(SourcesComplete))]
    public IDataLoaderResult<SchemeFunding> Funding(Batches batches, GrantsDb db) =>
        Sources(batches, db).Then(sources => SchemeFunding.Of(sources, SourcesComplete));
}
