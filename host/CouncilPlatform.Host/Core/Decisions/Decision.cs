using System.Globalization;
using System.Linq.Expressions;
using CouncilPlatform.Host.Core.Bodies;
using CouncilPlatform.Host.Core.Meetings;
using GraphQL.DataLoader;

namespace CouncilPlatform.Host.Core.Decisions;

/// <summary>
/// A matter that is put to a body of the partnership, or of one of its members, and what the body decides. Until it is decided, only people
/// with a role in the partnership can read it; and only its owner, where the owner restricts the draft.
/// </summary>
internal sealed class Decision : Aggregate, IRestrictable, IPublishable<Decision>, IOwned
{
    /// <summary>How many days before a key decision it should be in the forward plan.</summary>
    private const int NoticeDays = 28;

    private static readonly InputPath Here = InputPath.Of("decision");

    /// <summary>The title, at most 300 characters.</summary>
    public required string Title { get; set; }

    /// <summary>What the body is requested to do.</summary>
    public string? Request { get; set; }

    public Guid BodyId { get; init; }

    /// <summary>When the body meets, or met, as precisely as is known.</summary>
    public PartialDate? Meets { get; set; }

    /// <summary>
    /// Whether it is a key decision under the council's constitution. A key decision must be in the forward plan before it is submitted.
    /// </summary>
    public bool KeyDecision { get; set; }

    /// <summary>The month of the forward plan that it is in, such as 2011-10.</summary>
    public PartialDate? ForwardPlan { get; set; }

    /// <summary>The day on which it was included in the forward plan. Null if that is not known to the day.</summary>
    public DateOnly? IncludedOn { get; set; }

    /// <summary>How far the matter has come.</summary>
    public DecisionState State { get; private set; }

    /// <summary>What the body decided. Null until it has.</summary>
    public DecisionType? Type { get; private set; }

    /// <summary>The day on which it was decided. Null until it is.</summary>
    public DateOnly? On { get; private set; }

    /// <summary>Why the body decided so, or the words of the minute. For a withdrawn matter, why it was withdrawn.</summary>
    public string? Reason { get; private set; }

    /// <summary>The document that records it, by title and date.</summary>
    public string? Source { get; set; }

    /// <summary>
    /// Whether only the organisation of the body sees the draft, and those with whom it shares the draft. It must publish the draft to the
    /// partnership before it submits it.
    /// </summary>
    public bool OwnerOnly { get; set; }

    /// <summary>The organisation that the body belongs to, as it was when the matter was raised.</summary>
    public Guid? OwnerId { get; init; }

    internal Guid? ProposedById { get; init; }

    internal string? SubjectId { get; init; }

    internal Guid? ReferredFromId { get; init; }

    internal Guid? MeetingId { get; private set; }

    internal DateTime RaisedUtc { get; init; }

    /// <summary>The id of the object that the decision is about, such as a grant fund.</summary>
    [Needs(nameof(SubjectId))]
    public GlobalId? Subject() => GlobalId.TryParse(SubjectId, out var id) ? id : null;

    /// <summary>Whether the decision allows money to be spent.</summary>
    [Needs(nameof(Type))]
    public bool AuthorisesSpending() => Type == DecisionType.Approve;

    /// <summary>
    /// How many days before its day the matter was included in the forward plan. Its day is that of the decision or, until it is decided,
    /// of the meeting. Null if one of the days is not known.
    /// </summary>
    [Needs(nameof(IncludedOn), nameof(On), nameof(Meets))]
    public int? ForwardPlanDays() =>
        (On ?? (Meets is { } meets && meets.First == meets.Last ? meets.First : (DateOnly?)null)) is { } day
            ? day.DayNumber - IncludedOn?.DayNumber
            : null;

    /// <summary>
    /// Whether a key decision was included in the forward plan fewer than 28 days before its day. Null for other matters, or if one of the
    /// days is not known.
    /// </summary>
    [Needs(nameof(KeyDecision), nameof(IncludedOn), nameof(On), nameof(Meets))]
    public bool? ShortNotice() =>
        KeyDecision
            ? ForwardPlanDays() is { } days
                ? days < NoticeDays
                : null
            : null;

    /// <summary>The meeting at which the body decided. Null if it is not recorded.</summary>
    public IDataLoaderResult<Meeting?>? Meeting(Batches batches, CoreDb db) =>
        MeetingId is null ? null : batches.Row<Meeting>(db, MeetingId);

