namespace CouncilPlatform.Grants.Rounds;

/// <summary>A period in which organisations apply to a programme, with a budget, and what comes of their applications.</summary>
internal sealed class Round : Aggregate, IBelongsTo<Programme>, IRestricted, ISlugged
{
    public Guid ProgrammeId { get; init; }

    /// <summary>The round's short name in the partnership: "small-grants-2026".</summary>
    public required string Slug { get; init; }

    /// <summary>What the round is called.</summary>
    [MaxLength(200)]
    public required string Title { get; set; }

    /// <summary>Whether an organisation may make more than one application.</summary>
    public bool SeveralPerOrganisation { get; set; }

    /// <summary>The lowest score that an award needs, in per cent of the maximum: 1 to 100; null if any score will do.</summary>
    public int? Threshold { get; set; }

    /// <summary>The day the round was closed for good, together with all its awards; null before.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>What was noted when the round was closed.</summary>
    [MaxLength(1000)]
    public string? ClosingNote { get; set; }

    internal DateTime OpensUtc { get; set; }

    internal DateTime ClosesUtc { get; set; }

    internal long RevenuePence { get; set; }

    internal long CapitalPence { get; set; }

    internal long? MostRevenuePence { get; set; }

    internal long? MostCapitalPence { get; set; }

    /// <summary>The number of the form that new applications get; 0 if none is published.</summary>
    internal int FormNumber { get; private set; }

    /// <summary>When the round opens, in UK time with its offset: 2026-09-01T09:00:00+01:00.</summary>
    [Needs(nameof(OpensUtc))]
    public string Opens() => UkTime.Show(OpensUtc);

    /// <summary>When the round closes, in UK time with its offset. An application submitted in that second is in time.</summary>
    [Needs(nameof(ClosesUtc))]
    public string Closes() => UkTime.Show(ClosesUtc);

    /// <summary>What the round can award, of each stream.</summary>
    [Needs(nameof(RevenuePence), nameof(CapitalPence))]
    public StreamAmounts Budget() => StreamAmounts.FromPence(RevenuePence, CapitalPence);

    /// <summary>The most that one application may ask for, of each stream.</summary>
    [Needs(nameof(RevenuePence), nameof(CapitalPence), nameof(MostRevenuePence), nameof(MostCapitalPence))]
    public StreamAmounts Most() => StreamAmounts.FromPence(MostRevenuePence ?? RevenuePence, MostCapitalPence ?? CapitalPence);

    /// <summary>How far the round has come. It follows from the clock and the applications until the round is closed for good.</summary>
    [Needs(nameof(OpensUtc), nameof(ClosesUtc), nameof(FormNumber), nameof(ClosedOn))]
    public IDataLoaderResult<RoundState> State(Batches batches, RoundProgress progress, TimeProvider time) =>
        batches
            .Load(Id, (progress, PartnershipId), static (rounds, s, ct) => s.progress.OfAsync(s.PartnershipId, rounds, ct))
            .Then(counts => StateAt(time.GetUtcNow().UtcDateTime, counts ?? RoundProgress.Counts.None));

    /// <summary>The programme that the round belongs to.</summary>
    public IDataLoaderResult<Programme?> Programme(Batches batches, GrantsDb db) => batches.Row<Programme>(db, ProgrammeId);

    /// <summary>The form that new applications get; null if none is published.</summary>
    public IDataLoaderResult<ApplicationForm?> Form(Batches batches, GrantsDb db) =>
        batches.Load(
            Id,
            (db, PartnershipId),
            static async (ids, s, ct) =>
                (IReadOnlyDictionary<Guid, ApplicationForm>)
                    await (
                        from form in s.db.Set<ApplicationForm>()
                        join round in s.db.Of<Round>(s.PartnershipId) on form.RoundId equals round.Id
                        where ids.Contains(round.Id) && form.Number == round.FormNumber
                        select form
                    )
                        .AsNoTracking()
                        .ToDictionaryAsync(f => f.RoundId, ct)
        );

    /// <summary>What applications are scored by, in order.</summary>
    public IDataLoaderResult<IReadOnlyList<RoundCriterion>> Criteria(Batches batches, GrantsDb db) =>
        batches.Parts(db, Id, static (RoundCriterion c) => c.RoundId, static c => c.Number);

    Guid IBelongsTo<Programme>.WholeId => ProgrammeId;

    bool IRestricted.MayBeReadBy(Caller caller, Partnership partnership) =>
        caller.Has(Role.Viewer, partnership) || FormNumber > 0 && (partnership.Published || caller.Has(Role.Applicant, partnership));

    internal RoundState StateAt(DateTime nowUtc, RoundProgress.Counts counts) =>
        ClosedOn is not null ? RoundState.Completed
        : FormNumber == 0 || nowUtc < OpensUtc ? RoundState.Draft
        : !UkTime.IsOver(ClosesUtc, nowUtc) ? RoundState.Open
        : counts is { Undecided: 0, Decided: > 0 } ? RoundState.Decided
        : counts.Assessed > 0 ? RoundState.Assessing
        : RoundState.Closed;

