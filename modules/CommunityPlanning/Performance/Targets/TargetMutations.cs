namespace CouncilPlatform.CommunityPlanning.Performance;

internal sealed class TargetMutations
{
    /// <summary>Sets what an indicator should reach in a period.</summary>
    [Requires(Role.Officer)]
    public static async Task<IndicatorTarget> SetIndicatorTarget(SetIndicatorTargetInput input, Change<CommunityPlanningDb> change)
    {
        var level = input.Level ?? TargetLevel.Local;
        new Rules()
            .Period(input.Period)
            .OptionalText(input.Note, 1000)
            .Valid(
                input.Varies is null || level == TargetLevel.Local,
                "Only a local target varies a national one. Choose the level LOCAL, or name no target that it varies.",
                input.Varies
            )
            .Check();
        var indicator = await change.LockAsync<Indicator>(input.Indicator, input.Version);
        var varied = input.Varies is { } id ? await change.FindAsync<IndicatorTarget>(id, nameof(input.Varies)) : null;
        CheckTarget(input, indicator, varied);
        await change.RequireNoneAsync<IndicatorTarget>(
            t => t.IndicatorId == indicator.Id && t.Period == input.Period && t.Level == level,
            $"{indicator.Title} already has a {Wording.Of(level.ToString())} target for {input.Period}. Correct that one.",
            input.Period
        );
        var target = new IndicatorTarget
        {
            IndicatorId = indicator.Id,
            VariesId = varied?.Id,
            Level = level,
            Bound = BoundOf(indicator),
            Period = input.Period,
            PeriodEnds = Period.Read(input.Period).Last,
            Value = input.Value,
            Note = input.Note,
        };
        return change.Done(change.Add(target), $"{indicator.Slug} {target.Period}: {target.Value}");
    }

    /// <summary>Corrects a target. Published reports keep what they say about it.</summary>
    [Requires(Role.Approver)]
    public static async Task<IndicatorTarget> CorrectIndicatorTarget(CorrectIndicatorTargetInput input, Change<CommunityPlanningDb> change)
    {
        new Rules().OptionalText(input.Note, 1000).Text(input.Reason, 500).Check();
        var target = await change.LockPartAsync<IndicatorTarget>(input.IndicatorTarget);
        var indicator = await change.LockAsync<Indicator>(target.IndicatorId);
        new Rules().Figure(input.Value, indicator.Unit).Check();
        var detail = $"{indicator.Slug} {target.Period}: {input.Value} instead of {target.Value}. {input.Reason}";
        (target.Value, target.Note) = (input.Value, input.Note);
        return change.Done(target, detail);
    }

    /// <summary>Withdraws a target that was set by mistake. One with commentary, an issue or an action is corrected instead.</summary>
    [Requires(Role.Approver)]
    public static async Task<IndicatorTarget> WithdrawIndicatorTarget(
        WithdrawIndicatorTargetInput input,
        Change<CommunityPlanningDb> change
    )
    {
        new Rules().Text(input.Reason, 500).Check();
        var target = await change.LockPartAsync<IndicatorTarget>(input.IndicatorTarget);
        var indicator = await change.LockAsync<Indicator>(target.IndicatorId);
        await RequireUnusedAsync(change, target);
        change.Remove(target);
        return change.Done(target, $"{indicator.Slug} {target.Period}: {target.Value}. {input.Reason}");
    }

    internal static string Words(Polarity polarity) => polarity == Polarity.HighIsGood ? "high is good" : "low is good";

    private static TargetBound BoundOf(Indicator indicator) =>
        indicator.Polarity == Polarity.HighIsGood ? TargetBound.AtLeast : TargetBound.AtMost;

    private static void CheckTarget(SetIndicatorTargetInput input, Indicator indicator, IndicatorTarget? varied)
    {
        var bound = BoundOf(indicator);
        new Rules()
            .Figure(input.Value, indicator.Unit)
            .Valid(
                input.Bound is null || input.Bound == bound,
                $"For {indicator.Title}, {Words(indicator.Polarity)}. "
                    + $"Choose {(bound == TargetBound.AtLeast ? "AT_LEAST" : "AT_MOST")}, or leave the bound out.",
                input.Bound
            )
            .Valid(
                varied is null
                    || varied.IndicatorId == indicator.Id && varied.Level == TargetLevel.National && varied.Period == input.Period,
                "A local target varies a national target of the same indicator and period. Choose that one.",
                input.Varies
            )
            .Check();
    }

    private static async Task RequireUnusedAsync(Change<CommunityPlanningDb> change, IndicatorTarget target)
    {
        var (ct, path) = (change.Cancellation, InputPath.Of("indicatorTarget"));
        new Rules()
            .Require(
                !await change.Of<Commentary>().AnyAsync(c => c.IndicatorTargetId == target.Id, ct)
                    && !await change.Of<PerformanceIssue>().AnyAsync(i => i.IndicatorTargetId == target.Id, ct),
                "IN_USE",
                "The target has commentary or an issue, so it cannot be withdrawn. Correct it.",
                path
            )
            .Require(
                !await change.Of<OutcomeAction>().AnyAsync(a => a.IndicatorTargetId == target.Id, ct),
                "IN_USE",
                "An action should help to reach the target. Align the action with another target first.",
                path
            )
            .Require(
                !await change.Of<IndicatorTarget>().AnyAsync(t => t.VariesId == target.Id, ct),
                "IN_USE",
                "A local target varies this one. Withdraw the local target first.",
                path
            )
            .Check();
    }
}
