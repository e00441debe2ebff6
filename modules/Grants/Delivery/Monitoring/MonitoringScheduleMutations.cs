namespace CouncilPlatform.Grants.Delivery;

internal sealed class MonitoringScheduleMutations
{
    private const int Max = 40;

    /// <summary>
    /// Schedules monitoring returns for an allocation. The organisation whose application was awarded the money sends them; where there
    /// is none, officers do.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<Allocation> ScheduleMonitoring(ScheduleMonitoringInput input, Change<GrantsDb> change)
    {
        Check(input.Returns);
        var allocation = await change.LockAsync<Allocation>(input.Allocation, input.Version);
        var before = await change.Of<MonitoringReturn>().Where(r => r.AllocationId == allocation.Id).ToListAsync(change.Cancellation);
        CheckNew(input.Returns, allocation, before);
        change.AddRange(
            input.Returns.Select(
                (item, index) =>
                    new MonitoringReturn
                    {
                        AllocationId = allocation.Id,
                        OrganisationId = allocation.RecipientId,
                        Number = before.Count + index + 1,
                        Title = item.Title,
                        DueOn = item.DueOn,
                        AsksSpending = item.AsksSpending ?? true,
                        AsksNarrative = item.AsksNarrative ?? true,
                        AsksActuals = item.AsksActuals ?? true,
                    }
            )
        );
        var (first, last) = (input.Returns.Min(r => r.DueOn), input.Returns.Max(r => r.DueOn));
        return change.Done(allocation, $"{Wording.Count(input.Returns.Count, "return")}, from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}");
    }

    /// <summary>Changes the title or the day of a return that is still to be sent.</summary>
    [Requires(Role.Officer)]
    public static async Task<MonitoringReturn> ChangeMonitoringReturn(ChangeMonitoringReturnInput input, Change<GrantsDb> change)
    {
        var rules = input.Title is null ? new Rules() : new Rules().Text(input.Title, 200);
        rules.DueDay(input.DueOn, InputPath.Of("dueOn")).Check();
        var changed = await change.LockForFunderAsync<MonitoringReturn>(input.MonitoringReturn, input.Version);
        var before = $"{changed.Title}, which was due on {changed.DueOn:yyyy-MM-dd}";
        changed.Update(input.Title, input.DueOn);
        return change.Done(changed, before);
    }

    /// <summary>Cancels a return that is still to be sent.</summary>
    [Requires(Role.Officer)]
    [Irreversible("A return that is cancelled cannot be sent.")]
    public static async Task<MonitoringReturn> CancelMonitoringReturn(CancelMonitoringReturnInput input, Change<GrantsDb> change)
    {
        new Rules().Text(input.Reason, 2000).Check();
        var cancelled = await change.LockForFunderAsync<MonitoringReturn>(input.MonitoringReturn, input.Version);
        cancelled.Cancel(input.Reason);
        return change.Done(cancelled, cancelled.Title);
    }

    private static void Check(IReadOnlyList<MonitoringReturnInput> returns)
    {
        var rules = new Rules().Valid(returns.Count is >= 1 and <= Max, $"Schedule 1 to {Max} returns at once.", InputPath.Of("returns"));
        foreach (var (index, item) in returns.Take(Max).Index())
        {
            var path = InputPath.Of("returns", index);
            rules
                .Text(item.Title, 200, path.Within("title"))
                .Valid(
                    returns.Take(index).All(r => r.Title != item.Title),
                    $"\"{item.Title}\" is listed twice. List it once.",
                    path.Within("title")
                )
                .Valid(
                    item.AsksSpending != false || item.AsksNarrative != false || item.AsksActuals != false,
                    "A return must ask for spending, a narrative or actual figures.",
                    path
                )
                .DueDay(item.DueOn, path.Within("dueOn"));
        }

        rules.Check();
    }

    private static void CheckNew(IReadOnlyList<MonitoringReturnInput> returns, Allocation allocation, List<MonitoringReturn> before)
    {
        var rules = new Rules().Require(
            allocation.State != AllocationState.Released,
            "WRONG_STATE",
            $"\"{allocation.Title}\" was released. There is nothing to report on.",
            InputPath.Of("allocation")
        );
        foreach (var (index, item) in returns.Index())
        {
            rules.Require(
                before.TrueForAll(b => b.Title != item.Title || b.Stage == MonitoringState.Cancelled),
                RuleCodes.AlreadyExists,
                $"The allocation already has a return \"{item.Title}\". Choose another title.",
                InputPath.Of("returns", index, "title")
            );
        }

        rules.Check();
    }
}

internal static class MonitoringRules
{
    /// <summary>A day in this century and the next, so that a slip of the pen is found.</summary>
    public static Rules DueDay(this Rules rules, DateOnly? day, InputPath path) =>
        rules.Valid(
            day is null or { Year: >= 2000 and < 2200 },
            $"{day:yyyy-MM-dd} cannot be right. Enter a day in the years 2000 to 2199.",
            path
        );
}
