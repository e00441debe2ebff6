using System.Linq.Expressions;

namespace CouncilPlatform.CommunityPlanning.Budgets;

/// <summary>Adds up in the database what agencies plan to spend.</summary>
internal sealed class SpendTotals(CommunityPlanningDb db, IMediator mediator)
{
    private const string NoArea = "The whole area";
    private const string Unaligned = "Unaligned";

    public async Task<SpendTable> ByAsync(
        Partnership partnership,
        SpendDimension by,
        IReadOnlyList<FinancialYear>? financialYears,
        string? outcomeAgreement,
        CancellationToken cancellationToken
    )
    {
        var lines = db.Of<BudgetLine>(partnership).Where(l => financialYears == null || financialYears.Contains(l.FinancialYear));
        var rows = by switch
        {
            SpendDimension.Agency => await ByAgencyAsync(lines, cancellationToken),
            SpendDimension.Area => await ByAreaAsync(partnership, lines, cancellationToken),
            SpendDimension.Outcome => await ByOutcomeAsync(partnership, lines, cancellationToken),
            SpendDimension.Priority => await ByPriorityAsync(partnership, lines, outcomeAgreement!, cancellationToken),
            _ =>
            [
                .. (await SumsAsync(lines, l => l.FinancialYear, cancellationToken))
                    .OrderBy(s => s.Key)
                    .Select(s => SpendRow.Of(s.Key.ToString(), s.Key.ToString(), [s])),
            ],
        };
        return new(rows, Together(rows));
    }

