namespace CouncilPlatform.BackOffice.Appraisals;

internal abstract record AppraisalInput : PartnershipInput
{
    /// <summary>The appraisal's short name, like preferred-option.</summary>
    public required string Appraisal { get; init; }
}

/// <param name="Councils">The codes of the 1 to 50 councils whose weights count, like E07000143.</param>
/// <param name="Criteria">The titles of the 1 to 50 criteria that the options are measured by, in order, like Efficiency.</param>
/// <param name="Options">The 2 to 50 options, in order.</param>
internal sealed record BeginAppraisalInput(
    string Slug,
    string Title,
    [CodeOf<Organisation>] IReadOnlyList<string> Councils,
    IReadOnlyList<string> Criteria,
    IReadOnlyList<AppraisalOptionInput> Options,
    AppraisalFormula? Formula,
    int? WeightTotal,
    int? ThinMargin,
    string? Source,
    bool? OwnerOnly
) : PartnershipInput
{
    private const int Max = 50;

    internal void Check()
    {
        var rules = new Rules()
            .Slug(Slug)
            .Text(Title, 300)
            .OptionalText(Source, 300)
            .Range(Councils.Count, 1, Max, "councils", InputPath.Of("councils"))
            .Range(Criteria.Count, 1, Max, "criteria", InputPath.Of("criteria"))
            .Range(Options.Count, 2, Max, "options", InputPath.Of("options"))
            .Valid(Options.Count(o => o.AsIs == true) <= 1, "Only one option can be to continue as now. Choose one.", Options)
            .Range(ThinMargin, 0, 1000, "points")
            .Range(WeightTotal, 1, 100_000);
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

/// <summary>An option to appraise, with what speaks for and against it.</summary>
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

/// <param name="Option">The option's number in the appraisal, from 1.</param>
/// <param name="Criterion">The criterion's number in the appraisal, from 1.</param>
/// <param name="Assessor">The post whose own score it is, like Director A; never a person. Left out for the agreed score.</param>
/// <param name="Rating">How well the option meets the criterion: HIGH, MEDIUM or LOW.</param>
/// <param name="Rationale">Where the score comes from. The appraisal cannot be published without it.</param>
internal sealed record ScoreOptionInput(int Option, int Criterion, string? Assessor, Rating Rating, string? Rationale) : AppraisalInput;

/// <param name="Council">The code of the council whose weights they are; left out for the consensus.</param>
/// <param name="Weights">One weight for each criterion, in order: 0 to 1,000.</param>
internal sealed record SetWeightsInput([CodeOf<Organisation>] string? Council, IReadOnlyList<int> Weights) : AppraisalInput;

/// <param name="Council">The code of the council that approves. People who act for a council can approve for that council only.</param>
/// <param name="On">The day on which the council approved.</param>
internal sealed record ApproveConsensusInput([CodeOf<Organisation>] string Council, DateOnly On) : AppraisalInput;

/// <param name="Option">The option's number in the appraisal, from 1.</param>
/// <param name="Reason">Why it is recommended; needed where it does not have the best total.</param>
internal sealed record RecommendOptionInput(int Option, string? Reason, int? Version) : AppraisalInput;

/// <param name="On">The day of publication, today or in the past.</param>
internal sealed record PublishAppraisalInput(DateOnly On, int? Version) : AppraisalInput;

internal sealed record AttachBusinessCaseInput(string BusinessCase, int? Version) : AppraisalInput;

/// <param name="On">The day on which the implementation started, today or in the past.</param>
internal sealed record ImplementOptionInput(DateOnly On, int? Version) : AppraisalInput;
