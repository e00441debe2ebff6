namespace CouncilPlatform.Grants.Rounds;

/// <summary>What awards of one round hold of one fund, as the ledger has it. What was released or paid back no longer counts.</summary>
internal sealed record Drawing(Guid RoundId, Guid FundId, StreamAmounts Amounts);

internal sealed class Drawings(GrantsDb db)
{
    private const string Why = "The programmes were read in their partnership, which is that of their rounds and applications.";

    public IDataLoaderResult<IReadOnlyList<Drawing>> Load(Guid programme, Batches batches) =>
        batches
            .Load(programme, this, static (programmes, drawings, ct) => drawings.OfProgrammesAsync(programmes, ct))
            .Then(all => all ?? []);

    private async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Drawing>>> OfProgrammesAsync(
        IReadOnlyCollection<Guid> programmes,
        CancellationToken cancellationToken
    )
    {
        var entries =
            from draw in db.Set<ApplicationDraw>()
            join application in db.AcrossPartnerships<Application>(Why) on draw.ApplicationId equals application.Id
            join round in db.AcrossPartnerships<Round>(Why) on application.RoundId equals round.Id
            join entry in db.Set<LedgerEntry>() on draw.AllocationId equals entry.AllocationId
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
            .Select(g => new { g.Key, Pence = g.Sum(e => e.Pence) })
            .ToListAsync(cancellationToken);
        return sums.GroupBy(s => (s.Key.ProgrammeId, s.Key.RoundId, s.Key.FundId))
            .Select(g =>
            {
                return (g.Key.ProgrammeId, Drawing: new Drawing(g.Key.RoundId, g.Key.FundId, StreamAmounts.Of(NotFree)));

                Money NotFree(FundingStream stream) =>
                    Money.FromPence(
                        -LedgerMoves.Balance(g.Where(s => s.Key.Stream == stream).Select(s => (s.Key.Kind, s.Pence)), MoneyState.Free)
                    );
            })
            .ListsBy(d => d.ProgrammeId, d => d.Drawing);
    }

    public async Task<IReadOnlyList<Drawing>> OfProgrammeAsync(Guid programme, CancellationToken cancellationToken) =>
        (await OfProgrammesAsync([programme], cancellationToken)).GetValueOrDefault(programme) ?? [];

    public async Task<StreamAmounts> OfRoundAsync(Round round, CancellationToken cancellationToken) =>
        (await OfProgrammeAsync(round.ProgrammeId, cancellationToken)).Where(d => d.RoundId == round.Id).Sum();

    /// <summary>What the rounds of a programme use of its ceilings: their budgets, or what the awards hold if a round is closed.</summary>
    public async Task<StreamAmounts> OfferedAsync(Guid programme, Guid? except, CancellationToken cancellationToken)
    {
        var rounds = await db.AcrossPartnerships<Round>(Why)
            .Where(r => r.ProgrammeId == programme && r.Id != except)
            .Select(r => new
            {
                r.Id,
                r.ClosedOn,
                r.RevenuePence,
                r.CapitalPence,
            })
            .ToListAsync(cancellationToken);
        var open = rounds.Where(r => r.ClosedOn is null).Select(r => StreamAmounts.FromPence(r.RevenuePence, r.CapitalPence)).Sum();
        var closed = rounds.Where(r => r.ClosedOn is not null).Select(r => r.Id).ToHashSet();
        return closed.Count == 0
            ? open
            : open + (await OfProgrammeAsync(programme, cancellationToken)).Where(d => closed.Contains(d.RoundId)).Sum();
    }
}

internal static class DrawingSums
{
    public static StreamAmounts Sum(this IEnumerable<Drawing> drawings) => drawings.Select(d => d.Amounts).Sum();
}
