using System.Linq.Expressions;

namespace CouncilPlatform.BackOffice.Appraisals;

/// <summary>Options that councils weigh: scores measure what an option does, and weights what matters to a council.</summary>
internal sealed class Appraisal : Aggregate, IPublishable<Appraisal>, IRestrictable, ISlugged, IJointlyOwned
{
    public Guid? RecommendedId { get; private set; }

    public required string Slug { get; init; }

    /// <summary>The appraisal's title, like The future of shared management.</summary>
    [MaxLength(300)]
    public required string Title { get; init; }

    /// <summary>The document, by title and date.</summary>
    [MaxLength(300)]
    public string? Source { get; init; }

    /// <summary>How scores and weights make a total; WEIGHTED_SUM where left out.</summary>
    public AppraisalFormula Formula { get; init; }

    /// <summary>What the weights of a set must add up to, 1 to 100,000; null where any total will do.</summary>
    public int? WeightTotal { get; init; }

    /// <summary>The difference in points at which two totals are too close to call, 0 to 1,000; 1 where left out.</summary>
    public int ThinMargin { get; init; } = 1;

    /// <summary>The business case, by title and date; null while the option can only be explored.</summary>
    [MaxLength(500)]
    public string? BusinessCase { get; set; }

    /// <summary>Why the option is recommended; needed where it does not have the best total.</summary>
    [MaxLength(2000)]
    public string? RecommendationReason { get; private set; }

    /// <summary>The day of publication, after which nothing can change; null while it is not published.</summary>
    public DateOnly? PublishedOn { get; private set; }

    /// <summary>The day on which the implementation started; null while it has not.</summary>
    public DateOnly? ImplementedOn { get; private set; }

    /// <summary>
    /// Whether only its councils see the appraisal, and those with whom they share it. They must publish it to the partnership before they
    /// publish it to everybody.
    /// </summary>
    public bool OwnerOnly { get; set; }

    /// <summary>The person who entered the agreed weights.</summary>
    internal Guid? ConsensusById { get; set; }

    internal Guid? RecommendedById { get; private set; }

    /// <summary>How far the appraisal has come.</summary>
    [Needs(nameof(BusinessCase), nameof(ImplementedOn))]
    public AppraisalStatus Status() =>
        ImplementedOn is not null ? AppraisalStatus.Implementing
        : BusinessCase is null ? AppraisalStatus.Explore
        : AppraisalStatus.BusinessCase;

    /// <summary>The options, by number.</summary>
    public IDataLoaderResult<IReadOnlyList<AppraisalOption>> Options(Batches batches, BackOfficeDb db) =>
        batches.Parts(db, Id, (AppraisalOption o) => o.AppraisalId, o => o.Number);

    /// <summary>What the options are measured by, by number.</summary>
    public IDataLoaderResult<IReadOnlyList<Criterion>> Criteria(Batches batches, BackOfficeDb db) =>
        batches.Parts(db, Id, (Criterion c) => c.AppraisalId, c => c.Number);

    /// <summary>The councils whose weights count, and when each approved the consensus.</summary>
    public IDataLoaderResult<IReadOnlyList<AppraisalCouncil>> Councils(Batches batches, BackOfficeDb db) =>
        batches.Parts(db, Id, (AppraisalCouncil c) => c.AppraisalId, c => c.SortOrder);

    /// <summary>The option that is recommended; null while none is.</summary>
    public IDataLoaderResult<AppraisalOption?> Recommended(Batches batches, BackOfficeDb db) =>
        batches.Row<AppraisalOption>(db, RecommendedId);

    /// <summary>Totals and ranks, and how firm they are.</summary>
    public IDataLoaderResult<AppraisalResult> Result(Batches batches, AppraisalResults results) =>
        batches
            .Load(Id, (PartnershipId, results), static (ids, s, ct) => s.results.OfAsync(s.PartnershipId, ids, ct))
            .Then(result => result!);

