using CouncilPlatform.LocalityPlans.Contracts;

namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <param name="LocalOutcome">The outcome's short name.</param>
/// <param name="Action">The id of an action of the locality plans.</param>
internal sealed record LinkLocalityActionInput(string LocalOutcome, GlobalId Action, int? LocalArea) : PartnershipInput, IAreaInput;

/// <param name="LocalOutcome">The outcome's short name.</param>
/// <param name="Action">The id of an action of the locality plans.</param>
internal sealed record UnlinkLocalityActionInput(string LocalOutcome, GlobalId Action) : PartnershipInput;

internal sealed class OutcomeLinkMutations
{
    /// <summary>Links an action of the locality plans to an outcome that it contributes to. A second link changes the area.</summary>
    [Requires(Role.Officer)]
    public static async Task<LocalOutcome> LinkLocalityAction(LinkLocalityActionInput input, Change<CommunityPlanningDb> change)
    {
        var id = input.Action.For<PlanAction>();
        var answer = await change.AskAsync(new GetActions(change.Partnership, [id]));
        var action = answer.Value?.GetValueOrDefault(id);
        new Rules()
            .Require(answer.IsAvailable, "MODULE_NOT_ENABLED", answer.Reason ?? "", input.Action)
            .Require(
                action is not null || !answer.IsAvailable,
                RuleCodes.NotFound,
                $"{change.Partnership.Name} does not have this action. Check its id, then try again.",
                input.Action
            )
            .Check();
        var outcome = await change.LockAsync<LocalOutcome>(input.LocalOutcome);
        var area = await change.AreaIdAsync(input.LocalArea);
        var link = await FindAsync(change, outcome, id) ?? change.Add(new OutcomeLink { LocalOutcomeId = outcome.Id, ActionId = id });
        (link.LocalAreaId, link.Completed) = (area, action!.CompletedOn is not null);
        return change.Done(outcome, $"{outcome.Slug}: {action.Title}");
    }

    /// <summary>Removes the link between an action of the locality plans and an outcome.</summary>
    [Requires(Role.Officer)]
    public static async Task<LocalOutcome> UnlinkLocalityAction(UnlinkLocalityActionInput input, Change<CommunityPlanningDb> change)
    {
        var id = input.Action.For<PlanAction>();
        var outcome = await change.LockAsync<LocalOutcome>(input.LocalOutcome);
        var link =
            await FindAsync(change, outcome, id)
            ?? throw new RuleException(
                RuleCodes.NotFound,
                $"This action is not linked to \"{outcome.Slug}\". Choose one that is.",
                input.Action
            );
        change.Remove(link);
        return change.Done(outcome, $"{outcome.Slug}: {input.Action}");
    }

    private static Task<OutcomeLink?> FindAsync(Change<CommunityPlanningDb> change, LocalOutcome outcome, Guid action) =>
        change.Of<OutcomeLink>().SingleOrDefaultAsync(l => l.LocalOutcomeId == outcome.Id && l.ActionId == action, change.Cancellation);
}
