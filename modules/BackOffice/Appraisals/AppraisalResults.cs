namespace CouncilPlatform.BackOffice.Appraisals;

/// <summary>Works out appraisals, many at once.</summary>
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
        var options = (
            await db.Of<AppraisalOption>(partnership)
                .AsNoTracking()
                .Where(o => appraisals.Contains(o.AppraisalId))
                .OrderBy(o => o.Number)
                .ToListAsync(cancellationToken)
        ).ToLookup(o => o.AppraisalId);
        var criteria = (
            await db.Of<Criterion>(partnership)
                .AsNoTracking()
                .Where(c => appraisals.Contains(c.AppraisalId))
                .OrderBy(c => c.Number)
                .ToListAsync(cancellationToken)
        ).ToLookup(c => c.AppraisalId);
        var scores = await db.Set<OptionScore>()
            .Where(s => appraisals.Contains(s.AppraisalId) && s.Assessor == "")
            .ToDictionaryAsync(s => (s.AppraisalOptionId, s.CriterionId), s => s.Rating, cancellationToken);
        var weights = (
            await db.Set<CriterionWeight>().AsNoTracking().Where(w => appraisals.Contains(w.AppraisalId)).ToListAsync(cancellationToken)
        ).ToLookup(w => w.AppraisalId);
        var councils = (
            await db.Set<AppraisalCouncil>()
                .AsNoTracking()
                .Where(c => appraisals.Contains(c.AppraisalId))
                .OrderBy(c => c.SortOrder)
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
    )
    {
        var scores = await (
            from s in db.Set<OptionScore>().AsNoTracking()
            where appraisals.Contains(s.AppraisalId)
            join o in db.AcrossPartnerships<AppraisalOption>("The scores are those of the appraisals.") on s.AppraisalOptionId equals o.Id
            join c in db.AcrossPartnerships<Criterion>("The scores are those of the appraisals.") on s.CriterionId equals c.Id
            orderby o.Number, c.Number, s.Assessor
            select new
            {
                Option = o,
                Criterion = c,
                Score = s,
            }
        ).ToListAsync(cancellationToken);
        return scores
            .GroupBy(r => r.Score.AppraisalId)
            .ToDictionary(
                g => g.Key,
                IReadOnlyList<ScoreComparison> (g) =>
                    [
                        .. g.GroupBy(r => (r.Option.Id, r.Criterion.Id))
                            .Select(cell => new ScoreComparison(
                                cell.First().Option,
                                cell.First().Criterion,
                                cell.Select(r => r.Score).FirstOrDefault(s => s.IsAgreed),
                                [.. cell.Select(r => r.Score).Where(s => !s.IsAgreed)]
                            )),
                    ]
            );
    }

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
            .Append((Council: null, Weights: Weights(CriterionWeight.Consensus)))
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
            "Total = the sum of score × weight over all criteria"
                + (appraisal.Formula == AppraisalFormula.WeightedSum ? "" : ", divided by the sum of the weights")
                + ". High, medium and low score 3, 2 and 1.",
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

/// <summary>The result of an appraisal.</summary>
/// <param name="RankedBy">What decides the ranks: the agreed weights once every council has approved them, and the scores alone until
/// then.</param>
/// <param name="Formula">How totals are made, in words.</param>
/// <param name="ConsensusApproved">Whether every council has approved the agreed weights.</param>
/// <param name="Options">The result of each option, in order.</param>
/// <param name="Missing">What is not scored. An option without all its scores has no total.</param>
/// <param name="Sensitivity">For each criterion, the change of its weight that would change which option is first; empty while a score is
/// missing.</param>
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

/// <summary>The result of an option.</summary>
/// <param name="Option">The option.</param>
/// <param name="ObjectiveTotal">The sum of the scores, without weights; null where one is missing.</param>
/// <param name="WeightedTotals">The totals by each council's weights, and by the consensus.</param>
/// <param name="Rank">1 for the best; equal totals share a rank.</param>
/// <param name="Tied">Whether another option has the same total.</param>
/// <param name="ThinMargin">Whether another option's total is within the thin margin.</param>
internal sealed record OptionResult(
    AppraisalOption Option,
    int? ObjectiveTotal,
    IReadOnlyList<WeightedTotal> WeightedTotals,
    int? Rank,
    bool Tied,
    bool ThinMargin
);

/// <summary>A total by one set of weights.</summary>
/// <param name="Total">The total as exact text, like 13 or 2.17; null where a score is missing.</param>
internal sealed record WeightedTotal(Guid? CouncilId, string? Total)
{
    /// <summary>The council whose weights they are; null for the consensus.</summary>
    public IDataLoaderResult<Organisation?>? Council(Batches batches, IMediator mediator) =>
        CouncilId is { } id ? batches.Organisation(id, mediator) : null;
}

/// <summary>A score that is missing.</summary>
/// <param name="Option">The option.</param>
/// <param name="Criterion">The criterion.</param>
internal sealed record MissingScore(AppraisalOption Option, Criterion Criterion);

/// <summary>How much depends on one weight.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Weight">Its weight.</param>
/// <param name="TippingWeight">The nearest weight at which another option is first, or shares the first place; null where there is
/// none.</param>
/// <param name="Words">The same in words.</param>
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
                    $"With \"{criterion.Title}\" weighted {tipping} instead of {weight} another option is first, or shares the first place."
                )
        );
}

/// <summary>The scores of one option by one criterion.</summary>
/// <param name="Option">The option.</param>
/// <param name="Criterion">The criterion.</param>
/// <param name="Agreed">The agreed score; null while there is none.</param>
/// <param name="Assessors">Each assessor's own score.</param>
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
