using CouncilPlatform.Grants.Contracts;

namespace CouncilPlatform.Grants.Funds;

internal sealed class GetOutcomeFundingHandler(GrantsDb db, Ledger ledger)
    : IRequestHandler<GetOutcomeFunding, Answer<IReadOnlyDictionary<string, IReadOnlyList<OutcomeAllocation>>>>
{
    public async Task<Answer<IReadOnlyDictionary<string, IReadOnlyList<OutcomeAllocation>>>> Handle(
        GetOutcomeFunding request,
        CancellationToken cancellationToken
    )
    {
        var linked = await (
            from priority in db.Of<FundingPriority>(request.Partnership)
            join link in db.Set<AllocationPriority>() on priority.Id equals link.PriorityId
            join allocation in db.Of<Allocation>(request.Partnership) on link.AllocationId equals allocation.Id
            join fund in db.Of<Fund>(request.Partnership) on allocation.FundId equals fund.Id
            where priority.Kind == PriorityKind.Outcome && request.Codes.Contains(priority.Code)
            orderby allocation.Title, allocation.Id
            select new
            {
                priority.Code,
                allocation.Id,
                allocation.Title,
                Fund = fund.Name,
            }
        ).ToListAsync(cancellationToken);
        var holdings = await ledger.HoldingsAsync([.. linked.Select(l => l.Id).Distinct()], cancellationToken);
        return Answer<IReadOnlyDictionary<string, IReadOnlyList<OutcomeAllocation>>>.Of(
            linked
                .ToLookup(l => l.Code)
                .ToDictionary(
                    g => g.Key,
                    IReadOnlyList<OutcomeAllocation> (g) =>
                        [
                            .. g.Select(l => (Row: l, Holding: holdings.GetValueOrDefault(l.Id) ?? Holding.None))
                                .Select(l => new OutcomeAllocation(
                                    l.Row.Id,
                                    l.Row.Title,
                                    l.Row.Fund,
                                    l.Holding.Proposed.Total.MinorUnits,
                                    l.Holding.Committed.Total.MinorUnits,
                                    l.Holding.Paid.Total.MinorUnits
                                )),
                        ],
                    StringComparer.Ordinal
                )
        );
    }
}
