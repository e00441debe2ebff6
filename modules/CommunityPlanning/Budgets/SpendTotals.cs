using System.Linq.Expressions;

namespace CouncilPlatform.CommunityPlanning.Budgets;

internal sealed class SpendTotals(CommunityPlanningDb db, IMediator mediator)
{
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
        var outcomes = db.Of<LocalOutcome>(partnership).OrderBy(o => o.Slug).Select(o => new Group(o.Id, o.Title, o.Slug));
        var areas = db.Of<LocalArea>(partnership).OrderBy(a => a.Number).Select(a => new Group(a.Id, a.Name, $"{a.Number}"));
        var rows = by switch
        {
            SpendDimension.Agency => await ByAgencyAsync(lines, cancellationToken),
            SpendDimension.Area => await ByGroupAsync(lines, l => l.LocalAreaId, areas, "The whole area", others: null, cancellationToken),
            SpendDimension.Outcome => await ByGroupAsync(
                lines,
                l => l.LocalOutcomeId,
                outcomes,
                Unaligned,
                others: null,
                cancellationToken
            ),
            SpendDimension.Priority => await ByGroupAsync(
                lines,
                l => l.LocalOutcomeId,
                await PrioritiesAsync(partnership, outcomeAgreement!, cancellationToken),
                Unaligned,
                "Outcomes that are not priorities",
                cancellationToken
            ),
            _ => (await SumsAsync(lines, l => l.FinancialYear, cancellationToken))
                .OrderBy(s => s.Key)
                .Select(s => new Part($"{s.Key}", $"{s.Key}", [s])),
        };
        var parts = rows.ToList();
        return new(
            [.. parts.Select(r => SpendRow.Of(r.Label, r.Key, r.Sums))],
            SpendRow.Of("Together", key: null, [.. parts.SelectMany(r => r.Sums)])
        );
    }

    /// <summary>What is spent on each of several outcomes. An outcome without any budget line is left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, SpendRow>> OfOutcomesAsync(
        Guid partnership,
        IReadOnlyCollection<Guid> outcomes,
        CancellationToken cancellationToken
    )
    {
        var lines = db.Of<BudgetLine>(partnership).Where(l => l.LocalOutcomeId != null && outcomes.Contains(l.LocalOutcomeId.Value));
        return (await SumsAsync(lines, l => l.LocalOutcomeId!.Value, cancellationToken)).ToDictionary(
            s => s.Key,
            s => SpendRow.Of("", key: null, [s])
        );
    }

    private async Task<IEnumerable<Part>> ByAgencyAsync(IQueryable<BudgetLine> lines, CancellationToken cancellationToken)
    {
        var sums = await SumsAsync(lines, l => l.OrganisationId, cancellationToken);
        var agencies = await mediator.Send(new GetOrganisations([.. sums.Select(s => s.Key)]), cancellationToken);
        return sums.Select(s => new Part(agencies[s.Key].Name, agencies[s.Key].Code, [s])).OrderBy(p => p.Label, StringComparer.Ordinal);
    }

    /// <param name="groups">Each gets a part, also where nothing is spent.</param>
    /// <param name="none">The name of what belongs to no group.</param>
    /// <param name="others">The name of what belongs to other groups; null where there are none.</param>
    private static async Task<IEnumerable<Part>> ByGroupAsync(
        IQueryable<BudgetLine> lines,
        Expression<Func<BudgetLine, Guid?>> key,
        IQueryable<Group> groups,
        string none,
        string? others,
        CancellationToken cancellationToken
    )
    {
        var sums = await SumsAsync(lines, key, cancellationToken);
        var all = await groups.ToListAsync(cancellationToken);
        List<Part> parts = [.. all.Select(g => new Part(g.Label, g.Key, [.. sums.Where(s => s.Key == g.Id)]))];
        if (others is not null)
        {
            parts.Add(new(others, Key: null, [.. sums.Where(s => s.Key is not null && all.TrueForAll(g => g.Id != s.Key))]));
        }

        var rest = sums.FindAll(s => s.Key is null);
        return others is null && rest.Count == 0 ? parts : [.. parts, new(none, Key: null, rest)];
    }

    private async Task<IQueryable<Group>> PrioritiesAsync(
        Partnership partnership,
        string outcomeAgreement,
        CancellationToken cancellationToken
    )
    {
        var agreement = await db.RequireBySlugAsync<OutcomeAgreement>(partnership, outcomeAgreement, cancellationToken);
        return from p in db.Set<AgreementPriority>()
            join o in db.Of<LocalOutcome>(partnership) on p.LocalOutcomeId equals o.Id
            where p.OutcomeAgreementId == agreement.Id
            orderby p.Number
            select new Group(o.Id, o.Title, o.Slug);
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

    private sealed record Group(Guid Id, string Label, string Key);

    private sealed record Part(string Label, string? Key, IReadOnlyCollection<SpendSum> Sums);
}

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
