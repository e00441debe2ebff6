namespace CouncilPlatform.CommunityPlanning.Performance;

internal sealed class AreaQueries
{
    /// <summary>One indicator in every local area, side by side. Null while the partnership has no indicators.</summary>
    /// <param name="indicator">The indicator's short name, like child-poverty. The one with the latest figure of a local area if you leave
    /// it out.</param>
    /// <param name="period">The period, like 2021/22. The latest in which a local area has a figure if you leave it out.</param>
    [Cost(1_000)]
    public static async Task<AreaComparison?> FiguresByArea(
        Partnership partnership,
        string? indicator,
        string? period,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules().Period(period, InputPath.Argument(nameof(period))).Check();
        var figures =
            from figure in db.Of<Observation>(partnership).AsNoTracking().Headline()
            join body in db.Of<ReportingBody>(partnership) on figure.ReportingBodyId equals body.Id
            where body.LocalAreaId != null
            select new { Figure = figure, Area = body.LocalAreaId!.Value };
        var indicators = db.Of<Indicator>(partnership).AsNoTracking();
        var compared = indicator is null
            ? await indicators
                .OrderByDescending(i => figures.Where(f => f.Figure.IndicatorId == i.Id).Max(f => (DateOnly?)f.Figure.PeriodEnds) != null)
                .ThenByDescending(i => figures.Where(f => f.Figure.IndicatorId == i.Id).Max(f => (DateOnly?)f.Figure.PeriodEnds))
                .ThenBy(i => i.Slug)
                .FirstOrDefaultAsync(cancellationToken)
            : await db.RequireBySlugAsync<Indicator>(partnership, indicator, cancellationToken);
        if (compared is null)
        {
            return null;
        }

        var of = figures.Where(f => f.Figure.IndicatorId == compared.Id);
        var periods = await of.GroupBy(f => new { f.Figure.PeriodEnds, f.Figure.Period })
            .OrderByDescending(g => g.Key.PeriodEnds)
            .ThenBy(g => g.Key.Period)
            .Select(g => new { g.Key.Period, Areas = g.Count() })
            .ToListAsync(cancellationToken);
        var chosen = period ?? (periods is [var latest, ..] ? latest.Period : null);
        var known = (await of.Where(f => f.Figure.Period == chosen).ToListAsync(cancellationToken)).ToLookup(f => f.Area, f => f.Figure);
        var areas = await db.Of<LocalArea>(partnership).AsNoTracking().OrderBy(a => a.Number).ToListAsync(cancellationToken);
        return new(
            compared,
            chosen,
            periods.ConvertAll(p => new ComparedPeriod(p.Period, p.Areas)),
            areas.ConvertAll(a => new AreaFigure(a, known[a.Id].FirstOrDefault()))
        );
    }
}

internal sealed class AreaFields
{
    /// <summary>The latest figure of each indicator in the local area, by the indicator's title.</summary>
    public static IDataLoaderResult<IReadOnlyList<Observation>> LatestFigures(
        LocalArea area,
        Partnership partnership,
        Batches batches,
        CommunityPlanningDb db
    ) =>
        batches.Values(
            area.Id,
            (db, partnership),
            static (ids, s) =>
                from figure in s.db.Of<Observation>(s.partnership).Headline()
                join body in s.db.Of<ReportingBody>(s.partnership) on figure.ReportingBodyId equals body.Id
                join indicator in s.db.Of<Indicator>(s.partnership) on figure.IndicatorId equals indicator.Id
                where body.LocalAreaId != null && ids.Contains(body.LocalAreaId.Value)
                where
                    !s
                        .db.Of<Observation>(s.partnership)
                        .Headline()
                        .Any(later =>
                            later.IndicatorId == figure.IndicatorId
                            && later.ReportingBodyId == figure.ReportingBodyId
                            && later.PeriodEnds > figure.PeriodEnds
                        )
                orderby indicator.Title, figure.Id
                select new { Figure = figure, Area = body.LocalAreaId!.Value },
            static f => f.Area,
            static f => f.Figure
        );
}
