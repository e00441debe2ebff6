namespace CouncilPlatform.Grants.Funds;

/// <summary>Which allocation serves which priority.</summary>
internal sealed class PriorityLinks(GrantsDb db)
{
    /// <summary>Most priorities that one allocation serves, so that they can be read at once.</summary>
    private const int Most = 50;

    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<FundingPriority>>> OfAllocationsAsync(
        IReadOnlyCollection<Guid> allocations,
        CancellationToken cancellationToken
    ) => (
            await (
                from link in db.AllocationPriorities
                join priority in db.Priorities on link.PriorityId equals priority.Id
                where allocations.Contains(link.AllocationId)
                orderby priority.Code
                select new { link.AllocationId, Priority = priority }
            )
                .AsNoTracking()
                .ToListAsync(cancellationToken)
        ).ToLookup(l => l.AllocationId, l => l.Priority).ToDictionary(g => g.Key, IReadOnlyList<FundingPriority> (g) => [.. g]);

    /// <summary>Links a held or new allocation to these priorities, and to no others.</summary>
    /// <exception cref="RuleException">NOT_FOUND: no priority of the partnership has the code.</exception>
    public async Task SetAsync(Allocation allocation, IReadOnlyList<string> codes, CancellationToken cancellationToken)
    {
        new Rules()
            .Require(codes.Count <= Most, RuleCodes.Invalid, $"An allocation serves at most {Most} priorities.", "input", "priorities")
            .Check();
        var found = await db
            .Priorities.Where(p => p.PartnershipId == allocation.PartnershipId && codes.Contains(p.Code))
            .ToDictionaryAsync(p => p.Code, p => p.Id, cancellationToken);
        var rules = new Rules();
        foreach (var (index, code) in codes.Index())
        {
            rules.Require(
                found.ContainsKey(code),
                RuleCodes.NotFound,
                $"There is no priority \"{code}\". Create it first: createFundingPriority.",
                "input",
                "priorities",
                index.ToString(CultureInfo.InvariantCulture)
            );
        }

        rules.Check();
        var before = await db.AllocationPriorities.Where(l => l.AllocationId == allocation.Id).ToListAsync(cancellationToken);
        db.RemoveRange(before.Where(l => !found.ContainsValue(l.PriorityId)));
        db.AddRange(
            found
                .Values.Where(id => before.TrueForAll(l => l.PriorityId != id))
                .Select(id => new AllocationPriority { AllocationId = allocation.Id, PriorityId = id })
        );
    }
}
