namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>The actions of a partnership, across its plans.</summary>
internal sealed class ActionQueries
{
    /// <summary>Actions, in the order of their plans.</summary>
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
        var actions = db.Actions.Where(a => a.PartnershipId == partnership.Id);
        if (filter is not null)
        {
            actions = await FilterAsync(actions, filter, db, exceptions, mediator, time, cancellationToken);
        }

        // Themes, opportunities and actions each have fewer than a thousand to one place.
        return await actions.PageAsync(
            paging,
            a =>
                (
                    db.Themes.Where(t => db.Opportunities.Any(o => o.Id == a.OpportunityId && o.ThemeId == t.Id))
                        .Select(t => t.Number)
                        .First() * 1000L
                    + db.Opportunities.Where(o => o.Id == a.OpportunityId).Select(o => o.Number).First()
                ) * 1000L
                + a.Number,
            descending: false,
            cancellationToken
        );
    }

    /// <summary>How many actions stand where on a day; today in the UK where nothing is said.</summary>
    /// <param name="actionPlan">Only those of the plan with this slug.</param>
    public static async Task<IReadOnlyList<StatusTotal>> ActionTotals(
        Partnership partnership,
        string? actionPlan,
        DateOnly? asAt,
        LocalityPlansDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var actions = OfPlan(db.Actions.Where(a => a.PartnershipId == partnership.Id), actionPlan, db);
        var day = asAt ?? UkTime.Today(time);
        var totals = new List<StatusTotal>();
        foreach (var status in Enum.GetValues<ActionStatus>())
        {
            totals.Add(new(status, await actions.Standing(status, day, db).CountAsync(cancellationToken)));
        }

        return totals;
    }

    private static async Task<IQueryable<PlanAction>> FilterAsync(
        IQueryable<PlanAction> actions,
        ActionFilterInput filter,
        LocalityPlansDb db,
        ActionExceptions exceptions,
        IMediator mediator,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        actions = OfPlan(actions, filter.ActionPlan, db)
            .Where(a => (filter.Kind == null || a.Kind == filter.Kind) && (filter.Joint == null || a.Joint == filter.Joint));
        if (filter.Council is { } code)
        {
            if (!(await mediator.Send(new FindOrganisations([code]), cancellationToken)).TryGetValue(code, out var council))
            {
                throw new RuleException(RuleCodes.NotFound, $"No organisation has the code \"{code}\".", "filter", "council");
            }

            actions = actions.Where(a =>
                db.ActionOwners.Any(o => o.ActionId == a.Id && o.OrganisationId == council.Id)
                || a.Joint
                    && db.ActionPlanCouncils.Any(c =>
                        c.CouncilId == council.Id
                        && db.Themes.Any(t =>
                            t.ActionPlanId == c.ActionPlanId && db.Opportunities.Any(o => o.ThemeId == t.Id && o.Id == a.OpportunityId)
                        )
                    )
            );
        }

        if (filter.Lacking is { } lacking)
        {
            var those = exceptions.Lacking(db.Actions);
            actions = actions.Where(a => those.Any(t => t.Id == a.Id) == lacking);
        }

        return filter.Status is { } status ? actions.Standing(status, filter.AsAt ?? UkTime.Today(time), db) : actions;
    }

    private static IQueryable<PlanAction> OfPlan(IQueryable<PlanAction> actions, string? slug, LocalityPlansDb db) =>
        slug is null
            ? actions
            : actions.Where(a =>
                db.Opportunities.Any(o =>
                    o.Id == a.OpportunityId
                    && db.Themes.Any(t => t.Id == o.ThemeId && db.ActionPlans.Any(p => p.Id == t.ActionPlanId && p.Slug == slug))
                )
            );
}

/// <summary>How many actions have a status.</summary>
internal sealed record StatusTotal(ActionStatus Status, int Actions);
