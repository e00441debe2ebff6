namespace CouncilPlatform.LocalityPlans.Plans;

internal sealed class LocalityPlanSteps
{
    /// <summary>Records that the councils have agreed what each does. Both tiers must have activities.</summary>
    [Requires(Role.Officer)]
    public static async Task<LocalityPlan> NegotiateLocalityPlan(NegotiateLocalityPlanInput input, Change<LocalityPlansDb> change)
    {
        var plan = await change.LockAsync<LocalityPlan>(input.LocalityPlan, input.Version);
        var tiers = change.Db.Set<PlanActivity>().Where(a => a.LocalityPlanId == plan.Id).Select(a => a.Tier).Distinct();
        plan.Negotiate(input.On ?? change.Today, change.Today, Completeness.Missing(await tiers.ToListAsync(change.Cancellation)));
        return change.Done(plan, $"{plan.NegotiatedOn:yyyy-MM-dd}");
    }

    /// <summary>Makes a negotiated plan a draft again, for example where the governing body wants it changed.</summary>
    [Requires(Role.Officer)]
    public static async Task<LocalityPlan> RedraftLocalityPlan(RedraftLocalityPlanInput input, Change<LocalityPlansDb> change)
    {
        new Rules().Text(input.Reason, 1000).Check();
        var plan = await change.LockAsync<LocalityPlan>(input.LocalityPlan, input.Version);
        plan.Redraft();
        return change.Done(plan, input.Reason);
    }

    /// <summary>Records that a negotiated plan is agreed: its governing body must have approved it, without an open condition.</summary>
    [Requires(Role.Officer)]
    public static async Task<LocalityPlan> AgreeLocalityPlan(AgreeLocalityPlanInput input, Change<LocalityPlansDb> change)
    {
        var decisions = await change.AskAsync(new GetDecisions(change.Partnership.Id, [input.LocalityPlan]));
        var plan = await change.LockAsync<LocalityPlan>(input.LocalityPlan, input.Version);
        var approval = plan.Agree(decisions.GetValueOrDefault(input.LocalityPlan, []));
        return change.Done(plan, $"{approval.Body}, {approval.On:yyyy-MM-dd}");
    }

    /// <summary>Publishes an agreed plan to everyone who may read the partnership.</summary>
    [Requires(Role.Approver)]
    [Irreversible("A plan that is published stays published.")]
    public static async Task<LocalityPlan> PublishLocalityPlan(PublishLocalityPlanInput input, Change<LocalityPlansDb> change)
    {
        var plan = await change.LockAsync<LocalityPlan>(input.LocalityPlan, input.Version);
        plan.Publish();
        return change.Done(plan, $"{plan.Year}");
    }
}
