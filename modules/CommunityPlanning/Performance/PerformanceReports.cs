using System.Linq.Expressions;

namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>The state of outcomes in a period: the target and the figure of every indicator.</summary>
internal sealed class PerformanceReports(CommunityPlanningDb db)
{
    /// <summary>Every indicator of some outcomes, by the partnership's own figures.</summary>
    public async Task<IReadOnlyList<ReportLine>> LinesAsync(
        Partnership partnership,
        IReadOnlyCollection<Guid> outcomes,
        string period,
        CancellationToken cancellationToken
    )
    {
        var wanted = await WantedAsync(partnership, i => outcomes.Contains(i.LocalOutcomeId), period, cancellationToken);
        var figures = await OwnFigures
            .Of(db, partnership)
            .Where(o => wanted.Ids.Contains(o.IndicatorId) && o.Period == period)
            .ToDictionaryAsync(o => o.IndicatorId, cancellationToken);
        return Lines(wanted, figures);
    }

    /// <summary>Every indicator for each of some local areas, whether it was measured there or not.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<ReportLine>>> AreaLinesAsync(
        Partnership partnership,
        IReadOnlyCollection<Guid> areas,
        string period,
        CancellationToken cancellationToken
    )
    {
        var wanted = await WantedAsync(partnership, _ => true, period, cancellationToken);
        var bodies = await db.Of<ReportingBody>(partnership)
            .Where(b => b.LocalAreaId != null && areas.Contains(b.LocalAreaId.Value))
            .ToDictionaryAsync(b => b.LocalAreaId!.Value, b => b.Id, cancellationToken);
        var figures = (
            await db.Of<Observation>(partnership)
                .AsNoTracking()
                .Headline()
                .Where(o => wanted.Ids.Contains(o.IndicatorId) && o.Period == period && bodies.Values.Contains(o.ReportingBodyId))
                .ToListAsync(cancellationToken)
        ).ToLookup(o => o.ReportingBodyId);
        return areas.ToEach(
            IReadOnlyList<ReportLine> (area) => Lines(wanted, figures[bodies.GetValueOrDefault(area)].ToDictionary(o => o.IndicatorId))
        );
    }

    /// <summary>The commentary on the targets of some lines, the latest last.</summary>
    public async Task<ILookup<Guid, string>> CommentaryAsync(
        Partnership partnership,
        IReadOnlyList<ReportLine> lines,
        CancellationToken cancellationToken
    )
    {
        var targets = lines.Where(l => l.Target is not null).Select(l => l.Target!.Id).ToList();
        return (
            await db.Of<Commentary>(partnership)
                .AsNoTracking()
                .Where(c => targets.Contains(c.IndicatorTargetId))
                .OrderBy(c => c.SortOrder)
                .ToListAsync(cancellationToken)
        ).ToLookup(c => c.IndicatorTargetId, c => c.Text);
    }

    /// <summary>Summaries of what local outcomes are part of; a part without an indicator is left out.</summary>
    /// <param name="parentOf">What each local outcome is part of, such as its national outcome.</param>
    public async Task<IReadOnlyDictionary<Guid, OutcomeSummary>> SummariesAsync(
        Partnership partnership,
        IReadOnlyDictionary<Guid, Guid> parentOf,
        string period,
        CancellationToken cancellationToken
    ) =>
        (await LinesAsync(partnership, [.. parentOf.Keys], period, cancellationToken))
            .GroupBy(l => parentOf[l.Indicator.LocalOutcomeId])
            .ToDictionary(g => g.Key, g => OutcomeSummary.Of(period, [.. g]));

    private static List<ReportLine> Lines(Wanted wanted, Dictionary<Guid, Observation> figures) =>
        wanted.Indicators.ConvertAll(i =>
        {
            var figure = figures.GetValueOrDefault(i.Id);
            var target = wanted.Targets[i.Id].OrderByDescending(t => t.Level).FirstOrDefault();
            return new ReportLine(i, target, target is null ? null : TargetStatus.Of(target, figure), figure);
        });

    private async Task<Wanted> WantedAsync(
        Partnership partnership,
        Expression<Func<Indicator, bool>> which,
        string period,
        CancellationToken cancellationToken
    )
    {
        PeriodRules.RequirePeriod(period);
        var indicators = await db.Of<Indicator>(partnership)
            .AsNoTracking()
            .Where(which)
            .OrderBy(i => i.Slug)
            .ToListAsync(cancellationToken);
        var ids = indicators.ConvertAll(i => i.Id);
        var targets = await db.Of<IndicatorTarget>(partnership)
            .AsNoTracking()
            .Where(t => ids.Contains(t.IndicatorId) && t.Period == period)
            .ToListAsync(cancellationToken);
        return new(indicators, ids, targets.ToLookup(t => t.IndicatorId));
    }

    private sealed record Wanted(List<Indicator> Indicators, List<Guid> Ids, ILookup<Guid, IndicatorTarget> Targets);
}

/// <summary>One indicator in a report, with its target and figure.</summary>
/// <param name="Indicator">The indicator that is reported.</param>
/// <param name="Target">The local target, or else the national one. Null where there is none.</param>
/// <param name="Standing">The status of the target. Null where there is none.</param>
/// <param name="Figure">The figure, whatever its status. Null where there is none.</param>
internal sealed record ReportLine(Indicator Indicator, IndicatorTarget? Target, TargetStatus? Standing, Observation? Figure)
{
    internal bool IsControllable => Indicator.Influence == InfluenceLevel.Partnership;

    internal bool IsUnexplained(ILookup<Guid, string> commentary) => Standing?.State == TargetState.Missed && !commentary[Target!.Id].Any();
}
