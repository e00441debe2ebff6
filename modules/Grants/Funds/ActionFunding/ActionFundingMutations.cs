using CouncilPlatform.LocalityPlans.Contracts;
using Action = CouncilPlatform.LocalityPlans.Contracts.PlanAction;

namespace CouncilPlatform.Grants.Funds;

/// <param name="Actions">All that the allocation pays for: at most 50; what is not among them it pays for no more.</param>
/// <param name="Version">The allocation's version that you saw; a stale one is refused.</param>
internal sealed record LinkActionsInput(string Partnership, GlobalId Allocation, IReadOnlyList<GlobalId> Actions, int? Version)
    : IPartnershipInput;

/// <summary>Which money is for which action.</summary>
internal sealed class ActionFundingMutations
{
    private const int Most = 50;

    /// <summary>Says which actions of the locality plans an allocation pays for.</summary>
    [Requires(Role.Officer)]
    public static async Task<Allocation> LinkActions(
        LinkActionsInput input,
        Partnership partnership,
        GrantsDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var id = input.Allocation.For<Allocation>("input", "allocation");
        new Rules()
            .Require(input.Actions.Count <= Most, RuleCodes.Invalid, $"An allocation pays for at most {Most} actions.", "input", "actions")
            .Check();
        IReadOnlyList<Guid> actions =
        [
            .. input.Actions.Select((a, index) => a.For<Action>("input", "actions", index.ToString(CultureInfo.InvariantCulture))),
        ];
        await CheckAsync(actions, partnership, mediator, cancellationToken);
        return await db.WriteAsync(
            async ct =>
            {
                var allocation = await db.HoldAsync<Allocation>(partnership, id, input.Version, ct);
                var before = await db.FundedActions.Where(l => l.AllocationId == id).ToListAsync(ct);
                db.RemoveRange(before.Where(l => !actions.Contains(l.ActionId)));
                db.AddRange(
                    actions
                        .Distinct()
                        .Where(a => before.TrueForAll(l => l.ActionId != a))
                        .Select(a => new FundedAction { AllocationId = id, ActionId = a })
                );
                db.Audit("linkActions", allocation, partnership.Id, $"{allocation.Title}: {actions.Distinct().Count()} actions");
                return allocation;
            },
            cancellationToken
        );
    }

    private static async Task CheckAsync(
        IReadOnlyList<Guid> actions,
        Partnership partnership,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        if (actions.Count == 0)
        {
            return;
        }

        var answer = await mediator.Send(new GetActions(partnership, [.. actions.Distinct()]), cancellationToken);
        if (answer.Value is not { } known)
        {
            throw new RuleException("MODULE_NOT_ENABLED", answer.Reason!, "input", "actions");
        }

        var rules = new Rules();
        foreach (var (index, action) in actions.Index())
        {
            rules.Require(
                known.ContainsKey(action),
                RuleCodes.NotFound,
                $"There is no such action in {partnership.Name}.",
                "input",
                "actions",
                index.ToString(CultureInfo.InvariantCulture)
            );
        }

        rules.Check();
    }
}
