namespace CouncilPlatform.LocalityPlans.Actions;

internal sealed record CiteSourceInput(GlobalId? Subject, string Document, PartialDate? Date, string? Paragraph, string Quote)
    : PartnershipInput;

internal sealed record ChangeSourceCitationInput(
    GlobalId SourceCitation,
    string? Document,
    PartialDate? Date,
    string? Paragraph,
    string? Quote
) : UpdateInput;

internal sealed record RemoveSourceCitationInput(GlobalId SourceCitation) : VersionedInput;
