namespace CouncilPlatform.LocalityPlans.Plans;

/// <param name="Subject">What it bears out: an action, an opportunity, a theme or an action plan; left out for the partnership as a whole.</param>
/// <param name="Document">The document's title.</param>
/// <param name="Date">The document's date, as precisely as it is known.</param>
/// <param name="Paragraph">The number that the document gives the paragraph.</param>
/// <param name="Quote">The document's words.</param>
internal sealed record CiteSourceInput(
    string Partnership,
    GlobalId? Subject,
    string Document,
    PartialDate? Date,
    string? Paragraph,
    string Quote
) : IPartnershipInput;

/// <summary>What is left out stays as it is.</summary>
/// <param name="Version">The citation's version that you saw; a stale one is refused.</param>
internal sealed record ChangeSourceCitationInput(
    string Partnership,
    GlobalId SourceCitation,
    string? Document,
    PartialDate? Date,
    string? Paragraph,
    string? Quote,
    int? Version
) : IPartnershipInput;

/// <param name="Version">The citation's version that you saw; a stale one is refused.</param>
internal sealed record RemoveSourceCitationInput(string Partnership, GlobalId SourceCitation, int? Version) : IPartnershipInput;
