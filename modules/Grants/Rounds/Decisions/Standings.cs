namespace CouncilPlatform.Grants.Rounds;

/// <summary>What became of awards, as the ledger and the agreed variations have it.</summary>
internal sealed class Standings(GrantsDb db)
{
    /// <summary>Of each application that was awarded.</summary>
    public async Task<IReadOnlyDictionary<Guid, AwardStanding>> OfAsync(
        IReadOnlyCollection<Guid> applications,
        CancellationToken cancellationToken
    )
    {
        var decided = await db
            .Applications.Where(a => applications.Contains(a.Id) && a.State == ApplicationState.Awarded)
            .Select(a => new { a.Id, a.DecidedUtc })
            .ToListAsync(cancellationToken);
        var allocations = (
            await (
                from draw in db.ApplicationDraws
                join allocation in db.Allocations on draw.AllocationId equals allocation.Id
                where applications.Contains(draw.ApplicationId)
                select new
                {
                    draw.ApplicationId,
                    allocation.Id,
                    allocation.State,
                    allocation.ReleasedUtc,
                }
            ).ToListAsync(cancellationToken)
        ).ToLookup(a => a.ApplicationId);
        var moves = (
            await (
                from draw in db.ApplicationDraws
                join entry in db.LedgerEntries on draw.AllocationId equals entry.AllocationId
                where applications.Contains(draw.ApplicationId)
                group entry by new
                {
                    draw.AllocationId,
                    entry.Stream,
                    entry.Kind,
                } into g
                select new Moved(g.Key.AllocationId, g.Key.Stream, g.Key.Kind, g.Sum(e => e.Pence), g.Max(e => e.AtUtc))
            ).ToListAsync(cancellationToken)
        ).ToLookup(m => m.Allocation);
        var variations = (
            await (
                from draw in db.ApplicationDraws
                join variation in db.AllocationVariations on draw.AllocationId equals variation.AllocationId
                where applications.Contains(draw.ApplicationId) && variation.State == VariationState.Agreed
                orderby variation.Number
                select variation
            )
                .AsNoTracking()
                .ToListAsync(cancellationToken)
        ).ToLookup(v => v.AllocationId);
        return decided.ToDictionary(
            a => a.Id,
            a =>
                AwardStanding.Of(
                    a.DecidedUtc!.Value,
                    [.. allocations[a.Id].Select(l => Course(l.Id, l.ReleasedUtc, l.State, [.. moves[l.Id]], [.. variations[l.Id]]))]
                )
        );
    }

    private static AllocationCourse Course(
        Guid allocation,
        DateTime? releasedUtc,
        AllocationState state,
        IReadOnlyCollection<Moved> moves,
        IReadOnlyCollection<AllocationVariation> variations
    )
    {
        // What was set aside in all, less what variations added to it.
        var atFirst = variations.Aggregate(
            new StreamAmounts(SetAside(FundingStream.Revenue), SetAside(FundingStream.Capital)),
            (first, v) => first - (v.After().Amounts - v.Before().Amounts).Positive()
        );
        var turns = variations.Select(v => new AllocationTurn(v.DecidedUtc!.Value, AwardStepKind.Varied, v.After().Amounts)).ToList();
        // Nothing but what came back was recorded of it after it was released.
        releasedUtc ??=
            state == AllocationState.Released ? moves.Where(m => LedgerMoves.From(m.Kind) != MoneyState.Paid).Max(m => m.Last) : null;
        if (releasedUtc is { } at)
        {
            turns.Add(new(at, AwardStepKind.Released, new(Kept(FundingStream.Revenue), Kept(FundingStream.Capital))));
        }

        return new(allocation, atFirst, turns);

        Money SetAside(FundingStream stream) =>
            Money.FromPence(moves.Where(m => m.Stream == stream && m.Kind == LedgerEntryKind.Proposed).Sum(m => m.Pence));

        Money Kept(FundingStream stream) =>
            Money.FromPence(LedgerMoves.Balance(moves.Where(m => m.Stream == stream).Select(m => (m.Kind, m.Pence)), MoneyState.Paid));
    }

    private sealed record Moved(Guid Allocation, FundingStream Stream, LedgerEntryKind Kind, long Pence, DateTime Last);
}
