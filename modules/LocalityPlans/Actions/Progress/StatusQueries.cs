namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>The rules of <see cref="StatusRules"/>, as the database applies them to all actions at once.</summary>
internal static class StatusQueries
{
    /// <summary>The actions that have the status on a day.</summary>
    public static IQueryable<PlanAction> WithStatus(
        this IQueryable<PlanAction> actions,
        ActionStatus status,
        DateOnly day,
        Guid partnership,
        LocalityPlansDb db
    )
    {
        var (dates, progress) = (db.Of<KeyDate>(partnership), db.Of<ProgressUpdate>(partnership));
        var (open, late) = (Open(dates, progress, day), Late(dates, progress, day));
        var due = open.Where(d => d.DueFrom <= day || d.Kind == KeyDateKind.During && d.DueFrom == null);
        var later = open.Where(d => d.DueFrom > day);
        return status switch
        {
            ActionStatus.Done => actions.Where(a =>
                a.CompletedOn <= day || dates.Any(d => d.ActionId == a.Id) && !open.Any(d => d.ActionId == a.Id)
            ),
            ActionStatus.Overdue => Pending().Where(a => late.Any(d => d.ActionId == a.Id)),
            ActionStatus.Due => Pending().Where(a => !late.Any(d => d.ActionId == a.Id) && due.Any(d => d.ActionId == a.Id)),
            ActionStatus.NotDue => Pending()
                .Where(a => !late.Any(d => d.ActionId == a.Id) && !due.Any(d => d.ActionId == a.Id) && later.Any(d => d.ActionId == a.Id)),
            _ => Pending()
                .Where(a =>
                    !late.Any(d => d.ActionId == a.Id)
                    && !due.Any(d => d.ActionId == a.Id)
                    && !later.Any(d => d.ActionId == a.Id)
                    && (open.Any(d => d.ActionId == a.Id) || !dates.Any(d => d.ActionId == a.Id))
                ),
        };

        IQueryable<PlanAction> Pending() => actions.Where(a => a.CompletedOn == null || a.CompletedOn > day);
    }

    /// <summary>
    /// The key dates whose time has ended on a day, without what they require. Their actions may be completed all the same.
    /// </summary>
    public static IQueryable<KeyDate> Late(IQueryable<KeyDate> dates, IQueryable<ProgressUpdate> progress, DateOnly day)
    {
        var counting = Counting(progress, day);
        return Open(dates, progress, day)
            .Where(d =>
                d.DueBy < day
                && (d.Kind != KeyDateKind.Starting || !counting.Any(p => p.ActionId == d.ActionId && p.Kind == ProgressKind.Started))
            );
    }

    private static IQueryable<KeyDate> Open(IQueryable<KeyDate> dates, IQueryable<ProgressUpdate> progress, DateOnly day)
    {
        var counting = Counting(progress, day);
        return dates.Where(d =>
            d.Kind != KeyDateKind.InPlace
            && (d.Expected == null || counting.Count(p => p.KeyDateId == d.Id && p.Kind == ProgressKind.Milestone) < d.Expected)
        );
    }

    private static IQueryable<ProgressUpdate> Counting(IQueryable<ProgressUpdate> progress, DateOnly day) =>
        progress.Where(p => p.WithdrawnReason == null && p.On <= day);
}