    /// <summary>What is spent on each of several outcomes; an outcome without any budget line is left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, SpendRow>> OfOutcomesAsync(
        Guid partnership,
        IReadOnlyCollection<Guid> outcomes,
        CancellationToken cancellationToken
    ) =>
        (
            await SumsAsync(
                db.Of<BudgetLine>(partnership).Where(l => l.LocalOutcomeId != null && outcomes.Contains(l.LocalOutcomeId.Value)),
                l => l.LocalOutcomeId!.Value,
                cancellationToken
            )
        ).ToDictionary(s => s.Key, s => SpendRow.Of("", key: null, [s]));

    private async Task<IReadOnlyList<SpendRow>> ByAgencyAsync(IQueryable<BudgetLine> lines, CancellationToken cancellationToken)
    {
        var sums = await SumsAsync(lines, l => l.OrganisationId, cancellationToken);
        var agencies = await mediator.Send(new GetOrganisations([.. sums.Select(s => s.Key)]), cancellationToken);
        return
        [
            .. sums.Select(s => SpendRow.Of(agencies[s.Key].Name, agencies[s.Key].GssCode ?? agencies[s.Key].Identifier, [s]))
                .OrderBy(r => r.Label, StringComparer.Ordinal),
        ];
    }

    // Every area, including those where nothing is spent.
    private async Task<IReadOnlyList<SpendRow>> ByAreaAsync(
        Partnership partnership,
        IQueryable<BudgetLine> lines,
        CancellationToken cancellationToken
    )
    {
        var sums = (await SumsAsync(lines, l => l.LocalAreaId, cancellationToken)).ToLookup(s => s.Key);
        var areas = await db.Of<LocalArea>(partnership).AsNoTracking().OrderBy(a => a.Number).ToListAsync(cancellationToken);
        return
        [
            .. areas.Select(a => SpendRow.Of(a.Name, a.Number.ToString(CultureInfo.InvariantCulture), [.. sums[a.Id]])),
            .. sums[null].Select(s => SpendRow.Of(NoArea, key: null, [s])),
        ];
    }

    private async Task<IReadOnlyList<SpendRow>> ByOutcomeAsync(
        Partnership partnership,
        IQueryable<BudgetLine> lines,
        CancellationToken cancellationToken
    )
    {
        var sums = (await SumsAsync(lines, l => l.LocalOutcomeId, cancellationToken)).ToLookup(s => s.Key);
        var outcomes = await db.Of<LocalOutcome>(partnership).AsNoTracking().OrderBy(o => o.Slug).ToListAsync(cancellationToken);
        return
        [
            .. outcomes.Select(o => SpendRow.Of(o.Title, o.Slug, [.. sums[o.Id]])),
            .. sums[null].Select(s => SpendRow.Of(Unaligned, key: null, [s])),
        ];
    }

    private async Task<IReadOnlyList<SpendRow>> ByPriorityAsync(
        Partnership partnership,
        IQueryable<BudgetLine> lines,
        string outcomeAgreement,
        CancellationToken cancellationToken
    )
    {
        var agreement =
            await FrameworkQueries.BySlugAsync<OutcomeAgreement>(partnership, outcomeAgreement, db, cancellationToken)
            ?? throw new RuleException(
                RuleCodes.NotFound,
                $"{partnership.Name} has no outcome agreement with the short name \"{outcomeAgreement}\". Check it, then try again.",
                InputPath.Argument(nameof(outcomeAgreement))
            );
        var priorities = await (
            from p in db.Set<AgreementPriority>()
            join o in db.Of<LocalOutcome>(partnership) on p.LocalOutcomeId equals o.Id
            where p.OutcomeAgreementId == agreement.Id
            orderby p.Number
            select new
            {
                o.Id,
                o.Title,
                o.Slug,
            }
        ).ToListAsync(cancellationToken);
        var sums = await SumsAsync(lines, l => l.LocalOutcomeId, cancellationToken);
        var first = priorities.ConvertAll(p => p.Id).ToHashSet();
        return
        [
            .. priorities.Select(p => SpendRow.Of(p.Title, p.Slug, [.. sums.Where(s => s.Key == p.Id)])),
            SpendRow.Of("Outcomes that are not priorities", key: null, [.. sums.Where(s => s.Key is { } id && !first.Contains(id))]),
            SpendRow.Of(Unaligned, key: null, [.. sums.Where(s => s.Key is null)]),
        ];
    }

    private static Task<List<SpendSum<TKey>>> SumsAsync<TKey>(
        IQueryable<BudgetLine> lines,
        Expression<Func<BudgetLine, TKey>> key,
        CancellationToken cancellationToken
    ) =>
        lines
            .GroupBy(key)
            .Select(g => new SpendSum<TKey>
            {
                Key = g.Key,
                Lines = g.Count(),
                Total = g.Sum(l => l.Pence),
                Firm = g.Sum(l => l.Firmness == BudgetFirmness.Firm ? l.Pence : 0),
                Unaligned = g.Sum(l => l.LocalOutcomeId == null ? l.Pence : 0),
                Preventative = g.Sum(l => l.Approach == SpendApproach.Preventative ? l.Pence : 0),
                Reactive = g.Sum(l => l.Approach == SpendApproach.Reactive ? l.Pence : 0),
            })
            .ToListAsync(cancellationToken);

    private static SpendRow Together(IReadOnlyList<SpendRow> rows)
    {
        Money Sum(Func<SpendRow, Money> amount) => Money.FromPence(rows.Sum(r => amount(r).MinorUnits));
        return new(
            "Together",
            Key: null,
            rows.Sum(r => r.Lines),
            Sum(r => r.Total),
            Sum(r => r.Firm),
            Sum(r => r.Indicative),
            Sum(r => r.Unaligned),
            Sum(r => r.Preventative),
            Sum(r => r.Reactive),
            Sum(r => r.Untagged)
        );
    }
}

/// <summary>What budget lines come to, in pence.</summary>
internal abstract class SpendSum
{
    public int Lines { get; init; }

    public long Total { get; init; }

    public long Firm { get; init; }

    public long Unaligned { get; init; }

    public long Preventative { get; init; }

    public long Reactive { get; init; }
}

internal sealed class SpendSum<TKey> : SpendSum
{
    public required TKey Key { get; init; }
}
