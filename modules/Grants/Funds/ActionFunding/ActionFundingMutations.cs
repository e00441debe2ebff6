using CouncilPlatform.LocalityPlans.Contracts;

namespace CouncilPlatform.Grants.Funds;

/// <param name="Actions">Every action that the allocation pays for: at most 50. It stops paying for those left out.</param>
internal sealed record LinkActionsInput(IReadOnlyList<GlobalId> Actions) : AllocationInput;

internal sealed class ActionFundingMutations
{
    private const int Max = 50;

    /// <summary>Sets which actions of the locality plans an allocation pays for.</summary>
    [Requires(Role.Officer)]
    public static async Task<Allocation> LinkActions(LinkActionsInput input, Change<GrantsDb> change)
    {
        new Rules().Valid(input.Actions.Count <= Max, $"Enter at most {Max} actions.", input.Actions).Check();
        List<Guid> actions = [.. input.Actions.Select((a, index) => a.For<PlanAction>(At(index)))];
        await CheckAsync(actions, change);
        var allocation = await change.LockAsync<Allocation>(input.Allocation, input.Version);
        var before = await change.Db.Set<FundedAction>().Where(l => l.AllocationId == allocation.Id).ToListAsync(change.Cancellation);
        change.Db.RemoveRange(before.Where(l => !actions.Contains(l.ActionId)));
        change.AddRange(
            actions
                .Distinct()
                .Except(before.Select(l => l.ActionId))
                .Select(a => new FundedAction { AllocationId = allocation.Id, ActionId = a })
        );
        return change.Done(allocation, $"{allocation.Title}: {Wording.Count(actions.Distinct().Count(), "action")}");
    }

    private static async Task CheckAsync(List<Guid> actions, Change<GrantsDb> change)
    {
        if (actions.Count == 0)
        {
            return;
        }

        var answer = await change.AskAsync(new GetActions(change.Partnership, [.. actions.Distinct()]));
        if (answer.Value is not { } known)
        {
            throw new RuleException("MODULE_NOT_ENABLED", answer.Reason!, InputPath.Of("actions"));
        }

        var rules = new Rules();
        foreach (var (index, action) in actions.Index())
        {
            var message = $"{change.Partnership.Name} has no action with this id. Check it, then try again.";
            rules.Require(known.ContainsKey(action), RuleCodes.NotFound, message, At(index));
        }

        rules.Check();
    }

    private static InputPath At(int index) => InputPath.Of("actions", index);
}
