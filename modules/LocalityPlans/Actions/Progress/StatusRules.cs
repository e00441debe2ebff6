namespace CouncilPlatform.LocalityPlans.Actions;

internal static class StatusRules
{
    /// <param name="progress">The action's progress that was not withdrawn.</param>
    public static ActionStatus Of(KeyDate date, DateOnly? completedOn, IEnumerable<ProgressUpdate> progress, DateOnly asAt) =>
        completedOn <= asAt || IsMet(date, progress, asAt) ? ActionStatus.Done
        : date.DueBy < asAt && !HasBegun(date, progress, asAt) ? ActionStatus.Overdue
        : date.DueFrom <= asAt || date is { Kind: KeyDateKind.During, DueFrom: null } ? ActionStatus.Due
        : date.DueFrom is null ? ActionStatus.Undated
        : ActionStatus.NotDue;

    /// <summary>The status of an action is that of the most urgent of its key dates.</summary>
    public static ActionStatus Of(
        DateOnly? completedOn,
        IReadOnlyCollection<KeyDate> dates,
        IReadOnlyCollection<ProgressUpdate> progress,
        DateOnly asAt
    )
    {
        if (completedOn <= asAt)
        {
            return ActionStatus.Done;
        }

        var each = dates.Select(d => Of(d, completedOn, progress, asAt)).ToHashSet();
        ReadOnlySpan<ActionStatus> urgent = [ActionStatus.Overdue, ActionStatus.Due, ActionStatus.NotDue, ActionStatus.Undated];
        foreach (var status in urgent)
        {
            if (each.Contains(status))
            {
                return status;
            }
        }

        return each.Count == 0 ? ActionStatus.Undated : ActionStatus.Done;
    }

    /// <summary>How many of what a key date counts had happened.</summary>
    public static int Reached(KeyDate date, IEnumerable<ProgressUpdate> progress, DateOnly asAt) =>
        progress.Count(p => p.Kind == ProgressKind.Milestone && p.KeyDateId == date.Id && p.On <= asAt);

    /// <summary>Whether what the key date requires has happened, though the action may go on.</summary>
    public static bool IsMet(KeyDate date, IEnumerable<ProgressUpdate> progress, DateOnly asAt) =>
        date.Kind switch
        {
            KeyDateKind.InPlace => true,
            _ when date.Expected is { } expected => Reached(date, progress, asAt) >= expected,
            _ => false,
        };

    /// <summary>The day an action was completed: as recorded, or else when the last that its key dates count had happened.</summary>
    public static DateOnly? CompletedOn(IReadOnlyCollection<KeyDate> dates, IReadOnlyCollection<ProgressUpdate> progress)
    {
        if (progress.Where(p => p.Kind == ProgressKind.Completed).Select(p => (DateOnly?)p.On).Min() is { } recorded)
        {
            return recorded;
        }

        var counted = dates.Where(d => d.Expected is not null).ToList();
        return counted.Count > 0 && dates.All(d => IsMet(d, progress, DateOnly.MaxValue))
            ? counted.Max(d =>
                progress
                    .Where(p => p.Kind == ProgressKind.Milestone && p.KeyDateId == d.Id)
                    .Select(p => p.On)
                    .Order()
                    .ElementAt(d.Expected!.Value - 1)
            )
            : null;
    }

    // What only has to begin is not overdue once it has begun.
    private static bool HasBegun(KeyDate date, IEnumerable<ProgressUpdate> progress, DateOnly asAt) =>
        date.Kind == KeyDateKind.Starting && progress.Any(p => p.Kind == ProgressKind.Started && p.On <= asAt);
}
