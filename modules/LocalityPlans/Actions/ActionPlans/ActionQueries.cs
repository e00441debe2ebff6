namespace CouncilPlatform.LocalityPlans.Actions;

internal sealed class ActionQueries
{
    /// <summary>Actions, in the order of their plans.</summary>
    /// <param name="filter">Which actions to list; all of them if left out.</param>
    public static async Task<Connection<PlanAction>> Actions(
        Partnership partnership,
        ActionFilterInput? filter,
        Paging paging,
        LocalityPlansDb db,
        ActionExceptions exceptions,
        IMediator mediator,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var actions = db.Of<PlanAction>(partnership);
        if (filter is not null)
        {
            var council = filter.Council is { } code
                ? (await mediator.OrganisationAsync(code, InputPath.Argument("filter").Within("council"), cancellationToken)).Id
                : (Guid?)null;
            actions = Filter(partnership, filter, council, db, exceptions, UkTime.Today(time));
        }

        // ActionRules.MaxInOne gives each of them three digits.
        var themes = db.Of<Theme>(partnership);
        var opportunities = db.Of<Opportunity>(partnership);
        return await actions.PageAsync(
            paging,
            a =>
                (
                    themes.Where(t => opportunities.Any(o => o.Id == a.OpportunityId && o.ThemeId == t.Id)).Select(t => t.Number).First()
                        * 1000L
                    + opportunities.Where(o => o.Id == a.OpportunityId).Select(o => o.Number).First()
                ) * 1000L
                + a.Number,
            cancellationToken: cancellationToken
        );
    }

    /// <summary>The number of actions with each status on a day.</summary>
    /// <param name="actionPlan">Only actions of the plan with this short name.</param>
    /// <param name="asAt">The day; today in the UK if left out.</param>
    [Cost(1_000)]
    public static async Task<IReadOnlyList<StatusTotal>> ActionTotals(
        Partnership partnership,
        string? actionPlan,
        DateOnly? asAt,
        LocalityPlansDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var actions = OfPlan(partnership, actionPlan, db);
        var day = asAt ?? UkTime.Today(time);
        var totals = new List<StatusTotal>();
        foreach (var status in Enum.GetValues<ActionStatus>())
        {
            totals.Add(new(status, await actions.WithStatus(status, day, partnership.Id, db).CountAsync(cancellationToken)));
        }

        return totals;
    }

    private static IQueryable<PlanAction> Filter(
        Partnership partnership,
        ActionFilterInput filter,
        Guid? council,
        LocalityPlansDb db,
        ActionExceptions exceptions,
        DateOnly today
    )
    {
        var actions = OfPlan(partnership, filter.ActionPlan, db)
            .Where(a => (filter.Kind == null || a.Kind == filter.Kind) && (filter.Joint == null || a.Joint == filter.Joint));
        if (filter.Theme?.For<Theme>(InputPath.Argument("filter").Within("theme")) is { } theme)
        {
            actions = actions.Where(a => db.Of<Opportunity>(partnership).Any(o => o.Id == a.OpportunityId && o.ThemeId == theme));
        }

        if (council is not null)
        {
            var councils = exceptions.PlanCouncils(partnership.Id).Where(c => c.Council.CouncilId == council);
            actions = actions.Where(a =>
                db.Set<ActionOwner>().Any(o => o.ActionId == a.Id && o.OrganisationId == council)
                || a.Joint && councils.Any(c => c.OpportunityId == a.OpportunityId)
            );
        }

        if (filter.Lacking is { } hasExceptions)
        {
            var those = exceptions.WithExceptions(partnership.Id);
            actions = actions.Where(a => those.Any(t => t.Id == a.Id) == hasExceptions);
        }

        return filter.Status is { } status ? actions.WithStatus(status, filter.AsAt ?? today, partnership.Id, db) : actions;
    }

    private static IQueryable<PlanAction> OfPlan(Partnership partnership, string? slug, LocalityPlansDb db) =>
        slug is null
            ? db.Of<PlanAction>(partnership)
            : from a in db.Of<PlanAction>(partnership)
            join o in db.Of<Opportunity>(partnership) on a.OpportunityId equals o.Id
            join t in db.Of<Theme>(partnership) on o.ThemeId equals t.Id
            join p in db.Of<ActionPlan>(partnership) on t.ActionPlanId equals p.Id
            where p.Slug == slug
            select a;
}

/// <summary>The number of actions with a status.</summary>
/// <param name="Status">The status, like OVERDUE.</param>
/// <param name="Actions">The number of actions.</param>
internal sealed record StatusTotal(ActionStatus Status, int Actions);