    /// <summary>Every score, agreed and of each assessor, side by side.</summary>
    public IDataLoaderResult<IReadOnlyList<ScoreComparison>> ScoreComparison(Batches batches, AppraisalResults results) =>
        batches.Load(Id, results, static (ids, results, ct) => results.ComparisonsAsync(ids, ct)).Then(rows => rows ?? []);

    static Expression<Func<Appraisal, bool>> IPublishable<Appraisal>.IsPublic => a => a.PublishedOn != null;

    void IRestrictable.RequireRestrictable() =>
        new Rules()
            .Require(PublishedOn is null, "PUBLISHED", $"The appraisal was published on {PublishedOn:d MMMM yyyy}.", InputPath.Of("record"))
            .Check();

    async Task<IReadOnlyCollection<Guid>> IJointlyOwned.FindOwnersAsync(ModuleDb db, CancellationToken cancellationToken) =>
        await db.Set<AppraisalCouncil>().Where(c => c.AppraisalId == Id).Select(c => c.OrganisationId).ToListAsync(cancellationToken);

    /// <summary>The councils, criteria, options and points of a new appraisal.</summary>
    internal IEnumerable<object> Parts(
        IEnumerable<Guid> councils,
        IReadOnlyList<string> criteria,
        IReadOnlyList<AppraisalOptionInput> options
    ) =>
        [
            .. councils.Select(
                (council, index) =>
                    new AppraisalCouncil
                    {
                        AppraisalId = Id,
                        OrganisationId = council,
                        SortOrder = index,
                    }
            ),
            .. criteria.Select(
                (title, index) =>
                    new Criterion
                    {
                        PartnershipId = PartnershipId,
                        AppraisalId = Id,
                        Number = index + 1,
                        Title = title,
                    }
            ),
            .. options.SelectMany((option, index) => AppraisalOption.From(option, index + 1, this)),
        ];

    internal void CheckWeights(IReadOnlyList<int> weights, int criteria)
    {
        var (at, sum) = (InputPath.Of("weights"), weights.Sum(w => (long)w));
        var rules = new Rules()
            .Valid(
                weights.Count == criteria,
                $"There are {criteria} criteria and {weights.Count} weights. Enter one weight for each criterion, in order.",
                at
            )
            .Require(
                WeightTotal is null || sum == WeightTotal,
                "WEIGHTS_DO_NOT_SUM",
                $"The weights add up to {sum}. They must add up to {WeightTotal}.",
                at
            );
        foreach (var (index, weight) in weights.Index())
        {
            rules.Range(weight, 0, AppraisalArithmetic.MaxWeight, at: at.Within(index));
        }

        rules.Valid(weights.Any(w => w > 0), "Every weight is 0. Give at least one criterion a weight.", at).Check();
    }

    internal void Recommend(AppraisalResult result, AppraisalOption option, string? reason, Guid? person)
    {
        var own = result.Options.Single(o => o.Option.Id == option.Id);
        new Rules()
            .Require(
                own is { Rank: 1, Tied: false } || reason.OrNull() is not null,
                "REASON_NEEDED",
                own switch
                {
                    { Rank: null } => "The option is not scored completely. Enter why it is recommended.",
                    { Tied: true } => "Another option has the same total. Enter why this one is recommended.",
                    _ => $"The option ranks {own.Rank}. Enter why it is recommended.",
                },
                reason
            )
            .Check();
        (RecommendedId, RecommendationReason, RecommendedById) = (option.Id, reason.OrNull(), person);
    }

