namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>The partnership's own figures: those of the reporting body with its slug.</summary>
internal static class OwnFigures
{
    /// <summary>Of each indicator, in order of period.</summary>
    public static IDataLoaderResult<IReadOnlyList<Observation>> Own(
        this Batches batches,
        CommunityPlanningDb db,
        Partnership partnership,
        Guid indicator
    ) =>
        batches.All(
            "communityplanning.indicator.own." + partnership.Slug,
            indicator,
            ids =>
                db.Observations.Where(o =>
                        ids.Contains(o.IndicatorId)
                        && db.ReportingBodies.Any(b =>
                            b.Id == o.ReportingBodyId && b.PartnershipId == partnership.Id && b.Slug == partnership.Slug
                        )
                    )
                    .OrderBy(o => o.PeriodEnds),
            o => o.IndicatorId
        );
}
