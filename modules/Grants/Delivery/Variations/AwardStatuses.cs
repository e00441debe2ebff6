namespace CouncilPlatform.Grants.Delivery;

internal sealed class AwardStatuses(GrantsDb db)
{
    public async Task<IReadOnlyDictionary<Guid, AwardStatus>> OfAsync(
        Guid partnership,
        IReadOnlyCollection<Guid> applications,
        CancellationToken cancellationToken
    )
    {
        var draws = db.Set<ApplicationDraw>().Where(d => applications.Contains(d.ApplicationId));
        var decided = await db.Of<Application>(partnership)
            .Where(a => applications.Contains(a.Id) && a.State == ApplicationState.Awarded)
            .Select(a => new { a.Id, a.DecidedUtc })
            .ToListAsync(cancellationToken);
        var allocations = await (
            from draw in draws
            join allocation in db.Of<Allocation>(partnership) on draw.AllocationId equals allocation.Id
            select new
            {
                draw.ApplicationId,
                allocation.Id,
                allocation.State,
                allocation.ReleasedUtc,
            }
        ).ToListAsync(cancellationToken);
        var moves = (
            await (
                from draw in draws
                join entry in db.Set<LedgerEntry>() on draw.AllocationId equals entry.AllocationId
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
                from draw in draws
                join variation in db.Of<AllocationVariation>(partnership) on draw.AllocationId equals variation.AllocationId
                where variation.State == VariationState.Agreed
                orderby variation.Number
                select variation
            )
                .AsNoTracking()
                .ToListAsync(cancellationToken)
        ).ToLookup(v => v.AllocationId);
        var histories = allocations.ToLookup(
            a => a.ApplicationId,
            a => HistoryOf(a.Id, a.ReleasedUtc, a.State, [.. moves[a.Id]], [.. variations[a.Id]])
        );
        return decided.ToDictionary(a => a.Id, a => AwardStatus.Of(a.DecidedUtc!.Value, [.. histories[a.Id]]));
    }

    private static AllocationHistory HistoryOf(
        Guid allocation,
        DateTime? releasedUtc,
        AllocationState state,
        IReadOnlyCollection<Moved> moves,
        IReadOnlyCollection<AllocationVariation> variations
    )
    {
        // What was set aside in all, less what variations added to it.
        var initial = variations.Aggregate(
            StreamAmounts.Of(SetAside),
            (first, v) => first - (v.After().Amounts - v.Before().Amounts).Positive()
        );
        var changes = variations.Select(v => new AllocationChange(v.DecidedUtc!.Value, AwardStepKind.Varied, v.After().Amounts)).ToList();
        // After a release, only what came back was recorded.
        releasedUtc ??=
            state == AllocationState.Released ? moves.Where(m => LedgerMoves.From(m.Kind) != MoneyState.Paid).Max(m => m.Last) : null;
        if (releasedUtc is { } at)
        {
            changes.Add(new(at, AwardStepKind.Released, StreamAmounts.Of(Paid)));
        }

        return new(allocation, initial, changes);

        Money SetAside(FundingStream stream) =>
            Money.FromPence(moves.Where(m => m.Stream == stream && m.Kind == LedgerEntryKind.Proposed).Sum(m => m.Pence));

        Money Paid(FundingStream stream) =>
            Money.FromPence(LedgerMoves.Balance(moves.Where(m => m.Stream == stream).Select(m => (m.Kind, m.Pence)), MoneyState.Paid));
    }

    private sealed record Moved(Guid Allocation, FundingStream Stream, LedgerEntryKind Kind, long Pence, DateTime Last);
}