    internal void Publish(DateOnly on, AppraisalResult result, IReadOnlyList<ScoreComparison> comparisons, DateOnly today, Caller caller)
    {
        var at = InputPath.Of("appraisal");
        var rules = new Rules()
            .Past(on, today)
            .Require(!OwnerOnly, "OWNER_ONLY", "Only its councils see this appraisal. Publish it to the partnership first.", at)
            .Require(result.ConsensusApproved, "NO_CONSENSUS", "Every council must approve the agreed weights first.", at)
            .OtherPerson(caller, RecommendedById, "recommended the option", at)
            .Require(
                comparisons.All(c => !caller.Is(c.Agreed?.RecordedById)),
                RuleCodes.FourEyes,
                "You entered agreed scores, or you made the key that did. Somebody else must publish the appraisal.",
                at
            );
        RequireRecommended(rules);
        foreach (var missing in result.Missing)
        {
            rules.Require(holds: false, "SCORE_MISSING", $"{missing.Option.Title}, {missing.Criterion.Title}: enter the agreed score.", at);
        }

        foreach (
            var (cell, score) in comparisons.SelectMany(c => c.Assessors.Append(c.Agreed).OfType<OptionScore>().Select(score => (c, score)))
        )
        {
            rules.Require(
                score.Rationale is not null,
                "RATIONALE_MISSING",
                $"{cell.Option.Title}, {cell.Criterion.Title}, "
                    + $"{(score.IsAgreed ? "agreed" : score.Assessor)}: enter where the score comes from.",
                at
            );
        }

        rules.Check();
        PublishedOn = on;
    }

    internal void Implement(DateOnly on, DateOnly today)
    {
        var rules = Unimplemented()
            .Require(
                BusinessCase is not null,
                "NO_BUSINESS_CASE",
                "There is no business case, so the option can only be explored. Add the business case first.",
                InputPath.Of("appraisal")
            );
        RequireRecommended(rules).Past(on, today).Check();
        ImplementedOn = on;
    }

    internal Rules Unimplemented() =>
        new Rules().Require(
            ImplementedOn is null,
            "IMPLEMENTED",
            $"The implementation started on {ImplementedOn:d MMMM yyyy}.",
            InputPath.Of("appraisal")
        );

    private Rules RequireRecommended(Rules rules) =>
        rules.Require(
            RecommendedId is not null,
            "NOTHING_RECOMMENDED",
            "No option is recommended. Recommend an option first.",
            InputPath.Of("appraisal")
        );
}

/// <summary>How scores and weights make a total.</summary>
internal enum AppraisalFormula
{
    /// <summary>Each score times its criterion's weight, added up.</summary>
    WeightedSum,

    /// <summary>Each score times its criterion's weight, added up and divided by the sum of the weights.</summary>
    WeightedMean,
}

/// <summary>How far an appraisal has come.</summary>
internal enum AppraisalStatus
{
    /// <summary>Without a business case: the option can be explored and not implemented.</summary>
    Explore,

    /// <summary>With a business case: the recommended option can be implemented.</summary>
    BusinessCase,

    /// <summary>The recommended option is being implemented.</summary>
    Implementing,
}

internal interface IAppraisalPart
{
    Guid AppraisalId { get; }
}

/// <summary>A council whose weights count. Its approval of the agreed weights is its own.</summary>
internal sealed class AppraisalCouncil : OrganisationEntity, IAppraisalPart, IOwned
{
    public Guid AppraisalId { get; init; }

    [Column("Place")]
    internal int SortOrder { get; init; }

    /// <summary>The day on which the council approved the agreed weights; null while it has not.</summary>
    public DateOnly? ConsensusOn { get; set; }

    // The councils begin the appraisal together.
    Guid? IOwned.OwnerId => ConsensusOn is null ? null : OrganisationId;
}

/// <summary>An option of an appraisal.</summary>
internal sealed class AppraisalOption : PartnershipEntity, IAppraisalPart, IBelongsTo<Appraisal>
{
    public Guid AppraisalId { get; init; }

    /// <summary>The option's number in the appraisal, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The option's title, like Stand alone.</summary>
    [MaxLength(300)]
    public required string Title { get; init; }

    /// <summary>What the option means in practice.</summary>
    [MaxLength(2000)]
    public string? Detail { get; init; }

    /// <summary>Whether the option is to continue as now; at most one option is.</summary>
    public bool AsIs { get; init; }

    Guid IBelongsTo<Appraisal>.WholeId => AppraisalId;

    /// <summary>The advantages, disadvantages and risks, by number.</summary>
    /// <param name="kind">Only points of this kind, like RISK.</param>
    public IDataLoaderResult<IReadOnlyList<OptionPoint>> Points(OptionPointKind? kind, Batches batches, BackOfficeDb db) =>
        batches
            .Parts(db, Id, (OptionPoint p) => p.AppraisalOptionId, p => p.Number)
            .Then(IReadOnlyList<OptionPoint> (all) => [.. all.Where(p => kind is null || p.Kind == kind)]);

