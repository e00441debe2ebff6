namespace CouncilPlatform.LocalityPlans.Actions;

internal sealed record CiteSourceInput(
    string Partnership,
    GlobalId? Subject,
    string Document,
    PartialDate? Date,
    string? Paragraph,
    string Quote
) : IPartnershipInput;

/// <param name="SourceCitation">The citation.</param>
internal sealed record ChangeSourceCitationInput(
    string Partnership,
    GlobalId SourceCitation,
    string? Document,
    PartialDate? Date,
    string? Paragraph,
    string? Quote,
    int? Version
) : IPartnershipInput;

/// <param name="SourceCitation">The citation.</param>
internal sealed record RemoveSourceCitationInput(string Partnership, GlobalId SourceCitation, int? Version) : IPartnershipInput;
