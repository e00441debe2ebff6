namespace CouncilPlatform.Grants.Rounds;

/// <param name="Application">The application's id, or else enter an organisation.</param>
/// <param name="Organisation">The code of the organisation, whatever it applies for: a GSS code or identifier; or else enter an
/// application.</param>
/// <param name="Reason">What kind of interest it is. Do not name people.</param>
internal sealed record DeclareConflictInput(string Partnership, GlobalId? Application, string? Organisation, string Reason)
    : IPartnershipInput;

/// <param name="Scores">One score for each criterion of the round.</param>
internal sealed record ScoreApplicationInput(
    string Partnership,
    GlobalId Application,
    IReadOnlyList<CriterionScoreInput> Scores,
    int? Version
) : IPartnershipInput;

/// <param name="Scores">The agreed score for each criterion of the round.</param>
internal sealed record ModerateApplicationInput(
    string Partnership,
    GlobalId Application,
    IReadOnlyList<CriterionScoreInput> Scores,
    int? Version
) : IPartnershipInput;

/// <summary>The score by one criterion.</summary>
/// <param name="Criterion">The criterion's number.</param>
internal sealed record CriterionScoreInput(int Criterion, int Points, string Rationale);
