namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>The progress of an indicator. A list reads only the requested columns of it, so the rest is read here.</summary>
internal sealed class IndicatorFields
{
    /// <summary>The partnership's latest measured figure, which is never a projection. Null where nothing was measured.</summary>
    public static IDataLoaderResult<Observation?> LatestActual(
        Indicator indicator,
        Partnership partnership,
        Batches batches,
        CommunityPlanningDb db
    ) => batches.Own(db, partnership, indicator.Id).Then(own => own.LastOrDefault(o => o.IsMeasured));

    /// <summary>The partnership's own figures, the earliest first.</summary>
    public static IDataLoaderResult<IReadOnlyList<Observation>> History(
        Indicator indicator,
        Partnership partnership,
        Batches batches,
        CommunityPlanningDb db
    ) => batches.Own(db, partnership, indicator.Id);

    /// <summary>The latest measured period, compared across partnerships. Null where nothing was measured.</summary>
    /// <param name="familyGroup">The short name of a family group to compare within as well.</param>
    [Cost(1_000)]
    [Needs(nameof(Indicator.Slug))]
    public static IDataLoaderResult<Benchmark?> Benchmark(
        Indicator indicator,
        string? familyGroup,
        Partnership partnership,
        Batches batches,
        CommunityPlanningDb db,
        Benchmarks benchmarks
    ) =>
        batches
            .Own(db, partnership, indicator.Id)
            .Then(
                async Task<Benchmark?> (own, ct) =>
                    own.LastOrDefault(o => o.IsMeasured && Period.TryRead(o.Period, out _)) is { Period: var period }
                        ? await benchmarks.CompareAsync(
                            partnership,
                            indicator.Slug,
                            period,
                            bodySlug: null,
                            familyGroup,
                            edition: null,
                            RankFrom.Best,
                            ct
                        )
                        : null
            );

    /// <summary>Whether the partnership's figures improve or worsen, and by which rule.</summary>
    /// <param name="fromPeriod">The first period that counts, like 2014/15. The earliest if you leave it out.</param>
    /// <param name="toPeriod">The last period that counts, like 2021/22. The latest if you leave it out.</param>
    public static IDataLoaderResult<Trend> Trend(
        Indicator indicator,
        string? fromPeriod,
        string? toPeriod,
        Partnership partnership,
        Batches batches,
        CommunityPlanningDb db
    )
    {
        new Rules()
            .Period(fromPeriod, InputPath.Argument(nameof(fromPeriod)))
            .Period(toPeriod, InputPath.Argument(nameof(toPeriod)))
            .Check();
        var first = fromPeriod is null ? DateOnly.MinValue : Period.Read(fromPeriod).Last;
        var last = toPeriod is null ? DateOnly.MaxValue : Period.Read(toPeriod).Last;
        var figures = batches.Own(db, partnership, indicator.Id);
        return batches
            .Row<Indicator>(db, indicator.Id)
            .Then(
                async (whole, ct) =>
                    Performance.Trend.Of(
                        whole!,
                        (await figures.GetResultAsync(ct)).Where(o => o.PeriodEnds >= first && o.PeriodEnds <= last)
                    )
            );
    }

    /// <summary>Who has returned the indicator for a period: of a core indicator every agency, of a local one the partnership.</summary>
    /// <param name="period">The period, like 2021/22.</param>
    public static IDataLoaderResult<IndicatorReturns> Returns(
        Indicator indicator,
        string period,
        Partnership partnership,
        Batches batches,
        CommunityPlanningDb db
    )
    {
        PeriodRules.RequirePeriod(period);
        var bodies = batches.Parts(db, partnership.Id, static (ReportingBody b) => b.PartnershipId, static b => b.Name);
        var returned = batches.Values(
            indicator.Id,
            (db, partnership, period),
            static (ids, s) =>
                s
                    .db.Of<Observation>(s.partnership)
                    .Headline()
                    // What is suppressed or not applicable is returned; what is only projected is not returned yet.
                    .Where(o => ids.Contains(o.IndicatorId) && o.Period == s.period && o.Status != ObservationStatus.Projected)
                    .Select(o => new { o.IndicatorId, o.ReportingBodyId }),
            static o => o.IndicatorId,
            static o => o.ReportingBodyId
        );
        return batches
            .Row<Indicator>(db, indicator.Id)
            .Then(
                async (whole, ct) =>
                {
                    var by = await returned.GetResultAsync(ct);
                    var due = (await bodies.GetResultAsync(ct)).Where(b =>
                        whole!.Scope == IndicatorScope.Core ? b.Kind == ReportingBodyKind.Agency : b.Slug == partnership.Slug
                    );
                    var returns = due.ToLookup(b => by.Contains(b.Id));
                    return new IndicatorReturns([.. returns[true]], [.. returns[false]]);
                }
            );
    }
}
