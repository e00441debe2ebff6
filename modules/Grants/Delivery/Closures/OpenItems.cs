namespace CouncilPlatform.Grants.Delivery;

/// <summary>Something that must be done before a round or a programme can be closed.</summary>
/// <param name="Code">For programs, like UNDECIDED or ALLOCATION_OPEN.</param>
/// <param name="Message">What is still open, and what to do about it.</param>
/// <param name="Subject">The application, allocation or round; null where it is the round itself.</param>
internal sealed record OpenItem(string Code, string Message, GlobalId? Subject);

internal sealed class OpenItems(GrantsDb db, TimeProvider time)
{
    private const int Max = 50;

    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<OpenItem>>> OfRoundsAsync(
        Guid partnership,
        IReadOnlyCollection<Guid> rounds,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow().UtcDateTime;
        var open = await db.Of<Round>(partnership)
            .AsNoTracking()
            .Where(r => rounds.Contains(r.Id) && r.ClosedOn == null)
            .ToListAsync(cancellationToken);
        var applications = await db.Of<Application>(partnership)
            .Where(a => rounds.Contains(a.RoundId))
            .Where(a =>
                a.State == ApplicationState.Submitted || a.State == ApplicationState.Returned || a.State == ApplicationState.Reserved
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
            .ToListAsync(cancellationToken);
        var allocations = await (
            from draw in db.Set<ApplicationDraw>()
            join application in db.Of<Application>(partnership) on draw.ApplicationId equals application.Id
            join allocation in db.Of<Allocation>(partnership) on draw.AllocationId equals allocation.Id
            join fund in db.Of<Fund>(partnership) on allocation.FundId equals fund.Id
            where
                rounds.Contains(application.RoundId)
                && (allocation.State == AllocationState.Proposed || allocation.State == AllocationState.Committed)
            orderby application.Number, fund.Slug
            select new
            {
                application.RoundId,
                application.Number,
                allocation.Title,
                allocation.Id,
                allocation.State,
                fund.Slug,
            }
        ).ToListAsync(cancellationToken);
        return open.ToDictionary(
            r => r.Id,
            IReadOnlyList<OpenItem> (round) =>
                [
                    // Nobody can have applied to a round without a form: it may be closed early.
                    .. round.FormNumber > 0 && !UkTime.IsOver(round.ClosesUtc, now)
                        ? [new("ROUND_NOT_CLOSED", $"{round.Title} accepts applications until {round.Closes()}. Wait until then.", null)]
                        : Array.Empty<OpenItem>(),
                    .. applications
                        .Where(a => a.RoundId == round.Id)
                        .Select(a => Undecided(a.State, Name(round, a.Number, a.Title), new GlobalId(nameof(Application), a.Id))),
                    .. allocations
                        .Where(a => a.RoundId == round.Id)
                        .Select(a => new OpenItem(
                            "ALLOCATION_OPEN",
                            $"What {Name(round, a.Number, a.Title)} was awarded from \"{a.Slug}\" is {a.State.InWords()}. "
                                + (a.State == AllocationState.Proposed ? "Commit or release it." : "Close or release it."),
                            new GlobalId(nameof(Allocation), a.Id)
                        )),
                ]
        );
    }

    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<OpenItem>>> OfProgrammesAsync(
        Guid partnership,
        IReadOnlyCollection<Guid> programmes,
        CancellationToken cancellationToken
    )
    {
        var rounds = await db.Of<Round>(partnership)
            .Where(r => programmes.Contains(r.ProgrammeId) && r.ClosedOn == null)
            .OrderBy(r => r.OpensUtc)
            .Select(r => new
            {
                r.ProgrammeId,
                r.Id,
                r.Slug,
                r.Title,
            })
            .ToListAsync(cancellationToken);
        return rounds.ListsBy(
            r => r.ProgrammeId,
            r => new OpenItem("ROUND_OPEN", $"{r.Title} (\"{r.Slug}\") is not closed. Close it first.", new GlobalId(nameof(Round), r.Id))
        );
    }

    public static void RequireNone(IReadOnlyDictionary<Guid, IReadOnlyList<OpenItem>> open, InputPath path)
    {
        var items = open.Values.SelectMany(i => i).ToList();
        var rules = new Rules();
        foreach (var item in items.Take(Max))
        {
            rules.Require(holds: false, item.Code, item.Message, path);
        }

        rules
            .Require(items.Count <= Max, "STANDS_OPEN", $"{Wording.Count(items.Count - Max, "further item")} must be closed first.", path)
            .Check();
    }

    private static OpenItem Undecided(ApplicationState state, string name, GlobalId subject) =>
        state == ApplicationState.Reserved
            ? new("RESERVED", $"{name} is on the reserve list. Award or reject it.", subject)
            : new(
                "UNDECIDED",
                $"{name} is {state.InWords()}. "
                    + (state == ApplicationState.Submitted ? "Award or reject it." : "It must be submitted again or withdrawn."),
                subject
            );

    private static string Name(Round round, int number, string title) => Invariant($"{round.Slug}/{number}, \"{title}\"");
}
