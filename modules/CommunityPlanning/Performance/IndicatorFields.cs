namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>How an indicator fares, by the partnership's own figures. A list has read only what was asked of the indicator itself: the rest is read here.</summary>
internal sealed class IndicatorFields
{
    /// <summary>The latest figure that was measured: a projection never is.</summary>
    public static IDataLoaderResult<Observation?> LatestActual(
        Indicator indicator,
        Partnership partnership,
        Batches batches,
        CommunityPlanningDb db
    ) => batches.Own(db, partnership, indicator.Id).Then(own => own.LastOrDefault(o => o.IsMeasured));

    /// <summary>Which way it went, and by which rule.</summary>
    /// <param name="fromPeriod">The first period that counts; the earliest where it is left out.</param>
    /// <param name="toPeriod">The last period that counts; the latest where it is left out.</param>
    public static IDataLoaderResult<Trend> Trend(
        Indicator indicator,
        string? fromPeriod,
        string? toPeriod,
        Partnership partnership,
        Batches batches,
        CommunityPlanningDb db
    )
    {
        var rules = new Rules();
        if (fromPeriod is not null)
        {
            rules.Period(fromPeriod, "fromPeriod");
        }

        if (toPeriod is not null)
        {
            rules.Period(toPeriod, "toPeriod");
        }

        rules.Check();
        var first = fromPeriod is null ? DateOnly.MinValue : Period.Read(fromPeriod).Last;
        var last = toPeriod is null ? DateOnly.MaxValue : Period.Read(toPeriod).Last;
        var figures = batches.Own(db, partnership, indicator.Id);
        return batches
            .One<Indicator>(db, indicator.Id)
            .Then(
                async (whole, cancellationToken) =>
                    Performance.Trend.Of(
                        whole!,
                        (await figures.GetResultAsync(cancellationToken)).Where(o => o.PeriodEnds >= first && o.PeriodEnds <= last)
                    )
            );
    }

    /// <summary>Who has returned it for a period: of a core indicator every agency, of a local one the partnership itself.</summary>
    public static IDataLoaderResult<IndicatorReturns> Returns(
        Indicator indicator,
        string period,
        Partnership partnership,
        Batches batches,
        CommunityPlanningDb db
    )
    {
        new Rules().Period(period, "period").Check();
        var bodies = batches.All(
            "communityplanning.bodies",
            partnership.Id,
            ids => db.ReportingBodies.Where(b => ids.Contains(b.PartnershipId)).OrderBy(b => b.Name),
            b => b.PartnershipId
        );
        var figures = batches.All(
            $"communityplanning.indicator.returns.{period}",
            indicator.Id,
            ids => db.Observations.Where(o => ids.Contains(o.IndicatorId) && o.Period == period),
            o => o.IndicatorId
        );
        return batches
            .One<Indicator>(db, indicator.Id)
            .Then(
                async (whole, cancellationToken) =>
                {
                    var all = await bodies.GetResultAsync(cancellationToken);
                    // What is only expected is not returned yet.
                    var returned = (await figures.GetResultAsync(cancellationToken))
                        .Where(o => o.Status != ObservationStatus.Projected)
                        .Select(o => o.ReportingBodyId)
                        .ToHashSet();
                    var asked = all.Where(b =>
                            whole!.Scope == IndicatorScope.Core ? b.Kind == ReportingBodyKind.Agency : b.Slug == partnership.Slug
                        )
                        .ToList();
                    return new IndicatorReturns(
                        [.. asked.Where(b => returned.Contains(b.Id))],
                        [.. asked.Where(b => !returned.Contains(b.Id))]
                    );
                }
            );
    }
}
