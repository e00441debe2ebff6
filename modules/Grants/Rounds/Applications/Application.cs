namespace CouncilPlatform.Grants.Rounds;

/// <summary>
/// An organisation's application in a round. Only the partnership's own people and those who act for the organisation may read it.
/// </summary>
internal sealed class Application : Aggregate, IBelongsTo<Round>, IForOrganisation, INumbered
{
    private const int MaxAnswersLength = 200_000;

    public Guid RoundId { get; init; }

    public Guid FormId { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>The application's position in the round, from 1.</summary>
    public int Number { get; init; }

    /// <summary>What the project is called.</summary>
    [MaxLength(200)]
    public required string Title { get; set; }

    /// <summary>How far the application has come.</summary>
    public ApplicationState State { get; set; }

    /// <summary>What must be changed before it can be submitted again, or why it was withdrawn.</summary>
    [MaxLength(2000)]
    public string? Remark { get; private set; }

    /// <summary>The reason for the decision; null before.</summary>
    [MaxLength(2000)]
    public string? DecisionReason { get; private set; }

    internal DateTime StartedUtc { get; init; }

    internal DateTime? SubmittedUtc { get; private set; }

    /// <summary>The person who last submitted it; null before, and from before persons were recorded.</summary>
    internal Guid? SubmittedById { get; private set; }

    internal DateTime? ResubmitByUtc { get; private set; }

    internal DateTime? DecidedUtc { get; private set; }

    internal long RevenuePence { get; private set; }

    internal long CapitalPence { get; private set; }

    internal long AwardedRevenuePence { get; private set; }

    internal long AwardedCapitalPence { get; private set; }

    /// <summary>What is published about the purpose of the award; null for the default.</summary>
    [MaxLength(4000)]
    internal string? AwardSummary { get; private set; }

    internal required string EligibilityJson { get; init; }

    internal string AnswersJson { get; private set; } = "[]";

    internal string ConditionsJson { get; private set; } = "[]";

    internal string DeadlinesJson { get; private set; } = "[]";

    /// <summary>What the application asks for, of each stream.</summary>
    [Needs(nameof(RevenuePence), nameof(CapitalPence))]
    public StreamAmounts Asked() => StreamAmounts.FromPence(RevenuePence, CapitalPence);

    /// <summary>
    /// What was awarded, of each stream, as decided; null if nothing was. The field award shows what it has become since.
    /// </summary>
    [Needs(nameof(State), nameof(AwardedRevenuePence), nameof(AwardedCapitalPence))]
    public StreamAmounts? Awarded() =>
        State == ApplicationState.Awarded ? StreamAmounts.FromPence(AwardedRevenuePence, AwardedCapitalPence) : null;

    /// <summary>When the application was started, in UK time with its offset.</summary>
    [Needs(nameof(StartedUtc))]
    public string Started() => UkTime.Show(StartedUtc);

    /// <summary>When the application was last submitted, in UK time with its offset; null before.</summary>
    [Needs(nameof(SubmittedUtc))]
    public string? Submitted() => Show(SubmittedUtc);

    /// <summary>The deadline for submitting again, if it was returned for changes, in UK time with its offset.</summary>
    [Needs(nameof(ResubmitByUtc))]
    public string? ResubmitBy() => Show(ResubmitByUtc);

    /// <summary>When the application was last decided, in UK time with its offset; null before.</summary>
    [Needs(nameof(DecidedUtc))]
    public string? Decided() => Show(DecidedUtc);

    /// <summary>The answers to the eligibility questions.</summary>
    [Needs(nameof(EligibilityJson))]
    public IReadOnlyList<EligibilityAnswer> Eligibility() => JsonText.Read<EligibilityAnswer>(EligibilityJson);

    /// <summary>The answers given so far, in the form's order.</summary>
    [Needs(nameof(AnswersJson))]
    public IReadOnlyList<Answer> Answers() => JsonText.Read<Answer>(AnswersJson);

    /// <summary>The content of the award letter to the organisation; null if nothing was awarded.</summary>
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

    /// <summary>The organisation that applies.</summary>
    public IDataLoaderResult<Organisation?> Organisation(OrganisationBatch organisations) => organisations.Get(OrganisationId);

    /// <summary>The round that the application belongs to.</summary>
    public IDataLoaderResult<Round?> Round(Batches batches, GrantsDb db) => batches.Row<Round>(db, RoundId);

    /// <summary>The form that the application was started with. It stays the same when a new form is published.</summary>
    public IDataLoaderResult<ApplicationForm?> Form(Batches batches, GrantsDb db) => batches.Row<ApplicationForm>(db, FormId);

    /// <summary>Every question of the form with the answer given so far, in the form's order.</summary>
    [Needs(nameof(FormId), nameof(AnswersJson))]
    public IDataLoaderResult<IReadOnlyList<AnsweredQuestion>> AnsweredQuestions(Batches batches, GrantsDb db) =>
        Form(batches, db).Then(form => AnsweredQuestion.All(form!, Answers()));

    /// <summary>The reference for letters and people, the round and the number: small-grants-2026/7.</summary>
    [Needs(nameof(Number))]
    public IDataLoaderResult<string> Reference(Batches batches, GrantsDb db) => Round(batches, db).Then(round => ReferenceIn(round!));

    Guid IBelongsTo<Round>.WholeId => RoundId;

    Guid? IForOrganisation.For => OrganisationId;

    internal string ReferenceIn(Round round) => Invariant($"{round.Slug}/{Number}");

    internal void Save(string? title, Money? revenue, Money? capital, IReadOnlyList<Answer> answers)
    {
        Title = title ?? Title;
        RevenuePence = revenue?.MinorUnits ?? RevenuePence;
        CapitalPence = capital?.MinorUnits ?? CapitalPence;
        AnswersJson = JsonText.Write(answers);
        new Rules()
            .Valid(
                AnswersJson.Length <= MaxAnswersLength,
                $"The answers have {AnswersJson.Length:N0} characters together. Use {MaxAnswersLength:N0} or fewer.",
                InputPath.Of("answers")
            )
            .Check();
    }

    internal void Submit(Change by) => (State, SubmittedUtc, SubmittedById) = (ApplicationState.Submitted, by.NowUtc, by.Caller.Person);

    internal void Withdraw(string? reason)
    {
        RequireState(
            State == ApplicationState.Awarded ? "Ask the partnership to release its allocations." : "There is nothing to withdraw.",
            ApplicationState.Draft,
            ApplicationState.Submitted,
            ApplicationState.Returned,
            ApplicationState.Reserved
        );
        (State, Remark) = (ApplicationState.Withdrawn, reason);
    }

    internal void Return(string reason, DateTime deadlineUtc, DateTime nowUtc, bool isScored)
    {
        RequireState(
            "You can return an application only if it is submitted and not decided.",
            ApplicationState.Submitted,
            ApplicationState.Returned
        );
        new Rules()
            .Valid(deadlineUtc > nowUtc, $"{UkTime.Show(deadlineUtc)} is in the past. Choose a later time.", InputPath.Of("deadline"))
            .Require(
                !isScored,
                "ALREADY_SCORED",
                $"\"{Title}\" already has scores for this text. Decide the application as it is.",
                InputPath.Of("application")
            )
            .Check();
        (State, Remark, ResubmitByUtc) = (ApplicationState.Returned, reason, deadlineUtc);
    }

    internal void Decide(ApplicationState decision, string reason, DateTime nowUtc) =>
        (State, DecisionReason, DecidedUtc) = (decision, reason, nowUtc);

    internal void SetAward(AwardApplicationInput input, StreamAmounts total)
    {
        (AwardedRevenuePence, AwardedCapitalPence) = (total.Revenue.MinorUnits, total.Capital.MinorUnits);
        AwardSummary = string.IsNullOrWhiteSpace(input.Summary) ? null : input.Summary;
        ConditionsJson = JsonText.Write(input.Conditions ?? []);
        DeadlinesJson = JsonText.Write<AwardDeadline>([.. (input.Deadlines ?? []).Select(d => new AwardDeadline(d.What, d.On))]);
    }

    internal void RequireWritable(Round round, DateTime nowUtc)
    {
        RequireState(
            "A submitted application cannot be changed; an officer can return it for changes.",
            ApplicationState.Draft,
            ApplicationState.Returned
        );
        if (State == ApplicationState.Draft)
        {
            round.RequireOpen(nowUtc);
        }
        else
        {
            new Rules()
                .Require(
                    !UkTime.IsOver(ResubmitByUtc!.Value, nowUtc),
                    "TOO_LATE",
                    $"The deadline for submitting it again was {ResubmitBy()}; it is {UkTime.Show(nowUtc)} now. "
                        + "An officer can return it with a new deadline.",
                    InputPath.Of("application")
                )
                .Check();
        }
    }

    internal void RequireComplete(Round round, ApplicationForm form)
    {
        var at = InputPath.Argument("application");
        var answered = Answers().Select(a => a.Question).ToHashSet(StringComparer.Ordinal);
        var rules = new Rules().Valid(
            Asked().Total.MinorUnits > 0,
            "The application asks for no money. Enter how much revenue, capital or both it asks for.",
            at.Within("asked")
        );
        rules.Within(
            Asked(),
            round.Most(),
            "MORE_THAN_OFFERED",
            (name, amount, limit) => $"The application asks for {amount} of {name}. Ask for {limit} or less.",
            name => at.Within("asked", name)
        );

        foreach (var question in form.Questions().Where(q => q.Required && !answered.Contains(q.Key)))
        {
            rules.Valid(holds: false, $"Answer \"{question.Text}\" first.", at.Within("answers", question.Key));
        }

        rules.Check();
    }

    internal void RequireState(string remedy, params ApplicationState[] states) =>
        new Rules()
            .Require(states.Contains(State), "WRONG_STATE", $"\"{Title}\" is {State.InWords()}. {remedy}", InputPath.Of("application"))
            .Check();

    private static string? Show(DateTime? utc) => utc is { } moment ? UkTime.Show(moment) : null;
}

/// <summary>How far an application has come.</summary>
internal enum ApplicationState
{
    /// <summary>It is being written.</summary>
    Draft,

    /// <summary>It is submitted and can no longer be changed.</summary>
    Submitted,

    /// <summary>It was returned for changes, to be submitted again by a deadline.</summary>
    Returned,

    /// <summary>The organisation withdrew it.</summary>
    Withdrawn,

    /// <summary>Money is set aside or committed for it.</summary>
    Awarded,

    /// <summary>It gets money if other projects leave some.</summary>
    Reserved,

    /// <summary>It gets no money.</summary>
    Rejected,
}
