namespace CouncilPlatform.Grants.Funds;

internal sealed class Receipts(Change<GrantsDb> change)
{
    public async Task<StreamAmounts> OfAsync(Guid element) =>
        (await OfElementsAsync([element], change.Cancellation)).GetValueOrDefault(element) ?? StreamAmounts.None;

    public async Task<IReadOnlyDictionary<Guid, StreamAmounts>> OfElementsAsync(
        IReadOnlyCollection<Guid> elements,
        CancellationToken cancellationToken
    )
    {
        var sums = await change
            .Db.Set<LedgerEntry>()
            .Where(l => l.Kind == LedgerEntryKind.Received && l.ElementId != null && elements.Contains(l.ElementId.Value))
            .GroupBy(l => new { l.ElementId, l.Stream })
            .Select(g => new
            {
                g.Key.ElementId,
                g.Key.Stream,
                Pence = g.Sum(l => l.Pence),
            })
            .ToListAsync(cancellationToken);
        return sums.ToLookup(s => s.ElementId!.Value)
            .ToDictionary(g => g.Key, g => StreamAmounts.Of(stream => Money.FromPence(g.Where(s => s.Stream == stream).Sum(s => s.Pence))));
    }
}
