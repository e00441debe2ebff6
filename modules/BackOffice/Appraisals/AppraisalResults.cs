namespace CouncilPlatform.BackOffice.Appraisals;

/// <summary>Works out appraisals, many at once.</summary>
internal sealed class AppraisalResults(BackOfficeDb db)
{
    public async Task<IReadOnlyDictionary<Guid, AppraisalResult>> OfAsync(
        IReadOnlyCollection<Guid> appraisals,
        CancellationToken cancellationToken
    )
    {
        var all = await db.Appraisals.AsNoTracking().Where(a => appraisals.Contains(a.Id)).ToListAsync(cancellationToken);
        var options = (
            await db
                .AppraisalOptions.AsNoTracking()
                .Where(o => appraisals.Contains(o.AppraisalId))
                .OrderBy(o => o.Number)
                .ToListAsync(cancellationToken)
        ).ToLookup(o => o.AppraisalId);
        var criteria = (
            await db
                .Criteria.AsNoTracking()
                .Where(c => appraisals.Contains(c.AppraisalId))
                .OrderBy(c => c.Number)
                .ToListAsync(cancellationToken)
        ).ToLookup(c => c.AppraisalId);
        var scores = (
            await db
                .OptionScores.AsNoTracking()
                .Where(s => appraisals.Contains(s.AppraisalId) && s.Assessor == "")
                .ToListAsync(cancellationToken)
        ).ToDictionary(s => (s.AppraisalOptionId, s.CriterionId), s => s.Rating);
        var weights = (
            await db.CriterionWeights.AsNoTracking().Where(w => appraisals.Contains(w.AppraisalId)).ToListAsync(cancellationToken)
        ).ToLookup(w => w.AppraisalId);
        var councils = (
            await db
                .AppraisalCouncils.AsNoTracking()
                .Where(c => appraisals.Contains(c.AppraisalId))
                .OrderBy(c => c.Place)
                .ToListAsync(cancellationToken)
        ).ToLookup(c => c.AppraisalId);
        return all.ToDictionary(
            a => a.Id,
            a => Of(a, [.. options[a.Id]], [.. criteria[a.Id]], scores, [.. weights[a.Id]], [.. councils[a.Id]])
        );
    }

    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<ScoreComparison>>> ComparisonsAsync(
        IReadOnlyCollection<Guid> appraisals,
        CancellationToken cancellationToken
    ) => (
            await (
                from s in db.OptionScores
                join o in db.AppraisalOptions on s.AppraisalOptionId equals o.Id
                join c in db.Criteria on s.CriterionId equals c.Id
                where appraisals.Contains(s.AppraisalId)
                orderby o.Number, c.Number, s.Assessor
                select new
                {
                    s.AppraisalId,
                    Option = o,
                    Criterion = c,
                    Score = s,
                }
            )
                .AsNoTracking()
                .ToListAsync(cancellationToken)
        ).ToLookup(r => r.AppraisalId).ToDictionary(g => g.Key, IReadOnlyList<ScoreComparison> (g) => [.. g.GroupBy(r => (r.Option.Id, r.Criterion.Id)).Select(cell => new ScoreComparison(cell.First().Option, cell.First().Criterion, cell.FirstOrDefault(r => r.Score.Assessor.Length == 0)?.Score, [.. cell.Where(r => r.Score.Assessor.Length > 0).Select(r => r.Score)]))]);

    private static AppraisalResult Of(
        Appraisal appraisal,
        IReadOnlyList<AppraisalOption> options,
        IReadOnlyList<Criterion> criteria,
        Dictionary<(Guid Option, Guid Criterion), Rating> ratings,
        IReadOnlyList<CriterionWeight> weights,
        IReadOnlyList<AppraisalCouncil> councils
    )
    {
        int? Score(AppraisalOption option, Criterion criterion) =>
            ratings.TryGetValue((option.Id, criterion.Id), out var rating) ? AppraisalArithmetic.Points(rating) : null;
        var scores = options.Select(IReadOnlyList<int?> (o) => [.. criteria.Select(c => Score(o, c))]).ToList();
        var byCouncil = weights.ToLookup(w => w.OrganisationId);
        IReadOnlyList<int>? Weights(Guid council)
        {
            var of = byCouncil[council].ToDictionary(w => w.CriterionId, w => w.Weight);
            return criteria.Count > 0 && criteria.All(c => of.ContainsKey(c.Id)) ? [.. criteria.Select(c => of[c.Id])] : null;
        }

        var approved = councils.Count > 0 && councils.All(c => c.ConsensusOn is not null);
        var sets = councils
            .Select(c => (Council: (Guid?)c.OrganisationId, Weights: Weights(c.OrganisationId)))
            .Append((Council: null, Weights: Weights(Guid.Empty)))
            .Where(s => s.Weights is not null)
            .Select(s => WeightSet(s.Council, s.Weights!))
            .ToList();
        IReadOnlyList<int> ones = [.. criteria.Select(_ => 1)];
        var objective = scores.ConvertAll(s => AppraisalArithmetic.Sum(s, ones));
        var consensus = approved ? sets.Find(s => s.Council is null) : null;
        var deciding = consensus?.Sums ?? objective;
        var ranks = AppraisalArithmetic.Ranks(deciding);
        var by = consensus?.Weights ?? ones;
        var complete = options.Count > 0 && criteria.Count > 0 && objective.TrueForAll(o => o is not null);
        return new(
            consensus is null ? RankedBy.ObjectiveScores : RankedBy.ConsensusWeights,
            appraisal.Formula == AppraisalFormula.WeightedSum
                ? "Total = the sum of score × weight over all criteria. High, medium and low score 3, 2 and 1."
                : "Total = the sum of score × weight over all criteria, divided by the sum of the weights. High, medium and low score 3, 2 and 1.",
            approved,
            [
                .. options.Select(
                    (option, index) =>
                        new OptionResult(
                            option,
                            objective[index] is { } sum ? (int)sum : null,
                            [
                                .. sets.Select(s => new WeightedTotal(
                                    s.Council,
                                    s.Sums[index] is { } total ? AppraisalArithmetic.Shown(total, s.Weights, appraisal.Formula) : null
                                )),
                            ],
                            ranks[index],
                            deciding[index] is not null && deciding.Count(t => t == deciding[index]) > 1,
                            deciding[index] is { } own
                                && deciding
                                    .Index()
                                    .Any(t =>
                                        t.Index != index
                                        && t.Item is { } other
                                        && other != own
                                        && Math.Abs(other - own) <= appraisal.ThinMargin
                                    )
                        )
                ),
            ],
            [
                .. from option in options
                from criterion in criteria
                where Score(option, criterion) is null
                select new MissingScore(option, criterion),
            ],
            complete ? [.. criteria.Select((c, index) => Sensitivity.Of(c, by[index], AppraisalArithmetic.Tipping(scores, by, index)))] : []
        );

        WeightedSums WeightSet(Guid? council, IReadOnlyList<int> set) =>
            new(council, set, scores.ConvertAll(s => AppraisalArithmetic.Sum(s, set)));
    }

