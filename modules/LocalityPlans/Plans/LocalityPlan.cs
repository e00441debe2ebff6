namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>
/// What both tiers of local government, and their partners, do in one district in one year towards the objectives of its Community
/// Strategy.
/// </summary>
[Shared(
    "District and county prepare it together. Each activity is its organisation's own, and only the district's body can agree the plan."
)]
internal sealed class LocalityPlan : Aggregate, IRestricted
{
    public const int MaxParts = 500;

    private const int FirstYear = 1974;
    private const int LastYear = 2199;

    public Guid DistrictId { get; init; }

    /// <summary>The calendar year that the plan is for, like 2008.</summary>
    public int Year { get; init; }

    public Guid? GoverningBodyId { get; private set; }

    /// <summary>How far the plan has come.</summary>
    public LocalityPlanState State { get; private set; }

    /// <summary>The day the negotiation ended; null while the plan is a draft.</summary>
    public DateOnly? NegotiatedOn { get; private set; }

    /// <summary>The day the governing body approved the plan; null until then.</summary>
    public DateOnly? AgreedOn { get; private set; }

    /// <summary>The district that the plan is for.</summary>
    public IDataLoaderResult<Organisation?> District(OrganisationBatch organisations) => organisations.Get(DistrictId);

    /// <summary>The name of the district's body that must agree the plan; null while none is named.</summary>
    public IDataLoaderResult<string?> GoverningBody(Batches batches, IMediator mediator) =>
        batches
            .Load(
                GoverningBodyId ?? Guid.Empty,
                (mediator, PartnershipId),
                static (ids, s, ct) => s.mediator.Send(new GetBodies(s.PartnershipId, ids), ct)
            )
            .Then(body => body?.Name);

    /// <summary>The objectives of the Community Strategy that the plan contributes to, in order.</summary>
    public IDataLoaderResult<Connection<PlanObjective>> Objectives(Paging paging, Batches batches, LocalityPlansDb db) =>
        batches.Page(db, Id, static (PlanObjective o) => o.LocalityPlanId, paging, static o => o.Number);

    /// <summary>The activities, in the order in which they were recorded.</summary>
    /// <param name="tier">Only activities of this tier.</param>
    public IDataLoaderResult<Connection<PlanActivity>> Activities(ActivityTier? tier, Paging paging, Batches batches, LocalityPlansDb db) =>
        batches.Page(
            Id,
            (db, tier),
            static s => s.db.Set<PlanActivity>().Where(a => s.tier == null || a.Tier == s.tier),
            static a => a.LocalityPlanId,
            paging,
            static a => a.Number
        );

    /// <summary>The tiers, county and district, that have no activity in the plan yet. A complete plan has activities of both.</summary>
    public IDataLoaderResult<IReadOnlyList<ActivityTier>> MissingTiers(Batches batches, LocalityPlansDb db) =>
        batches
            .Values(
                Id,
                db,
                static (ids, db) =>
                    db.Set<PlanActivity>()
                        .Where(a => ids.Contains(a.LocalityPlanId))
                        .Select(a => new { a.LocalityPlanId, a.Tier })
                        .Distinct(),
                static a => a.LocalityPlanId,
                static a => a.Tier
            )
            .Then(Plans.Completeness.Missing);

    /// <summary>Whether the plan has activities of both tiers, in words, like "incomplete: county tier missing".</summary>
    public IDataLoaderResult<string> Completeness(Batches batches, LocalityPlansDb db) =>
        MissingTiers(batches, db).Then(Plans.Completeness.InWords);

    bool IRestricted.MayBeReadBy(Caller caller, Partnership partnership) =>
        State == LocalityPlanState.Published ? caller.MayRead(partnership) : caller.Has(Role.Viewer, partnership);

    internal static void CheckYear(int year, InputPath at) =>
        new Rules().Valid(year is >= FirstYear and <= LastYear, $"Enter a year from {FirstYear} to {LastYear}, like 2008.", at).Check();

