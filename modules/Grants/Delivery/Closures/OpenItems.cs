namespace CouncilPlatform.Grants.Delivery;

/// <summary>What still stands open of rounds and programmes.</summary>
internal sealed class OpenItems(GrantsDb db, TimeProvider time)
{
    /// <summary>More than these are counted, not named.</summary>
    public const int Most = 50;

    /// <summary>Of each round; one of which nothing stands open has an empty list.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<OpenItem>>> OfRoundsAsync(
        IReadOnlyCollection<Guid> rounds,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow().UtcDateTime;
        var found = await db.Rounds.AsNoTracking().Where(r => rounds.Contains(r.Id) && r.ClosedOn == null).ToListAsync(cancellationToken);
        var applications = (
            await db
                .Applications.Where(a =>
                    rounds.Contains(a.RoundId)
                    && (
                        a.State == ApplicationState.Submitted
                        || a.State == ApplicationState.Returned
                        || a.State == ApplicationState.Reserved
                    )
                )
                .OrderBy(a => a.Number)
                .Select(a => new
                {
                    a.RoundId,
                    a.Id,
                    a.Number,
                    a.Title,
                    a.State,
                })
                .ToListAsync(cancellationToken)
        ).ToLookup(a => a.RoundId);
        var allocations = (
            await (
                from draw in db.ApplicationDraws
                join application in db.Applications on draw.ApplicationId equals application.Id
                join allocation in db.Allocations on draw.AllocationId equals allocation.Id
                join fund in db.Funds on allocation.FundId equals fund.Id
                where
                    rounds.Contains(application.RoundId)
                    && (allocation.State == AllocationState.Proposed || allocation.State == AllocationState.Committed)
                orderby application.Number, fund.Slug
                select new
                {
                    application.RoundId,
                    application.Number,
                    allocation.Id,
                    allocation.Title,
                    allocation.State,
                    fund.Slug,
                }
            ).ToListAsync(cancellationToken)
        ).ToLookup(a => a.RoundId);
        return found.ToDictionary(
            r => r.Id,
            IReadOnlyList<OpenItem> (round) =>
            {
                var items = new List<OpenItem>();
                // Nobody can have applied to a round without a form: it may be called off before its time.
                if (round.FormNumber > 0 && !UkTime.IsOver(round.ClosesUtc, now))
                {
                    items.Add(
                        new("ROUND_NOT_CLOSED", $"{round.Title} takes applications until {round.Closes()}. Wait until then.", Subject: null)
                    );
                }

                items.AddRange(
                    applications[round.Id]
                        .Select(a =>
                            a.State == ApplicationState.Reserved
                                ? new OpenItem(
                                    "RESERVED",
                                    $"{Called(round, a.Number, a.Title)} is on the reserve list. Award or reject it.",
                                    new GlobalId(nameof(Application), a.Id)
                                )
                                : new OpenItem(
                                    "UNDECIDED",
                                    $"{Called(round, a.Number, a.Title)} is {a.State.ToString().ToUpperInvariant()}. {(a.State == ApplicationState.Submitted ? "Award or reject it." : "It is to be submitted again, or withdrawn.")}",
                                    new GlobalId(nameof(Application), a.Id)
                                )
                        )
                );
                items.AddRange(
                    allocations[round.Id]
                        .Select(a => new OpenItem(
                            "ALLOCATION_OPEN",
                            $"What {Called(round, a.Number, a.Title)} was awarded of \"{a.Slug}\" is {a.State.ToString().ToUpperInvariant()}. {(a.State == AllocationState.Proposed ? "Commit or release it." : "Close or release it.")}",
                            new GlobalId(nameof(Allocation), a.Id)
                        ))
                );
                return items;
            }
        );
    }

    /// <summary>Of each programme: its rounds that are not closed.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<OpenItem>>> OfProgrammesAsync(
        IReadOnlyCollection<Guid> programmes,
        CancellationToken cancellationToken
    ) => (
            await db
                .Rounds.Where(r => programmes.Contains(r.ProgrammeId) && r.ClosedOn == null)
                .OrderBy(r => r.OpensUtc)
                .Select(r => new
                {
                    r.ProgrammeId,
                    r.Id,
                    r.Slug,
                    r.Title,
                })
                .ToListAsync(cancellationToken)
        ).ToLookup(r => r.ProgrammeId).ToDictionary(g => g.Key, IReadOnlyList<OpenItem> (g) => [.. g.Select(r => new OpenItem("ROUND_OPEN", $"{r.Title} (\"{r.Slug}\") is not closed. Close it first: closeRound.", new GlobalId(nameof(Round), r.Id)))]);

    /// <exception cref="RuleException">There are any: each is an error, up to <see cref="Most"/>.</exception>
    public static void RequireNone(IReadOnlyList<OpenItem> items, string path)
    {
        var rules = new Rules();
        foreach (var item in items.Take(Most))
        {
            rules.Require(holds: false, item.Code, item.Message, "input", path);
        }

        rules
            .Require(
                items.Count <= Most,
                "STANDS_OPEN",
                string.Create(CultureInfo.InvariantCulture, $"{items.Count - Most:N0} more stand open. Ask for standsOpen to have all."),
                "input",
                path
            )
            .Check();
    }

    private static string Called(Round round, int number, string title) =>
        string.Create(CultureInfo.InvariantCulture, $"{round.Slug}/{number}, \"{title}\"");
}
