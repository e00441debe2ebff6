using CouncilPlatform.Grants.Contracts;

namespace CouncilPlatform.Grants.Funds;

internal sealed class GetOutcomeFundingHandler(GrantsDb db)
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
                Allocation = allocation,
                Fund = fund.Name,
            }
        )
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return Answer<IReadOnlyDictionary<string, IReadOnlyList<OutcomeAllocation>>>.Of(
            linked
                .ToLookup(l => l.Code)
                .ToDictionary(
                    g => g.Key,
                    IReadOnlyList<OutcomeAllocation> (g) =>
                        [
                            .. g.Select(l => (Row: l, Held: l.Allocation.Held()))
                                .Select(l => new OutcomeAllocation(
                                    l.Row.Allocation.Id,
                                    l.Row.Allocation.Title,
                                    l.Row.Fund,
                                    l.Held.Proposed.Total.MinorUnits,
                                    l.Held.Committed.Total.MinorUnits,
                                    l.Held.Paid.Total.MinorUnits
                                )),
                        ],
                    StringComparer.Ordinal
                )
        );
    }
}
