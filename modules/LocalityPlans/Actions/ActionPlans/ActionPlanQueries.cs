namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>The action plans of a partnership, and what is in them.</summary>
internal sealed class ActionPlanQueries
{
    /// <summary>The action plan with a slug, or null.</summary>
    public static Task<ActionPlan?> ActionPlan(
        Partnership partnership,
        string slug,
        Selection selection,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    ) =>
        selection
            .Columns(db.ActionPlans.Where(p => p.PartnershipId == partnership.Id && p.Slug == slug))
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Every action plan, by slug.</summary>
    public static Task<Connection<ActionPlan>> ActionPlans(
        Partnership partnership,
        Paging paging,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    ) => db.ActionPlans.Where(p => p.PartnershipId == partnership.Id).PageAsync(paging, p => p.Slug, descending: false, cancellationToken);

    /// <summary>The themes of all action plans, by their place in them.</summary>
    public static Task<Connection<Theme>> Themes(
        Partnership partnership,
        Paging paging,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    ) => db.Themes.Where(t => t.PartnershipId == partnership.Id).PageAsync(paging, t => t.Number, descending: false, cancellationToken);

    internal static Task<T?> FindAsync<T>(IServiceProvider services, Guid id, CancellationToken cancellationToken)
        where T : class, IKeyed =>
        services.GetRequiredService<LocalityPlansDb>().Set<T>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancellationToken);
}