    /// <summary>The implications that were considered, such as legal and financial ones.</summary>
    public IDataLoaderResult<IReadOnlyList<Implication>> Implications(Batches batches, CoreDb db) =>
        batches.Parts(db, Id, static (Implication i) => i.DecisionId, static i => i.Number);

    /// <summary>The body that decides.</summary>
    public IDataLoaderResult<Body?> Body(Batches batches, CoreDb db) => batches.Row<Body>(db, BodyId);

    /// <summary>The sign-offs by officers and members that are needed before the matter goes to the body.</summary>
    public IDataLoaderResult<IReadOnlyList<SignOff>> SignOffs(Batches batches, CoreDb db) =>
        batches.Parts(db, Id, static (SignOff s) => s.DecisionId, static s => s.Number);

    /// <summary>The conditions of the decision, and whether each is met.</summary>
    public IDataLoaderResult<IReadOnlyList<DecisionCondition>> Conditions(Batches batches, CoreDb db) =>
        batches.Parts(db, Id, static (DecisionCondition c) => c.DecisionId, static c => c.Number);

    /// <summary>The decision of another body that referred the matter to this one. Null if there is none.</summary>
    public IDataLoaderResult<Decision?>? ReferredFrom(Batches batches, CoreDb db) =>
        ReferredFromId is null ? null : batches.Row<Decision>(db, ReferredFromId);

    /// <summary>The matters to which this decision was referred, in the order in which they were raised.</summary>
    public IDataLoaderResult<IReadOnlyList<Decision>> ReferredTo(Batches batches, CoreDb db) =>
        batches.Values(
            Id,
            (Db: db, PartnershipId),
            static (ids, state) =>
                state
                    .Db.Of<Decision>(state.PartnershipId)
                    .Where(d => d.ReferredFromId != null && ids.Contains(d.ReferredFromId.Value))
                    .OrderBy(d => d.RaisedUtc),
            static d => d.ReferredFromId!.Value
        );

    static Expression<Func<Decision, bool>> IPublishable<Decision>.IsPublic => d => d.State == DecisionState.Decided;

    void IRestrictable.RequireRestrictable() => RequireDraft("You can restrict only a draft.", InputPath.Of("record"));

    /// <summary>Changes a draft. What is left out stays as it is.</summary>
    internal void Update(ChangeDecisionInput input)
    {
        RequireDraft("Withdraw it and propose a new one.");
        (Title, Request) = (input.Title ?? Title, input.OrRecorded(input.Request, Request));
        (KeyDecision, Meets) = (input.KeyDecision ?? KeyDecision, input.OrRecorded(input.Meets, Meets));
        IncludedOn = input.OrRecorded(input.IncludedOn, IncludedOn);
        ForwardPlan = input.OrRecorded(input.ForwardPlan, ForwardPlan) ?? MonthOf(input.IncludedOn);
    }

    /// <summary>The month of the forward plan in which a matter is that was included on a day.</summary>
    internal static PartialDate? MonthOf(DateOnly? includedOn) =>
        includedOn is { } day ? PartialDate.Parse(day.ToString("yyyy-MM", CultureInfo.InvariantCulture)) : null;

    /// <summary>Submits a draft to its body, once everybody has signed off and every implication is considered.</summary>
    /// <param name="signOffs">The sign-offs that were requested.</param>
    /// <param name="notConsidered">The implications that the partnership asks for, and that are not considered.</param>
    /// <exception cref="RuleException">WRONG_STATE; FORWARD_PLAN_MISSING; OWNER_ONLY; SIGN_OFF_MISSING, for each missing sign-off;
    /// IMPLICATION_MISSING, for each implication that is not considered.</exception>
    internal void Submit(IReadOnlyList<SignOff> signOffs, IEnumerable<ImplicationKind> notConsidered)
    {
        RequireDraft("You can submit a matter only once.");
        Readiness(signOffs, notConsidered).Check();
        State = DecisionState.Submitted;
    }

    /// <summary>Why the draft cannot be submitted yet, a sentence each.</summary>
    internal IReadOnlyList<string> NotReady(IReadOnlyList<SignOff> signOffs, IEnumerable<ImplicationKind> notConsidered) =>
        [.. Readiness(signOffs, notConsidered).Errors.Select(e => e.Message)];

