namespace CouncilPlatform.BackOffice.Appraisals;

/// <param name="Councils">The codes of those whose weights count.</param>
/// <param name="Criteria">What options are measured by, in order.</param>
/// <param name="Formula">WEIGHTED_SUM where nothing is said.</param>
/// <param name="WeightTotal">What the weights of a set must come to; left out where they need not.</param>
/// <param name="ThinMargin">How few points between two totals are too few to tell them apart: 0 to 1,000, 1 where nothing is said.</param>
/// <param name="Source">The document, by title and date.</param>
internal sealed record BeginAppraisalInput(
    string Partnership,
    string Slug,
    string Title,
    IReadOnlyList<string> Councils,
    IReadOnlyList<string> Criteria,
    IReadOnlyList<AppraisalOptionInput> Options,
    AppraisalFormula? Formula,
    int? WeightTotal,
    int? ThinMargin,
    string? Source
) : IPartnershipInput;

/// <param name="AsIs">Whether it is to go on as things are; at most one is.</param>
internal sealed record AppraisalOptionInput(
    string Title,
    string? Detail,
    bool? AsIs,
    IReadOnlyList<string>? Advantages,
    IReadOnlyList<string>? Disadvantages,
    IReadOnlyList<string>? Risks
);

/// <param name="Appraisal">Its slug.</param>
/// <param name="Option">Its number.</param>
/// <param name="Criterion">Its number.</param>
/// <param name="Assessor">The post whose own score it is, as in "Director A"; never a person. Left out for the agreed score.</param>
/// <param name="Rationale">Where it comes from. Without it the appraisal is not published.</param>
internal sealed record ScoreOptionInput(
    string Partnership,
    string Appraisal,
    int Option,
    int Criterion,
    string? Assessor,
    Rating Rating,
    string? Rationale
) : IPartnershipInput;

/// <param name="Appraisal">Its slug.</param>
/// <param name="Council">The code of the council whose weights they are; left out for the consensus.</param>
/// <param name="Weights">One for each criterion, in order: 0 to 1,000.</param>
internal sealed record SetWeightsInput(string Partnership, string Appraisal, string? Council, IReadOnlyList<int> Weights)
    : IPartnershipInput;

/// <param name="Appraisal">Its slug.</param>
/// <param name="Council">The code of the council that approves. Who acts for a council approves for that one alone.</param>
internal sealed record ApproveConsensusInput(string Partnership, string Appraisal, string Council, DateOnly On) : IPartnershipInput;

/// <param name="Appraisal">Its slug.</param>
/// <param name="Option">Its number.</param>
/// <param name="Reason">Needed where it is not the one with the best total.</param>
/// <param name="Version">The appraisal's version that you saw; a stale one is refused.</param>
internal sealed record RecommendOptionInput(string Partnership, string Appraisal, int Option, string? Reason, int? Version)
    : IPartnershipInput;

/// <param name="Appraisal">Its slug.</param>
/// <param name="Version">The appraisal's version that you saw; a stale one is refused.</param>
internal sealed record PublishAppraisalInput(string Partnership, string Appraisal, DateOnly On, int? Version) : IPartnershipInput;

/// <param name="Appraisal">Its slug.</param>
/// <param name="BusinessCase">By title and date.</param>
/// <param name="Version">The appraisal's version that you saw; a stale one is refused.</param>
internal sealed record AttachBusinessCaseInput(string Partnership, string Appraisal, string BusinessCase, int? Version) : IPartnershipInput;

/// <param name="Appraisal">Its slug.</param>
/// <param name="Version">The appraisal's version that you saw; a stale one is refused.</param>
internal sealed record ImplementOptionInput(string Partnership, string Appraisal, DateOnly On, int? Version) : IPartnershipInput;
