using CouncilPlatform.LocalityPlans.Contracts;

namespace CouncilPlatform.Grants.Funds;

internal sealed class FundedActions(GrantsDb db, IMediator mediator)
{
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Allocation>>> AllocationsOfAsync(
        Guid partnership,
        IReadOnlyCollection<Guid> actions,
        CancellationToken cancellationToken
    ) =>
        (
            await (
                from link in db.Set<FundedAction>()
                join allocation in db.Of<Allocation>(partnership) on link.AllocationId equals allocation.Id
                where actions.Contains(link.ActionId)
                orderby allocation.Title, allocation.Id
                select new { link.ActionId, Allocation = allocation }
            )
                .AsNoTracking()
                .ToListAsync(cancellationToken)
        ).ListsBy(l => l.ActionId, l => l.Allocation);

    public IDataLoaderResult<IReadOnlyList<PlanAction>> Load(Guid of, Partnership partnership, bool byFund, Batches batches) =>
        batches
            .Load(of, (Actions: this, partnership, byFund), static (ids, s, ct) => s.Actions.ActionsAsync(ids, s.partnership, s.byFund, ct))
            .Then(found => found ?? []);

    private async Task<IReadOnlyDictionary<Guid, IReadOnlyList<PlanAction>>> ActionsAsync(
        IReadOnlyCollection<Guid> ids,
        Partnership partnership,
        bool byFund,
        CancellationToken cancellationToken
    )
    {
        var links = await (
            from link in db.Set<FundedAction>()
            join allocation in db.Of<Allocation>(partnership) on link.AllocationId equals allocation.Id
            where ids.Contains(byFund ? allocation.FundId : allocation.Id)
            select new { Of = byFund ? allocation.FundId : allocation.Id, link.ActionId }
        )
            .Distinct()
            .ToListAsync(cancellationToken);
        if (links.Count == 0)
        {
            return new Dictionary<Guid, IReadOnlyList<PlanAction>>();
        }

        var answer = await mediator.Send(new GetActions(partnership, [.. links.Select(l => l.ActionId).Distinct()]), cancellationToken);
        return links
            .Where(l => answer.Value?.ContainsKey(l.ActionId) == true)
            .Select(l => (l.Of, Action: answer.Value![l.ActionId]))
            .OrderBy(l => l.Action.Title, StringComparer.Ordinal)
            .ListsBy(l => l.Of, l => l.Action);
    }
}
