namespace CouncilPlatform.Grants.Rounds;

/// <summary>A time in which organisations apply to a programme, with a budget, and what comes of their applications.</summary>
internal sealed class Round : IVersioned, IRestricted, ISlugged
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid ProgrammeId { get; init; }

    /// <summary>Its short name within the partnership.</summary>
    public required string Slug { get; init; }

    public required string Title { get; set; }

    /// <summary>Whether an organisation may make more than one application.</summary>
    public bool SeveralPerOrganisation { get; set; }

    /// <summary>The least share of the greatest score that an award needs, in per cent; null where there is no such line.</summary>
    public int? Threshold { get; set; }

    /// <summary>The day it was closed for good, every award of it with it; null before.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>What was said to that.</summary>
    public string? ClosingNote { get; set; }

    public int Version { get; set; }

    internal DateTime OpensUtc { get; set; }

    internal DateTime ClosesUtc { get; set; }

    internal long RevenuePence { get; set; }

    internal long CapitalPence { get; set; }

    internal long? MostRevenuePence { get; set; }

    internal long? MostCapitalPence { get; set; }

    /// <summary>The number of the form that new applications get; 0 while there is none.</summary>
    internal int FormNumber { get; set; }

    /// <summary>When it opens, by the UK's clocks, with their offset.</summary>
    [Needs(nameof(OpensUtc))]
    public string Opens() => UkTime.Show(OpensUtc);

    /// <summary>When it closes, by the UK's clocks, with their offset. An application of that very second is in time; of the next it is late.</summary>
    [Needs(nameof(ClosesUtc))]
    public string Closes() => UkTime.Show(ClosesUtc);

    /// <summary>What it has to award, of each stream.</summary>
    [Needs(nameof(RevenuePence), nameof(CapitalPence))]
    public StreamAmounts Budget() => new(Money.FromPence(RevenuePence), Money.FromPence(CapitalPence));

    /// <summary>The most that one application may ask for, of each stream.</summary>
    [Needs(nameof(RevenuePence), nameof(CapitalPence), nameof(MostRevenuePence), nameof(MostCapitalPence))]
    public StreamAmounts Most() =>
        new(Money.FromPence(MostRevenuePence ?? RevenuePence), Money.FromPence(MostCapitalPence ?? CapitalPence));

    /// <summary>Where it stands: the clock and the applications say, nobody has to, until it is closed for good.</summary>
    [Needs(nameof(OpensUtc), nameof(ClosesUtc), nameof(FormNumber), nameof(ClosedOn))]
    public IDataLoaderResult<RoundState> State(Batches batches, RoundProgress progress, TimeProvider time) =>
        batches
            .Load<Guid, RoundProgress.Counts>("grants.round.progress", Id, progress.OfAsync)
            .Then(counts => StateAt(time.GetUtcNow().UtcDateTime, counts ?? RoundProgress.Counts.None));

    /// <summary>The programme it is of.</summary>
    public IDataLoaderResult<Programme?> Programme(Batches batches, GrantsDb db) =>
        batches.Load<Guid, Programme>(
            "grants.award.programme",
            ProgrammeId,
            async (ids, cancellationToken) =>
                await db.Programmes.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken)
        );

    /// <summary>The form that new applications get; null while none is published.</summary>
    public IDataLoaderResult<ApplicationForm?> Form(Batches batches, GrantsDb db) =>
        batches.Load<Guid, ApplicationForm>(
            "grants.round.form",
            Id,
            async (ids, cancellationToken) =>
                await db
                    .ApplicationForms.AsNoTracking()
                    .Where(f => ids.Contains(f.RoundId) && db.Rounds.Any(r => r.Id == f.RoundId && r.FormNumber == f.Number))
                    .ToDictionaryAsync(f => f.RoundId, cancellationToken)
        );

    /// <summary>What its applications are scored by, in order.</summary>
    public IDataLoaderResult<IReadOnlyList<RoundCriterion>> Criteria(Batches batches, GrantsDb db) =>
        batches
            .Load<Guid, IReadOnlyList<RoundCriterion>>(
                "grants.round.criteria",
                Id,
                async (ids, cancellationToken) =>
                    (
                        await db
                            .RoundCriteria.AsNoTracking()
                            .Where(c => ids.Contains(c.RoundId))
                            .OrderBy(c => c.Number)
                            .ToListAsync(cancellationToken)
                    )
                        .ToLookup(c => c.RoundId)
                        .ToDictionary(g => g.Key, IReadOnlyList<RoundCriterion> (g) => [.. g])
            )
            .Then(criteria => criteria ?? []);

    bool IRestricted.MayBeReadBy(Caller caller, Partnership partnership) =>
        caller.Has(Role.Viewer, partnership) || FormNumber > 0 && (partnership.Published || caller.Has(Role.Applicant, partnership));

    internal RoundState StateAt(DateTime nowUtc, RoundProgress.Counts counts) =>
        ClosedOn is not null ? RoundState.Completed
        : FormNumber == 0 || nowUtc < OpensUtc ? RoundState.Draft
        : !UkTime.IsOver(ClosesUtc, nowUtc) ? RoundState.Open
        : counts is { Undecided: 0, Decided: > 0 } ? RoundState.Decided
        : counts.Assessed > 0 ? RoundState.Assessing
        : RoundState.Closed;

    /// <summary>Whether an application may be started or submitted now.</summary>
    internal void RequireOpen(DateTime nowUtc)
    {
        var fault =
            ClosedOn is not null ? $"was closed on {ClosedOn:yyyy-MM-dd}. Ask the partnership when the next one opens."
            : FormNumber == 0 ? "has no form yet. Wait until it is published."
            : nowUtc < OpensUtc ? $"opens at {Opens()}. Come back then."
            : UkTime.IsOver(ClosesUtc, nowUtc)
                ? $"closed at {Closes()}; it is {UkTime.Show(nowUtc)} now. Ask the partnership when the next one opens."
            : null;
        if (fault is not null)
        {
            throw new RuleException("ROUND_NOT_OPEN", $"{Title} {fault}", "input");
        }
    }

    /// <exception cref="RuleException">ALREADY_CLOSED.</exception>
    internal void RequireNotClosed() =>
        new Rules()
            .Require(
                ClosedOn is null,
                "ALREADY_CLOSED",
                $"{Title} was closed on {ClosedOn:yyyy-MM-dd} and stays as it is. Make another round.",
                "input",
                "round"
            )
            .Check();

    /// <summary>Whether the applications may be looked at now.</summary>
    internal void RequireClosed(DateTime nowUtc)
    {
        if (!UkTime.IsOver(ClosesUtc, nowUtc))
        {
            throw new RuleException(
                "ROUND_NOT_CLOSED",
                $"{Title} closes at {Closes()}. Its applications are assessed and decided after that.",
                "input"
            );
        }
    }
}

/// <summary>Where a round stands.</summary>
internal enum RoundState
{
    /// <summary>It has no form yet, or its opening time has not come.</summary>
    Draft,

    /// <summary>Organisations may apply.</summary>
    Open,

    /// <summary>Its closing time is over, and nobody has scored an application yet.</summary>
    Closed,

    /// <summary>Applications have scores, and some no decision.</summary>
    Assessing,

    /// <summary>Every application that was submitted has its decision.</summary>
    Decided,

    /// <summary>It was closed for good: every application has its decision, every award is closed or released.</summary>
    Completed,
}

internal static class RoundVisibility
{
    /// <summary>The rounds that the caller may know of: those in preparation, which have no form, are for the partnership's own people.</summary>
    public static IQueryable<Round> Announced(this IQueryable<Round> rounds, Caller caller, Partnership partnership)
    {
        var insider = caller.Has(Role.Viewer, partnership);
        return rounds.Where(r => r.PartnershipId == partnership.Id && (insider || r.FormNumber > 0));
    }
}
