namespace CouncilPlatform.Grants.Delivery;

internal sealed class ContributionSums(GrantsDb db)
{
    private IQueryable<RecordedContribution> Received => db.Set<RecordedContribution>().Where(r => r.WithdrawnUtc == null);

    public async Task<IReadOnlyDictionary<Guid, Money>> RecordedAsync(
        IReadOnlyCollection<Guid> expected,
        CancellationToken cancellationToken
    ) =>
        await Received
            .Where(r => expected.Contains(r.ExpectedContributionId))
            .GroupBy(r => r.ExpectedContributionId)
            .Select(g => new { g.Key, Pence = g.Sum(r => r.Pence) })
            .ToDictionaryAsync(g => g.Key, g => Money.FromPence(g.Pence), cancellationToken);

    public async Task<IReadOnlyDictionary<Guid, IReadOnlyDictionary<ContributionKind, ContributionTotals>>> OfAllocationsAsync(
        Guid partnership,
        IReadOnlyCollection<Guid> allocations,
        CancellationToken cancellationToken
    )
    {
        var live = db.Of<ExpectedContribution>(partnership).Where(e => allocations.Contains(e.AllocationId) && e.WithdrawnReason == null);
        var expected = await live.GroupBy(e => new { e.AllocationId, e.Kind })
            .Select(g => new { g.Key, Pence = g.Sum(e => e.LeastPence) })
            .ToListAsync(cancellationToken);
        var recorded = await live.Join(
                Received,
                e => e.Id,
                r => r.ExpectedContributionId,
                (e, r) =>
                    new
                    {
                        e.AllocationId,
                        e.Kind,
                        r.Pence,
                    }
            )
            .GroupBy(r => new { r.AllocationId, r.Kind })
            .Select(g => new { g.Key, Pence = g.Sum(r => r.Pence) })
            .ToDictionaryAsync(g => g.Key, g => Money.FromPence(g.Pence), cancellationToken);
        return expected
            .ToLookup(e => e.Key.AllocationId)
            .ToDictionary(
                g => g.Key,
                IReadOnlyDictionary<ContributionKind, ContributionTotals> (g) =>
                    g.ToDictionary(e => e.Key.Kind, e => ContributionTotals.Of(Money.FromPence(e.Pence), recorded.GetValueOrDefault(e.Key)))
            );
    }
}
