namespace CouncilPlatform.Grants.Rounds;

/// <param name="Application">The application it is about; or else organisation.</param>
/// <param name="Organisation">The organisation it is about, whatever it applies for: GSS code or identifier; or else application.</param>
/// <param name="Reason">What kind of interest. Name no people.</param>
internal sealed record DeclareConflictInput(string Partnership, GlobalId? Application, string? Organisation, string Reason)
    : IPartnershipInput;

/// <param name="Scores">One for each criterion of the round.</param>
/// <param name="Version">The application's version that you saw; a stale one is refused.</param>
internal sealed record ScoreApplicationInput(
    string Partnership,
    GlobalId Application,
    IReadOnlyList<CriterionScoreInput> Scores,
    int? Version
) : IPartnershipInput;

/// <param name="Scores">What is agreed on, for each criterion of the round, with its rationale.</param>
/// <param name="Version">The application's version that you saw; a stale one is refused.</param>
internal sealed record ModerateApplicationInput(
    string Partnership,
    GlobalId Application,
    IReadOnlyList<CriterionScoreInput> Scores,
    int? Version
) : IPartnershipInput;

/// <param name="Criterion">The criterion's number.</param>
/// <param name="Points">From 0 to the criterion's most.</param>
/// <param name="Rationale">Why; it must be given.</param>
internal sealed record CriterionScoreInput(int Criterion, int Points, string Rationale);
