namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>The partnership's own figures: those of the reporting body with its short name.</summary>
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
            .Where(o => db.Of<ReportingBody>(partnership).Any(b => b.Id == o.ReportingBodyId && b.Slug == partnership.Slug));
}
