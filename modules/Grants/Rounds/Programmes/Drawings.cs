namespace CouncilPlatform.Grants.Rounds;

/// <summary>What awards of one round hold of one fund. What was released or paid back no longer counts.</summary>
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
        var sums = await (
            from draw in db.Set<ApplicationDraw>()
            join application in db.AcrossPartnerships<Application>(Why) on draw.ApplicationId equals application.Id
            join round in db.AcrossPartnerships<Round>(Why) on application.RoundId equals round.Id
            join allocation in db.AcrossPartnerships<Allocation>(Why) on draw.AllocationId equals allocation.Id
            where programmes.Contains(round.ProgrammeId)
            group allocation by new
            {
                round.ProgrammeId,
                application.RoundId,
                allocation.FundId,
            } into g
            select new
            {
                g.Key,
                Revenue = g.Sum(a => a.ProposedRevenue + a.CommittedRevenue + a.PaidRevenue),
                Capital = g.Sum(a => a.ProposedCapital + a.CommittedCapital + a.PaidCapital),
            }
        ).ToListAsync(cancellationToken);
        return sums.ListsBy(
            s => s.Key.ProgrammeId,
            s => new Drawing(s.Key.RoundId, s.Key.FundId, StreamAmounts.FromPence(s.Revenue, s.Capital))
        );
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
