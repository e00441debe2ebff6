namespace CouncilPlatform.BackOffice.Appraisals;

internal sealed class AppraisalResults(BackOfficeDb db)
{
    public async Task<AppraisalResult> OfAsync(Appraisal appraisal, CancellationToken cancellationToken) =>
        (await OfAsync(appraisal.PartnershipId, [appraisal.Id], cancellationToken))[appraisal.Id];

    public async Task<IReadOnlyDictionary<Guid, AppraisalResult>> OfAsync(
        Guid partnership,
        IReadOnlyCollection<Guid> appraisals,
        CancellationToken cancellationToken
    )
    {
        var all = await db.Of<Appraisal>(partnership).AsNoTracking().Where(a => appraisals.Contains(a.Id)).ToListAsync(cancellationToken);
        var options = await PartsAsync(db.Of<AppraisalOption>(partnership).OrderBy(o => o.Number));
        var criteria = await PartsAsync(db.Of<Criterion>(partnership).OrderBy(c => c.Number));
        var weights = await PartsAsync(db.Set<CriterionWeight>());
        var councils = await PartsAsync(db.Set<AppraisalCouncil>().OrderBy(c => c.SortOrder));
        var scores = await db.Set<OptionScore>()
            .Where(s => appraisals.Contains(s.AppraisalId) && s.Assessor == "")
            .ToDictionaryAsync(s => (s.AppraisalOptionId, s.CriterionId), s => s.Rating, cancellationToken);
        return all.ToDictionary(a => a.Id, a => Of(a, [.. options[a.Id]], [.. criteria[a.Id]], scores, weights[a.Id], [.. councils[a.Id]]));

        async Task<ILookup<Guid, T>> PartsAsync<T>(IQueryable<T> rows)
            where T : class, IAppraisalPart =>
            (await rows.AsNoTracking().Where(r => appraisals.Contains(r.AppraisalId)).ToListAsync(cancellationToken)).ToLookup(r =>
                r.AppraisalId
            );
    }

    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<ScoreComparison>>> ComparisonsAsync(
        IReadOnlyCollection<Guid> appraisals,
        CancellationToken cancellationToken
    )
    {
        const string reason = "The scores are those of the appraisals.";
        var scores = await (
            from s in db.Set<OptionScore>().AsNoTracking()
            where appraisals.Contains(s.AppraisalId)
            join o in db.AcrossPartnerships<AppraisalOption>(reason) on s.AppraisalOptionId equals o.Id
            join c in db.AcrossPartnerships<Criterion>(reason) on s.CriterionId equals c.Id
            orderby o.Number, c.Number, s.Assessor
            select new
            {
                Option = o,
                Criterion = c,
                Score = s,
            }
        ).ToListAsync(cancellationToken);
        return scores
            .GroupBy(r => (r.Option.Id, r.Criterion.Id))
            .Select(cell => new ScoreComparison(
                cell.First().Option,
                cell.First().Criterion,
                cell.Select(r => r.Score).FirstOrDefault(s => s.IsAgreed),
                [.. cell.Select(r => r.Score).Where(s => !s.IsAgreed)]
            ))
            .GroupBy(c => c.Option.AppraisalId)
            .ToDictionary(g => g.Key, IReadOnlyList<ScoreComparison> (g) => [.. g]);
    }

    private static AppraisalResult Of(
        Appraisal appraisal,
        IReadOnlyList<AppraisalOption> options,
        IReadOnlyList<Criterion> criteria,
        Dictionary<(Guid Option, Guid Criterion), Rating> ratings,
        IEnumerable<CriterionWeight> weights,
        IReadOnlyList<AppraisalCouncil> councils
    )
    {
        var scores = options.Select(IReadOnlyList<int?> (o) => [.. criteria.Select(c => Score(o, c))]).ToList();
        var byCouncil = weights.ToLookup(w => w.OrganisationId);
        var sets = councils
            .Select(c => (Guid?)c.OrganisationId)
            .Append(null)
            .Select(council => (Council: council, Weights: Weights(council ?? CriterionWeight.Consensus)))
            .Where(s => s.Weights is not null)
            .Select(s => (s.Council, Weights: s.Weights!, Sums: Sums(s.Weights!)))
            .ToList();
        IReadOnlyList<int> ones = [.. criteria.Select(_ => 1)];
        var objective = Sums(ones);
        var approved = councils.Count > 0 && councils.All(c => c.ConsensusOn is not null);
        var ranking = sets.Where(s => approved && s.Council is null).Select(s => (RankedBy.ConsensusWeights, s.Weights, s.Sums));
        var (rankedBy, by, deciding) = ranking.DefaultIfEmpty((RankedBy.ObjectiveScores, ones, objective)).First();
        var ranks = AppraisalArithmetic.Ranks(deciding);
        var complete = options.Count > 0 && criteria.Count > 0 && objective.TrueForAll(o => o is not null);
        return new(
            rankedBy,
            "Total = the sum of score × weight over all criteria"
                + (appraisal.Formula == AppraisalFormula.WeightedSum ? "" : ", divided by the sum of the weights")
                + ". High, medium and low score 3, 2 and 1.",
            approved,
            [.. options.Select(Result)],
            [
                .. from option in options
                from criterion in criteria
                where Score(option, criterion) is null
                select new MissingScore(option, criterion),
            ],
            complete ? [.. criteria.Select((c, index) => Sensitivity.Of(c, by[index], AppraisalArithmetic.Tipping(scores, by, index)))] : []
        );

        int? Score(AppraisalOption option, Criterion criterion) =>
            ratings.TryGetValue((option.Id, criterion.Id), out var rating) ? AppraisalArithmetic.Points(rating) : null;

        List<long?> Sums(IReadOnlyList<int> set) => scores.ConvertAll(s => AppraisalArithmetic.Sum(s, set));

        IReadOnlyList<int>? Weights(Guid council)
        {
            var of = byCouncil[council].ToDictionary(w => w.CriterionId, w => w.Weight);
            return criteria.Count > 0 && criteria.All(c => of.ContainsKey(c.Id)) ? [.. criteria.Select(c => of[c.Id])] : null;
        }

        OptionResult Result(AppraisalOption option, int index)
        {
            var own = deciding[index];
            return new(
                option,
                (int?)objective[index],
                [
                    .. sets.Select(s => new WeightedTotal(
                        s.Council,
                        s.Sums[index] is { } total ? AppraisalArithmetic.Shown(total, s.Weights, appraisal.Formula) : null
                    )),
                ],
                ranks[index],
                own is not null && deciding.Count(other => other == own) > 1,
                deciding.Exists(other => other != own && Math.Abs((other - own) ?? long.MaxValue) <= appraisal.ThinMargin)
            );
        }
    }
}

