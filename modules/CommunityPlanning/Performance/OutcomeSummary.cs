namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>The indicators of an outcome in a period. What the partnership cannot control is counted separately.</summary>
/// <param name="Period">The period, like 2021/22.</param>
/// <param name="Controllable">The indicators that the partners can influence.</param>
/// <param name="OutsideControl">The indicators that others influence.</param>
internal sealed record OutcomeSummary(string Period, StatusCount Controllable, StatusCount OutsideControl)
{
    public static OutcomeSummary Of(string period, IReadOnlyList<ReportLine> lines) =>
        new(period, StatusCount.Of(lines.Where(l => l.IsControllable)), StatusCount.Of(lines.Where(l => !l.IsControllable)));
}

/// <summary>The number of indicators in each state.</summary>
/// <param name="Met">The number whose target is met.</param>
/// <param name="Missed">The number whose target is missed.</param>
/// <param name="NotMeasured">The number without a measured figure for the period.</param>
/// <param name="NoTarget">The number without a target for the period.</param>
[GraphName("StandingCount")]
internal sealed record StatusCount(int Met, int Missed, int NotMeasured, int NoTarget)
{
    /// <summary>The count in words, like "1 of 3 met, 1 missed, 1 not measured, 0 without a target".</summary>
    public string Words =>
        $"{Met} of {Met + Missed + NotMeasured + NoTarget} met, {Missed} missed, {NotMeasured} not measured, {NoTarget} without a target";

    public static StatusCount Of(IEnumerable<ReportLine> lines)
    {
        var states = lines.ToLookup(l => l.Standing?.State);
        return new(
            states[TargetState.Met].Count(),
            states[TargetState.Missed].Count(),
            states[TargetState.NotMeasured].Count(),
            states[null].Count()
        );
    }
}
