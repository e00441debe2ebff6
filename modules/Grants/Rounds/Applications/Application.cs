namespace CouncilPlatform.Grants.Rounds;

/// <summary>What an organisation asks of a round. Only the partnership's own people and those who act for the organisation may read it.</summary>
internal sealed class Application : IVersioned, IRestricted
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid RoundId { get; init; }

    public Guid FormId { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>Its place among the round's applications, from 1.</summary>
    public int Number { get; init; }

    /// <summary>What the project is called.</summary>
    public required string Title { get; set; }

    public ApplicationState State { get; set; }

    /// <summary>What must be changed before it can be submitted again, or why it was withdrawn.</summary>
    public string? Remark { get; set; }

    /// <summary>Why it was decided as it was; null before.</summary>
    public string? DecisionReason { get; set; }

    public int Version { get; set; }

    internal DateTime StartedUtc { get; init; }

    internal DateTime? SubmittedUtc { get; set; }

    internal DateTime? ResubmitByUtc { get; set; }

    internal DateTime? DecidedUtc { get; set; }

    internal long RevenuePence { get; set; }

    internal long CapitalPence { get; set; }

    internal long AwardedRevenuePence { get; set; }

    internal long AwardedCapitalPence { get; set; }

    /// <summary>What is published of what it is for; null where nothing was said.</summary>
    internal string? AwardSummary { get; set; }

    internal required string EligibilityJson { get; init; }

    internal string AnswersJson { get; set; } = "[]";

    internal string ConditionsJson { get; set; } = "[]";

    internal string DeadlinesJson { get; set; } = "[]";

    /// <summary>What it asks for, of each stream.</summary>
    [Needs(nameof(RevenuePence), nameof(CapitalPence))]
    public StreamAmounts Asked() => new(Money.FromPence(RevenuePence), Money.FromPence(CapitalPence));

    /// <summary>What was awarded, of each stream, as it was decided; null where nothing was. What it came to since is its <c>award</c>.</summary>
    [Needs(nameof(State), nameof(AwardedRevenuePence), nameof(AwardedCapitalPence))]
    public StreamAmounts? Awarded() =>
        State == ApplicationState.Awarded ? new(Money.FromPence(AwardedRevenuePence), Money.FromPence(AwardedCapitalPence)) : null;

    /// <summary>When it was started, by the UK's clocks, with their offset.</summary>
    [Needs(nameof(StartedUtc))]
    public string Started() => UkTime.Show(StartedUtc);

    /// <summary>When it was last submitted; null before.</summary>
    [Needs(nameof(SubmittedUtc))]
    public string? Submitted() => Show(SubmittedUtc);

    /// <summary>Until when it may be submitted again, where it was returned for changes.</summary>
    [Needs(nameof(ResubmitByUtc))]
    public string? ResubmitBy() => Show(ResubmitByUtc);

    /// <summary>When it was last decided; null before.</summary>
    [Needs(nameof(DecidedUtc))]
    public string? Decided() => Show(DecidedUtc);

    /// <summary>What was answered before it was started.</summary>
    [Needs(nameof(EligibilityJson))]
    public IReadOnlyList<EligibilityAnswer> Eligibility() => JsonText.Read<EligibilityAnswer>(EligibilityJson);

    /// <summary>What is answered so far, in the form's order.</summary>
    [Needs(nameof(AnswersJson))]
    public IReadOnlyList<Answer> Answers() => JsonText.Read<Answer>(AnswersJson);

    /// <summary>What a letter to the organisation says of its award; null where there is none.</summary>
    [Needs(
        nameof(State),
        nameof(Number),
        nameof(Title),
        nameof(DecidedUtc),
        nameof(AwardedRevenuePence),
        nameof(AwardedCapitalPence),
        nameof(ConditionsJson),
        nameof(DeadlinesJson)
    )]
    public AwardLetter? Letter() => State == ApplicationState.Awarded ? new(this) : null;

    public IDataLoaderResult<Organisation?> Organisation(Batches batches, IMediator mediator) =>
        batches.Organisation(OrganisationId, mediator);

    public IDataLoaderResult<Round?> Round(Batches batches, GrantsDb db) =>
        batches.Load<Guid, Round>(
            "grants.application.round",
            RoundId,
            async (ids, cancellationToken) =>
                await db.Rounds.AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellationToken)
        );

    /// <summary>The form it was started with, and keeps.</summary>
    public IDataLoaderResult<ApplicationForm?> Form(Batches batches, GrantsDb db) =>
        batches.Load<Guid, ApplicationForm>(
            "grants.application.form",
            FormId,
            async (ids, cancellationToken) =>
                await db.ApplicationForms.AsNoTracking().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken)
        );

    /// <summary>What letters and people call it: the round and its number, as in <c>small-grants-2026/7</c>.</summary>
    [Needs(nameof(Number))]
    public IDataLoaderResult<string> Reference(Batches batches, GrantsDb db) => Round(batches, db).Then(round => ReferenceIn(round!));

    bool IRestricted.MayBeReadBy(Caller caller, Partnership partnership) =>
        caller.Has(Role.Viewer, partnership) || caller.Has(Role.Applicant, partnership) && caller.ActsFor(OrganisationId);

    internal string ReferenceIn(Round round) => string.Create(CultureInfo.InvariantCulture, $"{round.Slug}/{Number}");

    /// <exception cref="RuleException">WRONG_STATE: it stands otherwise.</exception>
    internal void RequireState(string remedy, params ApplicationState[] states)
    {
        if (!states.Contains(State))
        {
            var found = State.ToString().ToUpperInvariant();
            var needed = string.Join(" or ", states.Select(s => s.ToString().ToUpperInvariant()));
            throw new RuleException("WRONG_STATE", $"\"{Title}\" is {found}; this needs {needed}. {remedy}", "input", "application");
        }
    }

    private static string? Show(DateTime? utc) => utc is { } moment ? UkTime.Show(moment) : null;
}

/// <summary>How far an application has come.</summary>
internal enum ApplicationState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Handed in; it stays as it is.</summary>
    Submitted,

    /// <summary>Given back for changes, to be submitted again by a day.</summary>
    Returned,

    /// <summary>Taken back by the organisation.</summary>
    Withdrawn,

    /// <summary>It gets money: set aside, or promised.</summary>
    Awarded,

    /// <summary>It gets money if other projects leave some.</summary>
    Reserved,

    /// <summary>It gets none.</summary>
    Rejected,
}