    internal static IEnumerable<object> From(AppraisalOptionInput input, int number, Appraisal appraisal)
    {
        var option = new AppraisalOption
        {
            PartnershipId = appraisal.PartnershipId,
            AppraisalId = appraisal.Id,
            Number = number,
            Title = input.Title,
            Detail = input.Detail,
            AsIs = input.AsIs ?? false,
        };
        return input
            .Points.Select(
                (point, index) =>
                    new OptionPoint
                    {
                        AppraisalOptionId = option.Id,
                        Number = index + 1,
                        Kind = point.Kind,
                        Text = point.Text,
                    }
            )
            .Prepend<object>(option);
    }
}

/// <summary>Something that speaks for or against an option.</summary>
internal sealed class OptionPoint : Entity
{
    public Guid AppraisalOptionId { get; init; }

    /// <summary>The point's number among those of the option, from 1.</summary>
    public int Number { get; init; }

    /// <summary>Whether it is an advantage, a disadvantage or a risk.</summary>
    public OptionPointKind Kind { get; init; }

    /// <summary>The point in words, like extra capacity to deliver the improvements.</summary>
    [MaxLength(1000)]
    public required string Text { get; init; }
}

/// <summary>Whether a point is an advantage, a disadvantage or a risk.</summary>
internal enum OptionPointKind
{
    /// <summary>It speaks for the option.</summary>
    Advantage,

    /// <summary>It speaks against the option.</summary>
    Disadvantage,

    /// <summary>It may go wrong.</summary>
    Risk,
}

/// <summary>What options are measured by.</summary>
internal sealed class Criterion : PartnershipEntity, IAppraisalPart, IBelongsTo<Appraisal>
{
    public Guid AppraisalId { get; init; }

    /// <summary>The criterion's number in the appraisal, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The criterion's title, like Efficiency.</summary>
    [MaxLength(300)]
    public required string Title { get; init; }

    Guid IBelongsTo<Appraisal>.WholeId => AppraisalId;
}

/// <summary>How well an option meets a criterion: by one assessor, or as agreed.</summary>
internal sealed class OptionScore : Entity, IBelongsTo<Appraisal>
{
    public Guid AppraisalId { get; init; }

    public Guid AppraisalOptionId { get; init; }

    public Guid CriterionId { get; init; }

    /// <summary>The post whose score it is, like Director A, never a person; empty for the agreed score.</summary>
    [MaxLength(100)]
    public required string Assessor { get; init; }

    /// <summary>How well the option meets the criterion: HIGH, MEDIUM or LOW.</summary>
    public Rating Rating { get; set; }

    /// <summary>Where the score comes from. The appraisal cannot be published without it.</summary>
    [MaxLength(2000)]
    public string? Rationale { get; set; }

    internal Guid? RecordedById { get; set; }

    Guid IBelongsTo<Appraisal>.WholeId => AppraisalId;

    internal bool IsAgreed => Assessor.Length == 0;
}

/// <summary>How well an option meets a criterion. High, medium and low score 3, 2 and 1.</summary>
internal enum Rating
{
    /// <summary>1 point.</summary>
    Low,

    /// <summary>2 points.</summary>
    Medium,

    /// <summary>3 points.</summary>
    High,
}

/// <summary>How much a criterion matters: to one council, or by consensus.</summary>
internal sealed class CriterionWeight : Entity, IAppraisalPart, IOwned
{
    /// <summary>Instead of a council: the weights that all agreed.</summary>
    internal static readonly Guid Consensus = Guid.Empty;

    public Guid AppraisalId { get; init; }

    public Guid CriterionId { get; init; }

    public Guid OrganisationId { get; init; }

    public int Weight { get; set; }

    // The agreed weights are everybody's; the appraisal says who may enter them.
    Guid? IOwned.OwnerId => OrganisationId == Consensus ? null : OrganisationId;
}