    internal void Update(ChangeRoundInput input, DateTime? opensUtc, DateTime? closesUtc, DateTime nowUtc)
    {
        RequireNotClosed();
        CheckTiming(input, closesUtc, nowUtc);
        Title = input.Title ?? Title;
        OpensUtc = opensUtc ?? OpensUtc;
        ClosesUtc = closesUtc ?? ClosesUtc;
        RevenuePence = input.Revenue?.MinorUnits ?? RevenuePence;
        CapitalPence = input.Capital?.MinorUnits ?? CapitalPence;
        MostRevenuePence = input.OrRecorded(input.MostRevenue?.MinorUnits, MostRevenuePence);
        MostCapitalPence = input.OrRecorded(input.MostCapital?.MinorUnits, MostCapitalPence);
        SeveralPerOrganisation = input.SeveralPerOrganisation ?? SeveralPerOrganisation;
        Threshold = input.OrRecorded(input.Threshold, Threshold);
    }

    internal int NextForm(DateTime nowUtc)
    {
        new Rules()
            .Require(
                !UkTime.IsOver(ClosesUtc, nowUtc),
                "ROUND_CLOSED",
                $"{Title} closed at {Closes()}, so nobody would see the form. Publish it in another round.",
                InputPath.Of("round")
            )
            .Check();
        return ++FormNumber;
    }

    internal void RequireOpen(DateTime nowUtc)
    {
        var fault =
            ClosedOn is not null ? $"was closed on {ClosedOn:d MMMM yyyy}. Ask the partnership when the next one opens."
            : FormNumber == 0 ? "has no form yet. Wait until it is published."
            : nowUtc < OpensUtc ? $"opens at {Opens()}. Come back then."
            : UkTime.IsOver(ClosesUtc, nowUtc)
                ? $"closed at {Closes()}; it is {UkTime.Show(nowUtc)} now. Ask the partnership when the next one opens."
            : null;
        new Rules().Require(fault is null, "ROUND_NOT_OPEN", $"{Title} {fault}", InputPath.Of()).Check();
    }

    internal void RequireNotClosed() =>
        new Rules()
            .Require(
                ClosedOn is null,
                "ALREADY_CLOSED",
                $"{Title} was closed on {ClosedOn:d MMMM yyyy} and can no longer change. Create another round.",
                InputPath.Of("round")
            )
            .Check();

    internal void RequireClosed(DateTime nowUtc) =>
        new Rules()
            .Require(
                UkTime.IsOver(ClosesUtc, nowUtc),
                "ROUND_NOT_CLOSED",
                $"{Title} closes at {Closes()}. You can assess and decide its applications after that.",
                InputPath.Of()
            )
            .Check();

    private void CheckTiming(ChangeRoundInput input, DateTime? closesUtc, DateTime nowUtc)
    {
        if (StateAt(nowUtc, RoundProgress.Counts.None) == RoundState.Draft)
        {
            return;
        }

        var rules = new Rules();
        foreach (
            var (name, given) in new[]
            {
                ("opens", input.Opens is not null),
                ("mostRevenue", input.MostRevenue is not null),
                ("mostCapital", input.MostCapital is not null),
                ("severalPerOrganisation", input.SeveralPerOrganisation is not null),
                ("criteria", input.Criteria is not null),
                ("threshold", input.Threshold is not null),
            }
        )
        {
            rules.Require(
                !given,
                "ROUND_OPENED",
                $"{Title} opened at {Opens()}. The {Wording.Of(name)} can no longer change. Leave it out.",
                InputPath.Of(name)
            );
        }

        rules
            .Require(
                closesUtc is null || !UkTime.IsOver(ClosesUtc, nowUtc),
                "ROUND_CLOSED",
                $"{Title} closed at {Closes()}. Create another round for late applicants.",
                InputPath.Of("closes")
            )
            .Valid(
                closesUtc is null || closesUtc >= nowUtc,
                "The new closing time is in the past. Choose a later one.",
                InputPath.Of("closes")
            )
            .Check();
    }
}

/// <summary>How far a round has come.</summary>
internal enum RoundState
{
    /// <summary>The round has no form yet, or is not open yet.</summary>
    Draft,

    /// <summary>Organisations may apply.</summary>
    Open,

    /// <summary>The closing time is over, and no application is scored yet.</summary>
    Closed,

    /// <summary>Some applications have scores, and some have no decision.</summary>
    Assessing,

    /// <summary>Every application that was submitted is decided.</summary>
    Decided,

    /// <summary>The round was closed for good: every application is decided, and every award is closed or released.</summary>
    Completed,
}

internal static class RoundVisibility
{
    /// <summary>The rounds that the caller may know of: only the partnership's own people see those without a form.</summary>
    public static IQueryable<Round> Announced(this IQueryable<Round> rounds, Caller caller, Partnership partnership)
    {
        var insider = caller.Has(Role.Viewer, partnership);
        return rounds.Where(r => insider || r.FormNumber > 0);
    }
}
