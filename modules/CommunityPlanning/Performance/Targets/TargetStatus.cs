namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Whether a target is met, with the reason.</summary>
/// <param name="State">Whether the target is met.</param>
/// <param name="Reason">The reason, like "met: the target for 2021/22 is at least 95, and the figure is 95.3".</param>
/// <param name="Figure">The figure that decides. Null where nothing was measured.</param>
/// <param name="Gap">The figure minus the target as exact text with its sign, like +4.16. Null where nothing was measured.</param>
[GraphName("Standing")]
internal sealed record TargetStatus(TargetState State, string Reason, Observation? Figure, string? Gap)
{
    public static TargetStatus Of(IndicatorTarget target, Observation? figure)
    {
        if (figure is not { IsMeasured: true })
        {
            return new(
                TargetState.NotMeasured,
                figure is null ? $"not measured: there is no figure of {target.Period}"
                    : figure.Missing is not null ? $"not measured: the figure of {target.Period} is {figure.Said}"
                    : $"not measured: the figure of {target.Period} ({figure.Text}) is {Wording.Of(figure.Status.ToString())}, "
                        + "and neither meets nor misses a target",
                Figure: null,
                Gap: null
            );
        }

        var wanted = Figures.Read(target.Value);
        var met = target.Bound == TargetBound.AtLeast ? figure.Figure >= wanted : figure.Figure <= wanted;
        var bound = target.Bound == TargetBound.AtLeast ? "at least" : "at most";
        var firmness = figure.Status == ObservationStatus.Provisional ? "provisional " : "";
        return new(
            met ? TargetState.Met : TargetState.Missed,
            $"{(met ? "met" : "missed")}: the target for {target.Period} is {bound} {target.Value}, "
                + $"and the {firmness}figure is {figure.Text}",
            figure,
            Figures.WriteSigned(figure.Figure - wanted)
        );
    }
}

/// <summary>Whether a target is met.</summary>
internal enum TargetState
{
    /// <summary>Nothing was measured for its period.</summary>
    NotMeasured,

    /// <summary>The figure does not reach the target.</summary>
    Missed,

    /// <summary>The figure reaches the target.</summary>
    Met,
}
