namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>One indicator in every local area of the partnership, in one period.</summary>
/// <param name="Indicator">The indicator that is compared.</param>
/// <param name="Period">The period, like 2021/22. Null where no local area has a figure.</param>
/// <param name="Periods">Every period in which some local area has a figure, the latest first.</param>
/// <param name="Areas">Every local area, by number, whether it has a figure or not.</param>
internal sealed record AreaComparison(
    Indicator Indicator,
    string? Period,
    IReadOnlyList<ComparedPeriod> Periods,
    IReadOnlyList<AreaFigure> Areas
);

/// <summary>A period in which local areas can be compared.</summary>
/// <param name="Period">The period, like 2021/22.</param>
/// <param name="Areas">The number of local areas that have a figure.</param>
internal sealed record ComparedPeriod(string Period, int Areas);

/// <summary>A local area with its figure.</summary>
/// <param name="Area">The local area.</param>
/// <param name="Figure">The figure of the local area, which is not split. Null where there is none.</param>
internal sealed record AreaFigure(LocalArea Area, Observation? Figure);
