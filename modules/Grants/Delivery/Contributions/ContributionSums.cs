namespace CouncilPlatform.Grants.Delivery;

/// <summary>What is expected beside grants and what has come, summed up in the database.</summary>
internal sealed class ContributionSums(GrantsDb db)
{
    /// <summary>What has come of each expected contribution.</summary>
    public async Task<IReadOnlyDictionary<Guid, Money>> RecordedAsync(
        IReadOnlyCollection<Guid> expected,
        CancellationToken cancellationToken
    ) =>
        await db
            .RecordedContributions.Where(r => expected.Contains(r.ExpectedContributionId) && r.WithdrawnUtc == null)
            .GroupBy(r => r.ExpectedContributionId)
            .Select(g => new { g.Key, Pence = g.Sum(r => r.Pence) })
            .ToDictionaryAsync(g => g.Key, g => Money.FromPence(g.Pence), cancellationToken);

    /// <summary>Of each allocation that has any, what is expected and has come of each kind.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyDictionary<ContributionKind, ContributionTotals>>> OfAllocationsAsync(
        IReadOnlyCollection<Guid> allocations,
        CancellationToken cancellationToken
    )
    {
        var live = db.ExpectedContributions.Where(e => allocations.Contains(e.AllocationId) && e.WithdrawnReason == null);
        var expected = await live.GroupBy(e => new { e.AllocationId, e.Kind })
            .Select(g => new
            {
                g.Key.AllocationId,
                g.Key.Kind,
                Pence = g.Sum(e => e.LeastPence),
            })
            .ToListAsync(cancellationToken);
        var recorded = (
            await (
                from e in live
                join r in db.RecordedContributions on e.Id equals r.ExpectedContributionId
                where r.WithdrawnUtc == null
                group r by new { e.AllocationId, e.Kind } into g
                select new
                {
                    g.Key.AllocationId,
                    g.Key.Kind,
                    Pence = g.Sum(r => r.Pence),
                }
            ).ToListAsync(cancellationToken)
        ).ToDictionary(r => (r.AllocationId, r.Kind), r => Money.FromPence(r.Pence));
        return expected
            .ToLookup(e => e.AllocationId)
            .ToDictionary(
                g => g.Key,
                IReadOnlyDictionary<ContributionKind, ContributionTotals> (g) =>
                    g.ToDictionary(
                        e => e.Kind,
                        e => ContributionTotals.Of(Money.FromPence(e.Pence), recorded.GetValueOrDefault((e.AllocationId, e.Kind)))
                    )
            );
    }
}
