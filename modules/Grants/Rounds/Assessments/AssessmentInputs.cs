namespace CouncilPlatform.Grants.Rounds;

/// <param name="Application">The application's id, or else enter an organisation.</param>
/// <param name="Organisation">The code of the organisation, whatever it applies for: a GSS code or identifier; or else enter an
/// application.</param>
/// <param name="Reason">What kind of interest it is. Do not name people.</param>
internal sealed record DeclareConflictInput(GlobalId? Application, [CodeOf<Organisation>] string? Organisation, string Reason)
    : PartnershipInput;

/// <param name="Scores">One score for each criterion of the round.</param>
internal sealed record ScoreApplicationInput(IReadOnlyList<CriterionScoreInput> Scores) : ApplicationInput;

/// <param name="Scores">The agreed score for each criterion of the round.</param>
internal sealed record ModerateApplicationInput(IReadOnlyList<CriterionScoreInput> Scores) : ApplicationInput;

/// <summary>The score by one criterion.</summary>
/// <param name="Criterion">The criterion's number.</param>
internal sealed record CriterionScoreInput(int Criterion, int Points, string Rationale);
