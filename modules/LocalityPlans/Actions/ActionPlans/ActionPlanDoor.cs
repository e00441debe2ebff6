namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>Finds what a caller names of an action plan, and holds the plan while it changes.</summary>
internal sealed class ActionPlanDoor(LocalityPlansDb db)
{
    public async Task<ActionPlan> HoldAsync(Partnership partnership, string slug, int? version, CancellationToken cancellationToken)
    {
        var id = await db
            .ActionPlans.Where(p => p.PartnershipId == partnership.Id && p.Slug == slug)
            .Select(p => p.Id)
            .SingleOrDefaultAsync(cancellationToken);
        return id == default
            ? throw new RuleException(RuleCodes.NotFound, $"{partnership.Name} has no action plan \"{slug}\".", "input", "actionPlan")
            : await db.HoldAsync<ActionPlan>(partnership, id, version, cancellationToken);
    }

    public async Task<(ActionPlan Plan, Theme Theme)> HoldThemeAsync(
        Partnership partnership,
        GlobalId theme,
        int? version,
        CancellationToken cancellationToken
    )
    {
        var id = theme.For<Theme>("input", "theme");
        var found =
            await db.Themes.SingleOrDefaultAsync(t => t.Id == id && t.PartnershipId == partnership.Id, cancellationToken)
            ?? throw new RuleException(RuleCodes.NotFound, $"There is no such theme in {partnership.Name}.", "input", "theme");
        return (await db.HoldAsync<ActionPlan>(partnership, found.ActionPlanId, version, cancellationToken), found);
    }

    public async Task<(ActionPlan Plan, Opportunity Opportunity)> HoldOpportunityAsync(
        Partnership partnership,
        GlobalId opportunity,
        int? version,
        CancellationToken cancellationToken
    )
    {
        var id = opportunity.For<Opportunity>("input", "opportunity");
        var found =
            await db.Opportunities.SingleOrDefaultAsync(o => o.Id == id && o.PartnershipId == partnership.Id, cancellationToken)
            ?? throw new RuleException(RuleCodes.NotFound, $"There is no such opportunity in {partnership.Name}.", "input", "opportunity");
        var plan = await db.Themes.Where(t => t.Id == found.ThemeId).Select(t => t.ActionPlanId).SingleAsync(cancellationToken);
        return (await db.HoldAsync<ActionPlan>(partnership, plan, version, cancellationToken), found);
    }
}
