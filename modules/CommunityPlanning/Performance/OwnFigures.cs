namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>The partnership's own figures: those of the reporting body with its short name.</summary>
internal static class OwnFigures
{
    /// <summary>The own figures of an indicator, in order of period.</summary>
    public static IDataLoaderResult<IReadOnlyList<Observation>> Own(
        this Batches batches,
        CommunityPlanningDb db,
        Partnership partnership,
        Guid indicator
    ) =>
        batches
            .Load<Guid, (CommunityPlanningDb Db, Partnership Partnership), IReadOnlyList<Observation>>(
                indicator,
                (db, partnership),
                static async (ids, s, ct) =>
                    (
                        await Of(s.Db, s.Partnership)
                            .Where(o => ids.Contains(o.IndicatorId))
                            .OrderBy(o => o.PeriodEnds)
                            .ThenBy(o => o.Id)
                            .ToListAsync(ct)
                    )
                        .GroupBy(o => o.IndicatorId)
                        .ToDictionary(g => g.Key, IReadOnlyList<Observation> (g) => [.. g])
            )
            .Then(own => own ?? []);

    /// <summary>The partnership's own figures of every indicator and period.</summary>
    public static IQueryable<Observation> Of(CommunityPlanningDb db, Partnership partnership) =>
        db.Of<Observation>(partnership)
            .AsNoTracking()
            .Where(o => db.Of<ReportingBody>(partnership).Any(b => b.Id == o.ReportingBodyId && b.Slug == partnership.Slug));
}
