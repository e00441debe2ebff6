namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>How the indicators of an outcome stand in a period. What the partnership cannot control is counted apart.</summary>
internal sealed record OutcomeSummary(string Period, StandingCount Controllable, StandingCount OutsideControl)
{
    public static OutcomeSummary Of(string period, IReadOnlyList<ReportLine> lines) =>
        new(
            period,
            StandingCount.Of(lines.Where(l => l.Indicator.Influence == InfluenceLevel.Partnership)),
            StandingCount.Of(lines.Where(l => l.Indicator.Influence != InfluenceLevel.Partnership))
        );
}

/// <summary>How many indicators stand where.</summary>
/// <param name="NoTarget">Those that have no target for the period.</param>
internal sealed record StandingCount(int Met, int Missed, int NotMeasured, int NoTarget)
{
    /// <summary>As in "1 of 3 met, 1 missed, 1 not measured".</summary>
    public string Words =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Met} of {Met + Missed + NotMeasured + NoTarget} met, {Missed} missed, {NotMeasured} not measured, {NoTarget} without a target"
        );

    public static StandingCount Of(IEnumerable<ReportLine> lines)
    {
        var states = lines.Select(l => l.Standing?.State).ToList();
        return new(
            states.Count(s => s == TargetState.Met),
            states.Count(s => s == TargetState.Missed),
            states.Count(s => s == TargetState.NotMeasured),
            states.Count(s => s is null)
        );
    }
}
