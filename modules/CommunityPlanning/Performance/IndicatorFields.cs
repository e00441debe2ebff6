namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>
/// The progress of an indicator, by the partnership's own figures. A list reads only the requested columns of the indicator, so the rest is
/// read here.
/// </summary>
internal sealed class IndicatorFields
{
    /// <summary>The partnership's latest measured figure, which is never a projection; null where nothing was measured.</summary>
    public static IDataLoaderResult<Observation?> LatestActual(
        Indicator indicator,
        Partnership partnership,
        Batches batches,
        CommunityPlanningDb db
    ) => batches.Own(db, partnership, indicator.Id).Then(own => own.LastOrDefault(o => o.IsMeasured));

    /// <summary>Which way the partnership's figures went, and by which rule.</summary>
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

    /// <summary>
    /// Who has returned the indicator for a period: every agency for a core indicator, the partnership itself for a local one.
    /// </summary>
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
        var returned = batches.Load<Guid, (CommunityPlanningDb Db, Partnership Partnership, string Period), HashSet<Guid>>(
            indicator.Id,
            (db, partnership, period),
            static async (ids, s, ct) => (
                    await s
                        .Db.Of<Observation>(s.Partnership)
                        // What is only projected is not returned yet.
                        .Where(o => ids.Contains(o.IndicatorId) && o.Period == s.Period && o.Status != ObservationStatus.Projected)
                        .Select(o => new { o.IndicatorId, o.ReportingBodyId })
                        .ToListAsync(ct)
                ).GroupBy(o => o.IndicatorId, o => o.ReportingBodyId).ToDictionary(g => g.Key, g => g.ToHashSet())
        );
        return batches
            .Row<Indicator>(db, indicator.Id)
            .Then(
                async (whole, ct) =>
                {
                    var by = await returned.GetResultAsync(ct) ?? [];
                    var asked = (await bodies.GetResultAsync(ct)).Where(b =>
                        whole!.Scope == IndicatorScope.Core ? b.Kind == ReportingBodyKind.Agency : b.Slug == partnership.Slug
                    );
                    var returns = asked.ToLookup(b => by.Contains(b.Id));
                    return new IndicatorReturns([.. returns[true]], [.. returns[false]]);
                }
            );
    }
}