    private Rules Readiness(IReadOnlyList<SignOff> signOffs, IEnumerable<ImplicationKind> notConsidered)
    {
        var rules = new Rules()
            .Require(
                !KeyDecision || ForwardPlan is not null,
                "FORWARD_PLAN_MISSING",
                "A key decision must be in the forward plan. Enter the month of the forward plan.",
                Here
            )
            .Fix("changeDecision")
            .Require(!OwnerOnly, "OWNER_ONLY", "Only your organisation sees this draft. Publish it to the partnership first.", Here)
            .Fix("publishRecord");
        if (KeyDecision)
        {
            signOffs = [.. signOffs, .. SignOff.Statutory.Where(r => signOffs.All(s => s.Role != r)).Select(Missing)];
        }

        foreach (var missing in signOffs.Where(s => s.State == SignOffState.Pending).OrderBy(s => s.Number))
        {
            rules
                .Require(
                    holds: false,
                    "SIGN_OFF_MISSING",
                    $"The sign-off of the {missing.Name()} is missing. Record it, or record that it is not needed.",
                    Here
                )
                .Fix("recordSignOff");
        }

        foreach (var kind in notConsidered)
        {
            rules
                .Require(
                    holds: false,
                    "IMPLICATION_MISSING",
                    $"{Implication.Title(kind)} not considered. Record what arises, or that nothing does.",
                    Here
                )
                .Fix("recordImplication");
        }

        return rules;
    }

    /// <summary>Records what the body decided.</summary>
    /// <exception cref="RuleException">WRONG_STATE.</exception>
    internal void Decide(DecisionType type, DateOnly on, string? reason, Meeting? meeting)
    {
        RequireState(State == DecisionState.Submitted, "A body decides once, on a matter that was submitted to it.");
        (State, Type, On, Reason, MeetingId) = (DecisionState.Decided, type, on, reason, meeting?.Id);
    }

    /// <summary>Withdraws a matter that no body has decided.</summary>
    /// <exception cref="RuleException">WRONG_STATE.</exception>
    internal void Withdraw(string reason)
    {
        RequireState(
            State is DecisionState.Draft or DecisionState.Submitted,
            "You can withdraw a matter only until the body decides, and only once."
        );
        (State, Reason) = (DecisionState.Withdrawn, reason);
    }

    /// <summary>Requires that somebody other than the proposer records what the body decided.</summary>
    /// <exception cref="RuleException">FOUR_EYES.</exception>
    internal void RequireOther(Caller caller) => new Rules().OtherPerson(caller, ProposedById, $"proposed \"{Title}\"", Here).Check();

    /// <summary>The same matter as a draft for another body.</summary>
    /// <exception cref="RuleException">INVALID: this is the body that has already decided.</exception>
    internal Decision Refer(ReferDecisionInput input, Body to, Caller by, DateTime now)
    {
        new Rules()
            .Require(to.Id != BodyId, RuleCodes.Invalid, $"{to.Name} has already decided on this matter. Choose another body.", input.To)
            .Check();
        return new()
        {
            PartnershipId = PartnershipId,
            Title = Title,
            Request = input.Request ?? Request,
            BodyId = to.Id,
            OwnerId = to.OrganisationId,
            ProposedById = by.Person,
            SubjectId = SubjectId,
            Meets = input.Meets,
            KeyDecision = KeyDecision,
            ForwardPlan = ForwardPlan,
            IncludedOn = IncludedOn,
            Source = Source,
            ReferredFromId = Id,
            RaisedUtc = now,
        };
    }

    private SignOff Missing(SignOffRole role) =>
        new()
        {
            DecisionId = Id,
            Number = int.MaxValue,
            Role = role,
        };

    /// <exception cref="RuleException">WRONG_STATE.</exception>
    internal void RequireDraft(string remedy, InputPath? at = null) => RequireState(State == DecisionState.Draft, remedy, at);

    /// <exception cref="RuleException">WRONG_STATE.</exception>
    internal void RequireDecided(string remedy) => RequireState(State == DecisionState.Decided, remedy);

    private void RequireState(bool holds, string remedy, InputPath? at = null) =>
        new Rules()
            .Require(
                holds,
                "WRONG_STATE",
                $"\"{Title}\" is {(State == DecisionState.Draft ? "a draft" : Wording.Of(State.ToString()))}. {remedy}",
                at ?? Here
            )
            .Check();
}

/// <summary>How far a matter has come.</summary>
internal enum DecisionState
{
    /// <summary>It is being prepared, and sign-offs are gathered.</summary>
    Draft,

    /// <summary>It has been put to the body.</summary>
    Submitted,

    /// <summary>The body has decided.</summary>
    Decided,

    /// <summary>It was withdrawn before the body decided.</summary>
    Withdrawn,
}
