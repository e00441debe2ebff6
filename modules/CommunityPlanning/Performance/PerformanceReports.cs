namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Reads how outcomes stand in a period: for every indicator its local target, else the national one, and a figure of the partnership or of a local area.</summary>
internal sealed class PerformanceReports(CommunityPlanningDb db)
{
    /// <summary>By the partnership's own figures.</summary>
    public async Task<IReadOnlyList<ReportLine>> LinesAsync(
        Partnership partnership,
        IReadOnlyCollection<Guid> outcomes,
        string period,
        CancellationToken cancellationToken
    )
    {
        var wanted = await WantedAsync(partnership, i => outcomes.Contains(i.LocalOutcomeId), period, cancellationToken);
        var figures = await Figures(wanted, period)
            .Where(o =>
                db.ReportingBodies.Any(b => b.Id == o.ReportingBodyId && b.PartnershipId == partnership.Id && b.Slug == partnership.Slug)
            )
            .ToDictionaryAsync(o => o.IndicatorId, cancellationToken);
        return Lines(wanted, figures);
    }

    /// <summary>By the figures of local areas: every indicator for every area, measured there or not.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<ReportLine>>> AreaLinesAsync(
        Partnership partnership,
        IReadOnlyCollection<Guid> areas,
        string period,
        CancellationToken cancellationToken
    )
    {
        var wanted = await WantedAsync(partnership, _ => true, period, cancellationToken);
        var bodies = await db
            .ReportingBodies.AsNoTracking()
            .Where(b => b.PartnershipId == partnership.Id && b.LocalAreaId != null && areas.Contains(b.LocalAreaId.Value))
            .ToDictionaryAsync(b => b.LocalAreaId!.Value, b => b.Id, cancellationToken);
        var figures = (
            await Figures(wanted, period).Where(o => bodies.Values.Contains(o.ReportingBodyId)).ToListAsync(cancellationToken)
        ).ToLookup(o => o.ReportingBodyId);
        return areas.ToDictionary(
            area => area,
            IReadOnlyList<ReportLine> (area) => Lines(wanted, figures[bodies.GetValueOrDefault(area)].ToDictionary(o => o.IndicatorId))
        );
    }

    /// <summary>What was said of the targets of some lines, the latest last.</summary>
    public async Task<ILookup<Guid, string>> CommentaryAsync(IReadOnlyList<ReportLine> lines, CancellationToken cancellationToken)
    {
        var targets = lines.Where(l => l.Target is not null).Select(l => l.Target!.Id).ToList();
        return (
            await db
                .Commentaries.AsNoTracking()
                .Where(c => targets.Contains(c.IndicatorTargetId))
                .OrderBy(c => c.Place)
                .ToListAsync(cancellationToken)
        ).ToLookup(c => c.IndicatorTargetId, c => c.Text);
    }

    /// <summary>Of local outcomes; one without an indicator is left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, OutcomeSummary>> SummariesAsync(
        Partnership partnership,
        IReadOnlyCollection<Guid> outcomes,
        string period,
        CancellationToken cancellationToken
    ) =>
        (await LinesAsync(partnership, outcomes, period, cancellationToken))
            .GroupBy(l => l.Indicator.LocalOutcomeId)
            .ToDictionary(g => g.Key, g => OutcomeSummary.Of(period, [.. g]));

    /// <summary>Of what local outcomes belong to, as of national outcomes; one without an indicator is left out.</summary>
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
            var target = wanted.Targets[i.Id].OrderByDescending(t => t.Level).FirstOrDefault();
            return new ReportLine(
                i,
                target,
                target is null ? null : Standing.Of(target, figures.GetValueOrDefault(i.Id)),
                figures.GetValueOrDefault(i.Id)
            );
        });

    private async Task<Wanted> WantedAsync(
        Partnership partnership,
        System.Linq.Expressions.Expression<Func<Indicator, bool>> which,
        string period,
        CancellationToken cancellationToken
    )
    {
        var indicators = await db
            .Indicators.AsNoTracking()
            .Where(i => i.PartnershipId == partnership.Id)
            .Where(which)
            .OrderBy(i => i.Slug)
            .ToListAsync(cancellationToken);
        var ids = indicators.ConvertAll(i => i.Id);
        return new(
            indicators,
            ids,
            (
                await db
                    .IndicatorTargets.AsNoTracking()
                    .Where(t => ids.Contains(t.IndicatorId) && t.Period == period)
                    .ToListAsync(cancellationToken)
            ).ToLookup(t => t.IndicatorId)
        );
    }

    private IQueryable<Observation> Figures(Wanted wanted, string period)
    {
        var ids = wanted.Ids;
        return db.Observations.AsNoTracking().Where(o => ids.Contains(o.IndicatorId) && o.Period == period);
    }

    private sealed record Wanted(List<Indicator> Indicators, List<Guid> Ids, ILookup<Guid, IndicatorTarget> Targets);
}

/// <summary>One indicator in a period.</summary>
/// <param name="Target">The local target, else the national one; null where there is none.</param>
/// <param name="Standing">Null where there is no target.</param>
/// <param name="Figure">However firm; null where there is none.</param>
internal sealed record ReportLine(Indicator Indicator, IndicatorTarget? Target, Standing? Standing, Observation? Figure);
