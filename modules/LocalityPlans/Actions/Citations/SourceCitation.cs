namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>
/// A place in a document that supports something. It is known by its own id, because documents repeat the numbers of their paragraphs:
/// "4.2" of one report may be two places.
/// </summary>
internal sealed class SourceCitation : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>The document's title.</summary>
    [MaxLength(300)]
    public required string Document { get; set; }

    /// <summary>The document's date, as precisely as it is known.</summary>
    public PartialDate? Date { get; set; }

    /// <summary>The number that the document gives the paragraph, like 2.9. Another paragraph may have the same number.</summary>
    [MaxLength(40)]
    public string? Paragraph { get; set; }

    /// <summary>The document's own words, which tell paragraphs with the same number apart.</summary>
    [MaxLength(2000)]
    public required string Quote { get; set; }

    public int Version { get; set; }

    [MaxLength(120)]
    internal string? SubjectId { get; init; }

    internal DateTime RecordedUtc { get; init; }

    /// <summary>
    /// What the citation supports: an action, an opportunity, a theme or an action plan; null for the partnership as a whole.
    /// </summary>
    [Needs(nameof(SubjectId))]
    public GlobalId? Subject() => GlobalId.TryParse(SubjectId, out var id) ? id : null;

    public override string ToString() =>
        Document + (Date is { } date ? $", {date}" : "") + (Paragraph is null ? "" : $", paragraph {Paragraph}");
}
