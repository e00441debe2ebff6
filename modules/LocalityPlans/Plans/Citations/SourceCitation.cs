namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>
/// Where a document says something. It is known by its own id: documents repeat the numbers of their paragraphs, so that "4.2" of one report may be
/// two places.
/// </summary>
internal sealed class SourceCitation : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>The document's title.</summary>
    public required string Document { get; set; }

    /// <summary>The document's date, as precisely as it is known.</summary>
    public PartialDate? Date { get; set; }

    /// <summary>The number that the document gives the paragraph, which it may give to another too.</summary>
    public string? Paragraph { get; set; }

    /// <summary>The document's words: these tell paragraphs of one number apart.</summary>
    public required string Quote { get; set; }

    public int Version { get; set; }

    internal string? SubjectId { get; init; }

    internal DateTime RecordedUtc { get; init; }

    /// <summary>What it bears out: an action, an opportunity, a theme or an action plan; null for the partnership as a whole.</summary>
    [Needs(nameof(SubjectId))]
    public GlobalId? Subject() => GlobalId.TryParse(SubjectId, out var id) ? id : null;
}
