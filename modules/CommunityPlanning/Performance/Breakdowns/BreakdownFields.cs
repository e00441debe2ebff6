namespace CouncilPlatform.CommunityPlanning.Performance;

internal sealed class IndicatorBreakdowns
{
    /// <summary>
    /// The figures of one body that are split, such as by sex, side by side and with the gap between them, and those of other measures. The
    /// latest period comes first.
    /// </summary>
    /// <param name="body">The short name of the body. The partnership's own if you leave it out.</param>
    /// <param name="period">The period, like 2021/22. Every period if you leave it out.</param>
    public static IDataLoaderResult<IReadOnlyList<FigureBreakdown>> Breakdowns(
        Indicator indicator,
        string? body,
        string? period,
        Partnership partnership,
        Batches batches,
        CommunityPlanningDb db
    )
    {
        new Rules().Period(period, InputPath.Argument(nameof(period))).Check();
        return batches
            .Values(
                indicator.Id,
                (db, partnership, Body: body ?? partnership.Slug, period),
                static (ids, s) =>
                    s
                        .db.Of<Observation>(s.partnership)
                        .Where(o =>
                            ids.Contains(o.IndicatorId)
                            && (s.period == null || o.Period == s.period)
                            && s.db.Of<ReportingBody>(s.partnership).Any(b => b.Id == o.ReportingBodyId && b.Slug == s.Body)
                        )
                        .OrderBy(o => o.Id),
                static o => o.IndicatorId
            )
            .Then(FigureBreakdown.All);
    }
}

internal sealed class BodyBreakdowns
{
    /// <summary>The figures of the same indicator, body and period that are split, and those of other measures.</summary>
    [Needs(nameof(Observation.Period))]
    public static IDataLoaderResult<IReadOnlyList<FigureBreakdown>> Breakdowns(
        Observation figure,
        Partnership partnership,
        Batches batches,
        CommunityPlanningDb db
    ) =>
        batches
            .Values(
                (figure.IndicatorId, figure.ReportingBodyId),
                (db, partnership),
                static (keys, s) =>
                {
                    var (indicators, bodies) = (keys.Select(k => k.IndicatorId).ToList(), keys.Select(k => k.ReportingBodyId).ToList());
                    return s
                        .db.Of<Observation>(s.partnership)
                        .Where(o => indicators.Contains(o.IndicatorId) && bodies.Contains(o.ReportingBodyId))
                        .OrderBy(o => o.Id);
                },
                static o => (o.IndicatorId, o.ReportingBodyId)
            )
            .Then(all => FigureBreakdown.All([.. all.Where(o => o.Period == figure.Period)]));
}
