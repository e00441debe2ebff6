namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>
/// A passage of a document that supports something. Two passages may have the same paragraph number, but not the same id.
/// </summary>
[Shared("Everybody may cite a document in support of what the councils agree together.")]
internal sealed class SourceCitation : Aggregate
{
    /// <summary>The document's title.</summary>
    [MaxLength(300)]
    public required string Document { get; set; }

    /// <summary>The document's date, as precisely as it is known.</summary>
    public PartialDate? Date { get; set; }

    /// <summary>The number that the document gives the paragraph, like 2.9. Another paragraph may have the same number.</summary>
    [MaxLength(40)]
    public string? Paragraph { get; set; }

    /// <summary>The document's own words, which distinguish paragraphs with the same number.</summary>
    [MaxLength(2000)]
    public required string Quote { get; set; }

    [MaxLength(120)]
    internal string? SubjectId { get; init; }

    internal DateTime RecordedUtc { get; init; }

    /// <summary>The action, opportunity, theme or action plan that the citation supports; null for the partnership as a whole.</summary>
    [Needs(nameof(SubjectId))]
    public GlobalId? Subject() => GlobalId.TryParse(SubjectId, out var id) ? id : null;

    internal static SourceCitation Of(Partnership partnership, CiteSourceInput input, DateTime recordedUtc) =>
        new()
        {
            PartnershipId = partnership.Id,
            SubjectId = input.Subject?.ToString(),
            Document = input.Document,
            Date = input.Date,
            Paragraph = input.Paragraph,
            Quote = input.Quote,
            RecordedUtc = recordedUtc,
        };

    public override string ToString() =>
        Document + (Date is { } date ? $", {date}" : "") + (Paragraph is null ? "" : $", paragraph {Paragraph}");
}
