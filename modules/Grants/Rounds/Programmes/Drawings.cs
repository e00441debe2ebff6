namespace CouncilPlatform.Grants.Rounds;

/// <summary>What awards of one round hold of one fund, as the ledger has it: what was released or paid back counts no more.</summary>
internal sealed record Drawing(Guid RoundId, Guid FundId, StreamAmounts Held);

/// <summary>What programmes and their rounds have drawn on funds.</summary>
internal sealed class Drawings(GrantsDb db)
{
    /// <summary>Of each programme, by round and fund.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Drawing>>> OfProgrammesAsync(
        IReadOnlyCollection<Guid> programmes,
        CancellationToken cancellationToken
    )
    {
        var entries =
            from draw in db.ApplicationDraws
            join application in db.Applications on draw.ApplicationId equals application.Id
            join round in db.Rounds on application.RoundId equals round.Id
            join entry in db.LedgerEntries on draw.AllocationId equals entry.AllocationId
            where programmes.Contains(round.ProgrammeId)
            select new
            {
                round.ProgrammeId,
                application.RoundId,
                entry.FundId,
                entry.Stream,
                entry.Kind,
                entry.Pence,
            };
        var sums = await entries
            .GroupBy(e => new
            {
                e.ProgrammeId,
                e.RoundId,
                e.FundId,
                e.Stream,
                e.Kind,
            })
            .Select(g => new
            {
                g.Key.ProgrammeId,
                g.Key.RoundId,
                g.Key.FundId,
                g.Key.Stream,
                g.Key.Kind,
                Pence = g.Sum(e => e.Pence),
            })
            .ToListAsync(cancellationToken);
        return sums.ToLookup(s => s.ProgrammeId)
            .ToDictionary(
                p => p.Key,
                IReadOnlyList<Drawing> (p) =>
                    [
                        .. p.GroupBy(s => (s.RoundId, s.FundId))
                            .Select(g =>
                            {
                                return new Drawing(
                                    g.Key.RoundId,
                                    g.Key.FundId,
                                    new(Held(FundingStream.Revenue), Held(FundingStream.Capital))
                                );

                                // All that is not free again.
                                Money Held(FundingStream stream) =>
                                    Money.FromPence(
                                        -LedgerMoves.Balance(
                                            g.Where(s => s.Stream == stream).Select(s => (s.Kind, s.Pence)),
                                            MoneyState.Free
                                        )
                                    );
                            }),
                    ]
            );
    }

    /// <summary>What the awards of a round hold.</summary>
    public async Task<StreamAmounts> OfRoundAsync(Round round, CancellationToken cancellationToken) =>
        ((await OfProgrammesAsync([round.ProgrammeId], cancellationToken)).GetValueOrDefault(round.ProgrammeId) ?? [])
            .Where(d => d.RoundId == round.Id)
            .Sum();

    /// <summary>What the rounds of a programme take of its ceilings: their budgets; of those that are closed only what their awards keep.</summary>
    public async Task<StreamAmounts> OfferedAsync(Guid programme, Guid? except, CancellationToken cancellationToken)
    {
        var rounds = await db
            .Rounds.Where(r => r.ProgrammeId == programme && r.Id != except)
            .Select(r => new
            {
                r.Id,
                r.ClosedOn,
                r.RevenuePence,
                r.CapitalPence,
            })
            .ToListAsync(cancellationToken);
        var open = rounds
            .Where(r => r.ClosedOn is null)
            .Aggregate(
                StreamAmounts.None,
                (sum, r) => sum + new StreamAmounts(Money.FromPence(r.RevenuePence), Money.FromPence(r.CapitalPence))
            );
        var closed = rounds.Where(r => r.ClosedOn is not null).Select(r => r.Id).ToHashSet();
        return closed.Count == 0
            ? open
            : open
                + ((await OfProgrammesAsync([programme], cancellationToken)).GetValueOrDefault(programme) ?? [])
                    .Where(d => closed.Contains(d.RoundId))
                    .Sum();
    }
}

internal static class DrawingSums
{
    /// <summary>All together, by stream.</summary>
    public static StreamAmounts Sum(this IEnumerable<Drawing> drawings) => drawings.Aggregate(StreamAmounts.None, (sum, d) => sum + d.Held);
}
