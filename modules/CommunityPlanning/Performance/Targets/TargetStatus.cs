namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>The status of a target, with its reason in words.</summary>
/// <param name="State">Whether the target is met.</param>
/// <param name="Reason">The reason, in words.</param>
/// <param name="Figure">The figure that decides; null where nothing was measured.</param>
[GraphName("Standing")]
internal sealed record TargetStatus(TargetState State, string Reason, Observation? Figure)
{
    /// <param name="target">The target.</param>
    /// <param name="figure">The partnership's figure of the target's period; null where there is none.</param>
    public static TargetStatus Of(IndicatorTarget target, Observation? figure)
    {
        if (figure is not { IsMeasured: true })
        {
            return new(
                TargetState.NotMeasured,
                figure?.Status switch
                {
                    ObservationStatus.Projected => $"not measured: the figure of {target.Period} ({figure.Value}) is projected, "
                        + "and a projection neither meets nor misses a target",
                    ObservationStatus.Imputed =>
                        $"not measured: the figure of {target.Period} ({figure.Value}) is imputed, and neither meets nor misses a target",
                    _ => $"not measured: there is no figure of {target.Period}",
                },
                null
            );
        }

        var wanted = Figures.Read(target.Value);
        var met = target.Bound == TargetBound.AtLeast ? figure.Figure >= wanted : figure.Figure <= wanted;
        var bound = target.Bound == TargetBound.AtLeast ? "at least" : "at most";
        var firmness = figure.Status == ObservationStatus.Provisional ? "provisional " : "";
        return new(
            met ? TargetState.Met : TargetState.Missed,
            $"{(met ? "met" : "missed")}: the target for {target.Period} is {bound} {target.Value}, "
                + $"and the {firmness}figure is {figure.Value}",
            figure
        );
    }
}

/// <summary>Whether a target is met.</summary>
internal enum TargetState
{
    /// <summary>There is no measured figure for its period.</summary>
    NotMeasured,

    /// <summary>The figure does not reach the target.</summary>
    Missed,

    /// <summary>The figure reaches the target.</summary>
    Met,
}
