namespace CouncilPlatform.CommunityPlanning.Outcomes;

internal sealed class OutcomeActionMutations
{
    /// <summary>Adds an action that a partner leads.</summary>
    [Requires(Role.Officer)]
    public static async Task<OutcomeAction> AddOutcomeAction(AddOutcomeActionInput input, Change<CommunityPlanningDb> change)
    {
        new Rules().Text(input.Title, 300).OptionalText(input.Detail, 4000).Check();
        var lead = await change.OrganisationAsync(input.Lead);
        var action = new OutcomeAction
        {
            Title = input.Title,
            Detail = input.Detail,
            LeadId = lead.Id,
            LocalAreaId = input.Area is { } area ? (await change.FindAsync<LocalArea>(area)).Id : null,
        };
        await change.RequireOwnerAsync(action, InputPath.Of("lead"));
        await AlignAsync(change, action, input.LocalOutcome, input.Target);
        return change.Done(change.Add(action), action.Title);
    }

    /// <summary>Aligns an action with an outcome.</summary>
    [Requires(Role.Officer)]
    public static async Task<OutcomeAction> AlignOutcomeAction(AlignOutcomeActionInput input, Change<CommunityPlanningDb> change)
    {
        var action = await change.LockAsync<OutcomeAction>(input.OutcomeAction, input.Version);
        await AlignAsync(change, action, input.LocalOutcome, input.Target);
        return change.Done(action, $"{action.Title}: {input.LocalOutcome}");
    }

    /// <summary>Adds a partner to an action. Every action has exactly one lead from the beginning.</summary>
    [Requires(Role.Officer)]
    public static async Task<OutcomeAction> AddActionPartner(AddActionPartnerInput input, Change<CommunityPlanningDb> change)
    {
        var partner = await change.OrganisationAsync(input.Organisation);
        var action = await change.LockAsync<OutcomeAction>(input.OutcomeAction, input.Version);
        var lead = (await change.AskAsync(new GetOrganisations([action.LeadId]))).GetValueOrDefault(action.LeadId)?.Name;
        new Rules()
            .Require(
                input.Role != ActionRole.Lead,
                "SECOND_LEAD",
                $"{lead ?? "Another partner"} already leads this action, and an action has exactly one lead. "
                    + "Hand the action over to change its lead.",
                input.Role
            )
            .Require(
                partner.Id != action.LeadId && !await TakingPart(change, action, partner.Id).AnyAsync(change.Cancellation),
                RuleCodes.AlreadyExists,
                $"{partner.Name} already takes part in this action.",
                input.Organisation
            )
            .Check();
        change.Add(new ActionPartner { OutcomeActionId = action.Id, OrganisationId = partner.Id });
        return change.Done(action, $"{action.Title}: {partner.Name}");
    }

    /// <summary>
    /// Offers an action to another partner, which leads it as soon as it accepts the offer. The previous lead remains as a partner.
    /// </summary>
    [Requires(Role.Approver)]
    public static async Task<OutcomeAction> HandOverOutcomeAction(HandOverOutcomeActionInput input, Change<CommunityPlanningDb> change)
    {
        var lead = await change.OrganisationAsync(input.Lead);
        var action = await change.LockAsync<OutcomeAction>(input.OutcomeAction, input.Version);
        new Rules().Valid(action.LeadId != lead.Id, $"{lead.Name} already leads this action.", input.Lead).Check();
        change.Offer(action, lead.Id, InputPath.Of("outcomeAction"));
        if (!await TakingPart(change, action, action.LeadId).AnyAsync(change.Cancellation))
        {
            change.Add(new ActionPartner { OutcomeActionId = action.Id, OrganisationId = action.LeadId });
        }

        return change.Done(action, $"{action.Title}: {lead.Name}");
    }

    private static IQueryable<ActionPartner> TakingPart(Change<CommunityPlanningDb> change, OutcomeAction action, Guid partner) =>
        change.Db.Set<ActionPartner>().Where(p => p.OutcomeActionId == action.Id && p.OrganisationId == partner);

    private static async Task AlignAsync(Change<CommunityPlanningDb> change, OutcomeAction action, string? localOutcome, GlobalId? target)
    {
        var outcome = await change.OutcomeIdAsync(localOutcome);
        var aim = target is { } id ? await change.FindAsync<IndicatorTarget>(id, nameof(target)) : null;
        var measured = aim is null ? null : await change.Of<Indicator>().SingleAsync(i => i.Id == aim.IndicatorId, change.Cancellation);
        action.Align(outcome, aim, measured?.LocalOutcomeId);
    }
}
