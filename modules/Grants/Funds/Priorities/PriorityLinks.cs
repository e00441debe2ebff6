namespace CouncilPlatform.Grants.Funds;

internal sealed class PriorityLinks(Change<GrantsDb> change)
{
    private const int Max = 50;

    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<FundingPriority>>> OfAllocationsAsync(
        Guid partnership,
        IReadOnlyCollection<Guid> allocations,
        CancellationToken cancellationToken
    ) =>
        (
            await (
                from link in change.Db.Set<AllocationPriority>()
                join priority in change.Db.Of<FundingPriority>(partnership) on link.PriorityId equals priority.Id
                where allocations.Contains(link.AllocationId)
                orderby priority.Code
                select new { link.AllocationId, Priority = priority }
            )
                .AsNoTracking()
                .ToListAsync(cancellationToken)
        ).ListsBy(l => l.AllocationId, l => l.Priority);

    public async Task SetAsync(Allocation allocation, IReadOnlyList<string> codes)
    {
        new Rules().Valid(codes.Count <= Max, $"Enter at most {Max} priorities.", InputPath.Of("priorities")).Check();
        var found = await change
            .Db.Of<FundingPriority>(allocation.PartnershipId)
            .Where(p => codes.Contains(p.Code))
            .ToDictionaryAsync(p => p.Code, p => p.Id, change.Cancellation);
        var rules = new Rules();
        foreach (var (index, code) in codes.Index())
        {
            rules.Require(
                found.ContainsKey(code),
                RuleCodes.NotFound,
                $"{change.Partnership.Name} has no priority with the code \"{code}\". Check the code, or create the priority first.",
                InputPath.Of("priorities", index)
            );
        }

        rules.Check();
        var links = await change.Db.Set<AllocationPriority>().Where(l => l.AllocationId == allocation.Id).ToListAsync(change.Cancellation);
        change.Db.RemoveRange(links.Where(l => !found.ContainsValue(l.PriorityId)));
        change.AddRange(
            found
                .Values.Except(links.Select(l => l.PriorityId))
                .Select(id => new AllocationPriority { AllocationId = allocation.Id, PriorityId = id })
        );
    }
}
