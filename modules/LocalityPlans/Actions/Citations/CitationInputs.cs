namespace CouncilPlatform.LocalityPlans.Actions;

internal sealed record CiteSourceInput(
    string Partnership,
    GlobalId? Subject,
    string Document,
    PartialDate? Date,
    string? Paragraph,
    string Quote
) : IPartnershipInput;

internal sealed record ChangeSourceCitationInput(
    string Partnership,
    GlobalId SourceCitation,
    string? Document,
    PartialDate? Date,
    string? Paragraph,
    string? Quote,
    int? Version
) : IPartnershipInput;

internal sealed record RemoveSourceCitationInput(string Partnership, GlobalId SourceCitation, int? Version) : IPartnershipInput;