    internal void RequireDraft() =>
        RequireState(
            State == LocalityPlanState.Draft,
            "You can change what a plan contains only while it is a draft. A negotiated plan can become a draft again."
        );

    internal void NameGoverningBody(PartnershipBody body)
    {
        RequireState(State < LocalityPlanState.Agreed, "You can change its governing body only before it is agreed.");
        var at = InputPath.Of("governingBody");
        new Rules()
            .Require(
                body.OrganisationId == DistrictId,
                "NOT_OF_THE_DISTRICT",
                $"{body.Name} is not a body of this district. Choose the district's own governing body.",
                at
            )
            .Valid(!body.Dissolved, $"{body.Name} is dissolved. Choose a body that still meets.", at)
            .Check();
        GoverningBodyId = body.Id;
    }

    internal void Negotiate(DateOnly on, DateOnly today, IReadOnlyList<ActivityTier> missing)
    {
        RequireState(State == LocalityPlanState.Draft, "You can negotiate it only while it is a draft.");
        new Rules()
            .Require(
                missing.Count == 0,
                "INCOMPLETE",
                $"The plan is {Plans.Completeness.InWords(missing)}. Record what the councils of that tier do.",
                InputPath.Of("localityPlan")
            )
            .NotInFuture(on, today)
            .Check();
        (State, NegotiatedOn) = (LocalityPlanState.Negotiated, on);
    }

    internal void Redraft()
    {
        RequireState(State == LocalityPlanState.Negotiated, "Only a negotiated plan can become a draft again.");
        (State, NegotiatedOn) = (LocalityPlanState.Draft, null);
    }

    /// <param name="decisions">Every decision on the plan, the latest first.</param>
    internal RecordedDecision Agree(IEnumerable<RecordedDecision> decisions)
    {
        RequireState(State == LocalityPlanState.Negotiated, "The councils must negotiate the plan before it is agreed.");
        var at = InputPath.Of("localityPlan");
        new Rules()
            .Require(
                GoverningBodyId is not null,
                "GOVERNING_BODY_MISSING",
                "The plan has no governing body. Name the district's body that must agree it.",
                at
            )
            .Check();
        var last = decisions.FirstOrDefault(d =>
            d.BodyId == GoverningBodyId && d.On >= NegotiatedOn && d.Type is DecisionType.Approve or DecisionType.Reject
        );
        new Rules()
            .Require(
                last is { Type: DecisionType.Approve },
                "NOT_APPROVED",
                $"The district's governing body has not approved the plan as it was negotiated on {NegotiatedOn:d MMMM yyyy}. "
                    + "Propose the decision to that body. It must approve the plan, not only note or endorse it.",
                at
            )
            .Require(
                last is not { Type: DecisionType.Approve, OpenConditions: > 0 },
                "CONDITIONS_OPEN",
                $"The approval has {Wording.Count(last?.OpenConditions ?? 0, "open condition")}. Meet them first.",
                at
            )
            .Check();
        (State, AgreedOn) = (LocalityPlanState.Agreed, last!.On);
        return last;
    }

    internal void Publish()
    {
        RequireState(State == LocalityPlanState.Agreed, "The governing body must agree the plan before it is published.");
        State = LocalityPlanState.Published;
    }

    private void RequireState(bool holds, string remedy) =>
        new Rules()
            .Require(holds, "WRONG_STATE", $"The plan is {Wording.Of(State.ToString())}. {remedy}", InputPath.Of("localityPlan"))
            .Check();
}

/// <summary>How far a plan has come.</summary>
internal enum LocalityPlanState
{
    /// <summary>The plan is being written: its objectives and activities may change.</summary>
    Draft,

    /// <summary>The councils have agreed what each does; the plan is with the district's governing body.</summary>
    Negotiated,

    /// <summary>The district's governing body has approved the plan.</summary>
    Agreed,

    /// <summary>Everyone who may read the partnership may read the plan.</summary>
    Published,
}
