namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>What a figure is compared with.</summary>
internal sealed class FigureFields
{
    /// <summary>
    /// The target for the figure's period: the partnership's own, or else the national one. Null where none is set, and for breakdowns and
    /// other measures.
    /// </summary>
    [Needs(nameof(Observation.Period), nameof(Observation.Dimension), nameof(Observation.Category), nameof(Observation.Measure))]
    public static IDataLoaderResult<IndicatorTarget?> Target(Observation figure, Batches batches, CommunityPlanningDb db) =>
        batches
            .Parts(db, figure.IndicatorId, static (IndicatorTarget t) => t.IndicatorId, static t => t.PeriodEnds)
            .Then(all => all.Where(t => t.Period == figure.Period && figure.Part == FigurePart.Headline).MaxBy(t => t.Level));

    /// <summary>Whether the figure meets the target for its period, and why. Null where no target is set.</summary>
    [Requires(Role.Viewer)]
    [Needs(
        nameof(Observation.Period),
        nameof(Observation.Dimension),
        nameof(Observation.Category),
        nameof(Observation.Measure),
        nameof(Observation.Text),
        nameof(Observation.Missing),
        nameof(Observation.Status)
    )]
    public static IDataLoaderResult<TargetStatus?> Standing(Observation figure, Batches batches, CommunityPlanningDb db) =>
        Target(figure, batches, db).Then(target => target is null ? null : TargetStatus.Of(target, figure));

    /// <summary>The nation's figure of the same part for the same period. Null where there is none.</summary>
    [Needs(nameof(Observation.Period), nameof(Observation.Dimension), nameof(Observation.Category), nameof(Observation.Measure))]
    public static IDataLoaderResult<Observation?> Nation(
        Observation figure,
        Partnership partnership,
        Batches batches,
        CommunityPlanningDb db
    ) =>
        batches
            .Values(
                figure.IndicatorId,
                (db, partnership),
                static (ids, s) =>
                    s
                        .db.Of<Observation>(s.partnership)
                        .Where(o =>
                            ids.Contains(o.IndicatorId)
                            && s.db.Of<ReportingBody>(s.partnership)
                                .Any(b => b.Id == o.ReportingBodyId && b.Kind == ReportingBodyKind.Nation)
                        )
                        .OrderBy(o => o.Id),
                static o => o.IndicatorId
            )
            .Then(all => all.FirstOrDefault(o => o.Period == figure.Period && o.Part == figure.Part));
}
