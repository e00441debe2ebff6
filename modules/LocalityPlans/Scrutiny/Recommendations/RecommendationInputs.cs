namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <param name="Text">The document's words.</param>
/// <param name="Source">Who made it, when, and where that is written.</param>
/// <param name="Topics">What it is about, as codes such as "air-quality": up to 20.</param>
/// <param name="Advice">What officers advised on it.</param>
/// <param name="Owner">Who sees to it, by role.</param>
/// <param name="OwnerCouncil">Of which council: its GSS code, identifier or code of the UK register.</param>
internal sealed record RecordRecommendationInput(
    string Partnership,
    RecommendationKind Kind,
    string Text,
    RecommendationSourceInput Source,
    IReadOnlyList<string>? Topics,
    string? Advice,
    string? Owner,
    string? OwnerCouncil
) : IPartnershipInput;

/// <param name="Body">Who made it.</param>
/// <param name="On">When, as precisely as the document says.</param>
/// <param name="Document">The document that says so, by title and date.</param>
/// <param name="Place">Where in it, as in "paragraph 3.10".</param>
internal sealed record RecommendationSourceInput(string Body, PartialDate On, string Document, string? Place);

/// <summary>What is left out stays as it is.</summary>
/// <param name="Topics">All of them: those left out of the list are no more.</param>
/// <param name="Owner">Who sees to it, by role.</param>
/// <param name="OwnerCouncil">Of which council.</param>
/// <param name="Version">The recommendation's version that you saw; a stale one is refused.</param>
internal sealed record ChangeRecommendationInput(
    string Partnership,
    GlobalId Recommendation,
    IReadOnlyList<string>? Topics,
    string? Advice,
    string? Owner,
    string? OwnerCouncil,
    int? Version
) : IPartnershipInput;

/// <param name="Body">Who answered, as in "South Lakeland District Council Cabinet".</param>
/// <param name="Text">In its own words; needed where it is not accepted whole.</param>
/// <param name="Version">The recommendation's version that you saw; a stale one is refused.</param>
internal sealed record RespondToRecommendationInput(
    string Partnership,
    GlobalId Recommendation,
    string Body,
    DateOnly On,
    ResponseKind Kind,
    string? Text,
    int? Version
) : IPartnershipInput;

/// <param name="Action">The action that takes it up.</param>
/// <param name="Note">How, or who says so.</param>
/// <param name="Version">The recommendation's version that you saw; a stale one is refused.</param>
internal sealed record LinkRecommendationInput(string Partnership, GlobalId Recommendation, GlobalId Action, string? Note, int? Version)
    : IPartnershipInput;

/// <param name="Action">The action that does not take it up after all.</param>
/// <param name="Version">The recommendation's version that you saw; a stale one is refused.</param>
internal sealed record UnlinkRecommendationInput(string Partnership, GlobalId Recommendation, GlobalId Action, int? Version)
    : IPartnershipInput;

/// <param name="Evidence">What shows that it was carried out.</param>
/// <param name="Version">The recommendation's version that you saw; a stale one is refused.</param>
internal sealed record ImplementRecommendationInput(string Partnership, GlobalId Recommendation, DateOnly On, string Evidence, int? Version)
    : IPartnershipInput;
