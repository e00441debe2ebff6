namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>The partnership's own headline figures: those of the reporting body with its short name.</summary>
internal static class OwnFigures
{
    public static IDataLoaderResult<IReadOnlyList<Observation>> Own(
        this Batches batches,
        CommunityPlanningDb db,
        Partnership partnership,
        Guid indicator
    ) =>
        batches.Values(
            indicator,
            (db, partnership),
            static (ids, s) => Of(s.db, s.partnership).Where(o => ids.Contains(o.IndicatorId)).OrderBy(o => o.PeriodEnds).ThenBy(o => o.Id),
            static o => o.IndicatorId
        );

    public static IQueryable<Observation> Of(CommunityPlanningDb db, Partnership partnership) =>
        db.Of<Observation>(partnership)
            .AsNoTracking()
            .Headline()
            .Where(o => db.Of<ReportingBody>(partnership).Any(b => b.Id == o.ReportingBodyId && b.Slug == partnership.Slug));

    /// <summary>The headline figures: no breakdown, and no other measure. Ranks, targets and trends go by them.</summary>
    public static IQueryable<Observation> Headline(this IQueryable<Observation> figures) =>
        figures.Where(o => o.Dimension == "" && o.Measure == "");
}
