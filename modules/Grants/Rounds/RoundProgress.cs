namespace CouncilPlatform.Grants.Rounds;

internal sealed class RoundProgress(GrantsDb db)
{
    public async Task<IReadOnlyDictionary<Guid, Counts>> OfAsync(
        Guid partnership,
        IReadOnlyCollection<Guid> rounds,
        CancellationToken cancellationToken
    )
    {
        var applications = db.Of<Application>(partnership).Where(a => rounds.Contains(a.RoundId));
        var states = await applications
            .GroupBy(a => new { a.RoundId, a.State })
            .Select(g => new
            {
                g.Key.RoundId,
                g.Key.State,
                Count = g.Count(),
            })
            .ToListAsync(cancellationToken);
        var assessed = await applications
            .Where(a => db.Set<Assessment>().Any(s => s.ApplicationId == a.Id))
            .GroupBy(a => a.RoundId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancellationToken);
        return states
            .ToLookup(s => s.RoundId)
            .ToDictionary(
                g => g.Key,
                g => new Counts(
                    g.Where(s => s.State is ApplicationState.Submitted or ApplicationState.Returned).Sum(s => s.Count),
                    g.Where(s => s.State is ApplicationState.Awarded or ApplicationState.Reserved or ApplicationState.Rejected)
                        .Sum(s => s.Count),
                    assessed.Where(a => a.Key == g.Key).Sum(a => a.Count)
                )
            );
    }

    /// <param name="Undecided">Submitted, or returned for changes.</param>
    /// <param name="Decided">Awarded, reserved or rejected.</param>
    /// <param name="Assessed">With a score.</param>
    internal sealed record Counts(int Undecided, int Decided, int Assessed)
    {
        public static readonly Counts None = new(0, 0, 0);
    }
}