    private sealed record WeightedSums(Guid? Council, IReadOnlyList<int> Weights, List<long?> Sums);
}

/// <summary>What an appraisal comes to.</summary>
/// <param name="RankedBy">By what the ranks are: by the agreed weights once every council approved them, until then by the scores alone.</param>
/// <param name="Formula">In words.</param>
/// <param name="ConsensusApproved">Whether every council approved the agreed weights.</param>
/// <param name="Missing">What is not scored: a total without it would mislead, and there is none.</param>
/// <param name="Sensitivity">Of each criterion: which change of its weight alone would change who is first; none while a score is missing.</param>
internal sealed record AppraisalResult(
    RankedBy RankedBy,
    string Formula,
    bool ConsensusApproved,
    IReadOnlyList<OptionResult> Options,
    IReadOnlyList<MissingScore> Missing,
    IReadOnlyList<Sensitivity> Sensitivity
);

internal enum RankedBy
{
    ObjectiveScores,
    ConsensusWeights,
}

/// <summary>What an option comes to.</summary>
/// <param name="ObjectiveTotal">The scores added up, whatever the weights; null where one is missing.</param>
/// <param name="WeightedTotals">By each council's weights, and by the consensus.</param>
/// <param name="Rank">1 for the best; equal totals share it.</param>
/// <param name="Tied">Whether another option has the same total.</param>
/// <param name="ThinMargin">Whether another option's total is so near that the two can hardly be told apart.</param>
internal sealed record OptionResult(
    AppraisalOption Option,
    int? ObjectiveTotal,
    IReadOnlyList<WeightedTotal> WeightedTotals,
    int? Rank,
    bool Tied,
    bool ThinMargin
);

/// <summary>A total by one set of weights.</summary>
/// <param name="Total">As exact text; null where a score is missing.</param>
internal sealed record WeightedTotal(Guid? CouncilId, string? Total)
{
    /// <summary>Whose weights; null for the consensus.</summary>
    public IDataLoaderResult<Organisation?>? Council(Batches batches, IMediator mediator) =>
        CouncilId is { } id ? batches.Organisation(id, mediator) : null;
}

/// <summary>What is not scored.</summary>
internal sealed record MissingScore(AppraisalOption Option, Criterion Criterion);

/// <summary>How much hangs on one weight.</summary>
/// <param name="TippingWeight">The nearest weight at which another option is first, or shares that place; null where no weight does that.</param>
internal sealed record Sensitivity(Criterion Criterion, int Weight, int? TippingWeight, string Words)
{
    public static Sensitivity Of(Criterion criterion, int weight, int? tipping) =>
        new(
            criterion,
            weight,
            tipping,
            tipping is null
                ? $"No weight of \"{criterion.Title}\" changes who is first."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"With \"{criterion.Title}\" weighted {tipping} instead of {weight} another option is first, or shares that place."
                )
        );
}

/// <summary>The scores of one option by one criterion.</summary>
/// <param name="Agreed">Null while none is.</param>
/// <param name="Assessors">Each assessor's own.</param>
internal sealed record ScoreComparison(
    AppraisalOption Option,
    Criterion Criterion,
    OptionScore? Agreed,
    IReadOnlyList<OptionScore> Assessors
)
{
    /// <summary>Whether assessors differ.</summary>
    public bool Differs => Assessors.Select(a => a.Rating).Distinct().Count() > 1;
}
