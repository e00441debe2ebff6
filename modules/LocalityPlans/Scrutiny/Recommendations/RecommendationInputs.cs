namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <param name="Topics">What it is about, as codes like air-quality: up to 20.</param>
/// <param name="OwnerCouncil">The code of your council, if its role is responsible, like E07000031.</param>
internal sealed record RecordRecommendationInput(
    RecommendationKind Kind,
    string Text,
    RecommendationSourceInput Source,
    IReadOnlyList<string>? Topics,
    string? Advice,
    string? Owner,
    [CodeOf<Organisation>] string? OwnerCouncil
) : PartnershipInput;

/// <summary>Where a recommendation comes from.</summary>
internal sealed record RecommendationSourceInput(string Body, PartialDate On, string Document, string? Place);

/// <param name="Topics">All topics: those left out of the list are removed.</param>
/// <param name="OwnerCouncil">The code of your council, if its role is responsible, like E07000031.</param>
internal sealed record ChangeRecommendationInput(
    GlobalId Recommendation,
    IReadOnlyList<string>? Topics,
    string? Advice,
    string? Owner,
    [CodeOf<Organisation>] string? OwnerCouncil
) : UpdateInput;

/// <param name="Body">The body that answered, like South Lakeland District Council Cabinet.</param>
/// <param name="On">The day of the answer, today or earlier.</param>
/// <param name="Kind">Whether the body accepts the recommendation.</param>
/// <param name="Text">The answer in the body's own words; required unless the recommendation is accepted as a whole.</param>
internal sealed record RespondToRecommendationInput(GlobalId Recommendation, string Body, DateOnly On, ResponseKind Kind, string? Text)
    : VersionedInput;

/// <param name="Action">The action that carries it out.</param>
/// <param name="Note">How the action carries it out, or where that is recorded.</param>
internal sealed record LinkRecommendationInput(GlobalId Recommendation, GlobalId Action, string? Note) : VersionedInput;

/// <param name="Action">The action that does not carry it out after all.</param>
internal sealed record UnlinkRecommendationInput(GlobalId Recommendation, GlobalId Action) : VersionedInput;

/// <param name="On">The day it was carried out, today or earlier.</param>
internal sealed record ImplementRecommendationInput(GlobalId Recommendation, DateOnly On, string Evidence) : VersionedInput;
