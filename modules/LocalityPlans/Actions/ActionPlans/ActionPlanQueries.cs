namespace CouncilPlatform.LocalityPlans.Actions;

internal sealed class ActionPlanQueries
{
    /// <summary>The action plan with a short name; null where there is none.</summary>
    /// <param name="slug">The plan's short name in the partnership.</param>
    public static Task<ActionPlan?> ActionPlan(Partnership partnership, string slug, Selection selection, LocalityPlansDb db) =>
        selection.BySlugAsync<ActionPlan>(db, partnership, slug);

    /// <summary>Every action plan, sorted by short name.</summary>
    public static Task<Connection<ActionPlan>> ActionPlans(Partnership partnership, Paging paging, LocalityPlansDb db) =>
        db.Of<ActionPlan>(partnership).PageAsync(paging, p => p.Slug);

    /// <summary>The themes of all action plans, sorted by their position in the plan.</summary>
    public static Task<Connection<Theme>> Themes(Partnership partnership, Paging paging, LocalityPlansDb db) =>
        db.Of<Theme>(partnership).PageAsync(paging, t => t.Number);
}
