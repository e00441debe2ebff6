namespace CouncilPlatform.BackOffice.Appraisals;

/// <param name="Councils">The codes of the councils whose weights count.</param>
/// <param name="Criteria">What the options are measured by, in order.</param>
/// <param name="Options">The options, in order.</param>
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
) : IPartnershipInput
{
    private const int Max = 50;

    internal void Check()
    {
        var rules = new Rules()
            .Slug(Slug)
            .Text(Title, 300)
            .OptionalText(Source, 300)
            .Require(Councils.Count is >= 1 and <= Max, RuleCodes.Invalid, $"Enter 1 to {Max} councils.", InputPath.Of("councils"))
            .Require(Criteria.Count is >= 1 and <= Max, RuleCodes.Invalid, $"Enter 1 to {Max} criteria.", InputPath.Of("criteria"))
            .Require(Options.Count is >= 2 and <= Max, RuleCodes.Invalid, $"Enter 2 to {Max} options.", InputPath.Of("options"))
            .Require(
                Options.Count(o => o.AsIs == true) <= 1,
                RuleCodes.Invalid,
                "Only one option can be to continue as now.",
                InputPath.Of("options")
            )
            .Require(ThinMargin is null or >= 0 and <= 1000, RuleCodes.Invalid, "Enter 0 to 1,000 points.", ThinMargin)
            .Require(WeightTotal is null or >= 1 and <= 100_000, RuleCodes.Invalid, "Enter 1 to 100,000.", WeightTotal);
        foreach (var (index, criterion) in Criteria.Index())
        {
            rules.Text(criterion, 300, InputPath.Of("criteria", index));
        }

        foreach (var (index, option) in Options.Index())
        {
            var at = InputPath.Of("options", index);
            rules.Text(option.Title, 300, at.Within("title")).OptionalText(option.Detail, 2000, at.Within("detail"));
            foreach (var (kind, text) in option.Points)
            {
                rules.Text(text, 1000, at.Within($"{kind.ToString().ToLowerInvariant()}s"));
            }
        }

        rules.Check();
    }
}

/// <param name="AsIs">Whether the option is to continue as now; at most one option is.</param>
/// <param name="Advantages">What speaks for the option.</param>
/// <param name="Disadvantages">What speaks against the option.</param>
/// <param name="Risks">What may go wrong with the option.</param>
internal sealed record AppraisalOptionInput(
    string Title,
    string? Detail,
    bool? AsIs,
    IReadOnlyList<string>? Advantages,
    IReadOnlyList<string>? Disadvantages,
    IReadOnlyList<string>? Risks
)
{
    internal IEnumerable<(OptionPointKind Kind, string Text)> Points =>
        [
            .. (Advantages ?? []).Select(t => (OptionPointKind.Advantage, t)),
            .. (Disadvantages ?? []).Select(t => (OptionPointKind.Disadvantage, t)),
            .. (Risks ?? []).Select(t => (OptionPointKind.Risk, t)),
        ];
}

/// <param name="Appraisal">The appraisal's short name.</param>
/// <param name="Option">The option's number.</param>
/// <param name="Criterion">The criterion's number.</param>
/// <param name="Assessor">The post whose own score it is, like Director A; never a person. Left out for the agreed score.</param>
/// <param name="Rating">How well the option meets the criterion.</param>
/// <param name="Rationale">Where the score comes from. The appraisal cannot be published without it.</param>
internal sealed record ScoreOptionInput(
    string Partnership,
    string Appraisal,
    int Option,
    int Criterion,
    string? Assessor,
    Rating Rating,
    string? Rationale
) : IPartnershipInput;

/// <param name="Appraisal">The appraisal's short name.</param>
/// <param name="Council">The code of the council whose weights they are; left out for the consensus.</param>
/// <param name="Weights">One weight for each criterion, in order: 0 to 1,000.</param>
internal sealed record SetWeightsInput(string Partnership, string Appraisal, string? Council, IReadOnlyList<int> Weights)
    : IPartnershipInput;

/// <param name="Appraisal">The appraisal's short name.</param>
/// <param name="Council">The code of the council that approves. People who act for a council can approve for that council only.</param>
/// <param name="On">When the council approved.</param>
internal sealed record ApproveConsensusInput(string Partnership, string Appraisal, string Council, DateOnly On) : IPartnershipInput;

/// <param name="Appraisal">The appraisal's short name.</param>
/// <param name="Option">The option's number.</param>
/// <param name="Reason">Why it is recommended; needed where it does not have the best total.</param>
internal sealed record RecommendOptionInput(string Partnership, string Appraisal, int Option, string? Reason, int? Version)
    : IPartnershipInput;

/// <param name="Appraisal">The appraisal's short name.</param>
/// <param name="On">When it was published.</param>
internal sealed record PublishAppraisalInput(string Partnership, string Appraisal, DateOnly On, int? Version) : IPartnershipInput;

/// <param name="Appraisal">The appraisal's short name.</param>
internal sealed record AttachBusinessCaseInput(string Partnership, string Appraisal, string BusinessCase, int? Version) : IPartnershipInput;

/// <param name="Appraisal">The appraisal's short name.</param>
/// <param name="On">When the implementation started.</param>
internal sealed record ImplementOptionInput(string Partnership, string Appraisal, DateOnly On, int? Version) : IPartnershipInput;
