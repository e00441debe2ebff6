using CouncilPlatform.LocalityPlans.Contracts;
using Action = CouncilPlatform.LocalityPlans.Contracts.PlanAction;

namespace CouncilPlatform.Grants.Funds;

/// <summary>What pays for which action, for many at once. The actions are asked of the locality plans; where those are off there are none to be had.</summary>
internal sealed class FundedActions(GrantsDb db, IMediator mediator)
{
    /// <summary>The allocations that pay for actions, by title.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Allocation>>> AllocationsOfAsync(
        IReadOnlyCollection<Guid> actions,
        CancellationToken cancellationToken
    ) => (
            await (
                from link in db.FundedActions
                join allocation in db.Allocations on link.AllocationId equals allocation.Id
                where actions.Contains(link.ActionId)
                orderby allocation.Title, allocation.Id
                select new { link.ActionId, Allocation = allocation }
            )
                .AsNoTracking()
                .ToListAsync(cancellationToken)
        ).ToLookup(l => l.ActionId, l => l.Allocation).ToDictionary(g => g.Key, IReadOnlyList<Allocation> (g) => [.. g]);

    /// <summary>The actions that allocations pay for.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Action>>> OfAllocationsAsync(
        Partnership partnership,
        IReadOnlyCollection<Guid> allocations,
        CancellationToken cancellationToken
    ) =>
        await ActionsAsync(
            partnership,
            await db
                .FundedActions.Where(l => allocations.Contains(l.AllocationId))
                .Select(l => new Link(l.AllocationId, l.ActionId))
                .ToListAsync(cancellationToken),
            cancellationToken
        );

    /// <summary>The actions that any allocation of funds pays for.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Action>>> OfFundsAsync(
        Partnership partnership,
        IReadOnlyCollection<Guid> funds,
        CancellationToken cancellationToken
    ) =>
        await ActionsAsync(
            partnership,
            await (
                from link in db.FundedActions
                join allocation in db.Allocations on link.AllocationId equals allocation.Id
                where funds.Contains(allocation.FundId)
                select new Link(allocation.FundId, link.ActionId)
            )
                .Distinct()
                .ToListAsync(cancellationToken),
            cancellationToken
        );

    private async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Action>>> ActionsAsync(
        Partnership partnership,
        IReadOnlyList<Link> links,
        CancellationToken cancellationToken
    )
    {
        if (links.Count == 0)
        {
            return new Dictionary<Guid, IReadOnlyList<Action>>();
        }

        var answer = await mediator.Send(new GetActions(partnership, [.. links.Select(l => l.Action).Distinct()]), cancellationToken);
        return links
            .Where(l => answer.Value?.ContainsKey(l.Action) == true)
            .ToLookup(l => l.Of, l => answer.Value![l.Action])
            .ToDictionary(g => g.Key, IReadOnlyList<Action> (g) => [.. g.OrderBy(a => a.Title, StringComparer.Ordinal)]);
    }

    private sealed record Link(Guid Of, Guid Action);
}