/// <summary>The totals and ranks of an appraisal's options.</summary>
/// <param name="RankedBy">What decides the ranks: the agreed weights once every council has approved them, and until then the
/// scores.</param>
/// <param name="Formula">How totals are made, as a sentence to show beside them.</param>
/// <param name="ConsensusApproved">Whether every council has approved the agreed weights.</param>
/// <param name="Options">The result of each option, by the option's number.</param>
/// <param name="Missing">The agreed scores that are missing. An option without all its scores has no total.</param>
/// <param name="Sensitivity">How much depends on the weight of each criterion; empty while a score is missing.</param>
internal sealed record AppraisalResult(
    RankedBy RankedBy,
    string Formula,
    bool ConsensusApproved,
    IReadOnlyList<OptionResult> Options,
    IReadOnlyList<MissingScore> Missing,
    IReadOnlyList<Sensitivity> Sensitivity
);

/// <summary>What decides the ranks of options.</summary>
internal enum RankedBy
{
    /// <summary>The scores alone.</summary>
    ObjectiveScores,

    /// <summary>The weights that every council approved.</summary>
    ConsensusWeights,
}

/// <summary>The totals of an option, and its rank among the others.</summary>
/// <param name="Option">The option that has these totals.</param>
/// <param name="ObjectiveTotal">The sum of the scores, without weights, like 7; null where one is missing.</param>
/// <param name="WeightedTotals">The totals by each council's weights, and by the consensus.</param>
/// <param name="Rank">1 for the best; equal totals share a rank; null where a score is missing.</param>
/// <param name="Tied">Whether another option has the same total.</param>
/// <param name="ThinMargin">Whether another option's total is within the thin margin.</param>
internal sealed record OptionResult(
    AppraisalOption Option,
    int? ObjectiveTotal,
    IReadOnlyList<WeightedTotal> WeightedTotals,
    int? Rank,
    bool Tied,
    bool ThinMargin
)
{
    /// <summary>The total by the agreed weights, as exact text; null where there are none, or a score is missing.</summary>
    public string? ConsensusTotal => WeightedTotals.FirstOrDefault(t => t.CouncilId is null)?.Total;
}

/// <summary>A total by one set of weights.</summary>
/// <param name="Total">The total as exact text, like 13 or 2.17; null where a score is missing.</param>
internal sealed record WeightedTotal(Guid? CouncilId, string? Total)
{
    /// <summary>The council whose weights they are; null for the consensus.</summary>
    public IDataLoaderResult<Organisation?>? Council(OrganisationBatch organisations) => organisations.Get(CouncilId);
}

/// <summary>An agreed score that is missing.</summary>
/// <param name="Option">The option that is not scored.</param>
/// <param name="Criterion">The criterion by which it is not scored.</param>
internal sealed record MissingScore(AppraisalOption Option, Criterion Criterion);

/// <summary>How much depends on the weight of one criterion.</summary>
/// <param name="Criterion">The criterion whose weight may change.</param>
/// <param name="Weight">The criterion's weight as it is: 1 while the ranks follow the scores alone.</param>
/// <param name="TippingWeight">The nearest weight at which another option is first, or shares the first rank; null where none is.</param>
/// <param name="Words">What would change, as a sentence to show.</param>
internal sealed record Sensitivity(Criterion Criterion, int Weight, int? TippingWeight, string Words)
{
    public static Sensitivity Of(Criterion criterion, int weight, int? tipping) =>
        new(
            criterion,
            weight,
            tipping,
            tipping is null
                ? $"No weight of \"{criterion.Title}\" changes which option is first."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"With \"{criterion.Title}\" weighted {tipping} instead of {weight} another option is first, or shares the first rank."
                )
        );
}

/// <summary>The scores of one option by one criterion.</summary>
/// <param name="Option">The option that is scored.</param>
/// <param name="Criterion">The criterion by which it is scored.</param>
/// <param name="Agreed">The agreed score; null while none is agreed.</param>
/// <param name="Assessors">Each assessor's own score, by post.</param>
internal sealed record ScoreComparison(
    AppraisalOption Option,
    Criterion Criterion,
    OptionScore? Agreed,
    IReadOnlyList<OptionScore> Assessors
)
{
    /// <summary>Whether the assessors have different ratings.</summary>
    public bool Differs => Assessors.Select(a => a.Rating).Distinct().Count() > 1;
}
