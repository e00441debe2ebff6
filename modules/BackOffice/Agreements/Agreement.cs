using System.Linq.Expressions;

namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>What councils agreed to do together, for how long and under which legal power. It belongs to its parties together.</summary>
internal sealed class Agreement : Aggregate, IPublishable<Agreement>, ISlugged, IJointlyOwned
{
    public Guid? ProviderId { get; set; }

    public Guid? ClientId { get; set; }

    public required string Slug { get; init; }

    /// <summary>The agreement's title, like Memorandum of Agreement.</summary>
    [MaxLength(300)]
    public required string Title { get; set; }

    /// <summary>The sort of agreement, like a memorandum or a service level agreement.</summary>
    public AgreementForm Form { get; init; }

    /// <summary>What the parties want to do together.</summary>
    [MaxLength(2000)]
    public required string Purpose { get; set; }

    /// <summary>The legal power under which the parties act, like Local Government Act 1972, section 113.</summary>
    [MaxLength(500)]
    public required string LegalPower { get; set; }

    /// <summary>The first day, as precisely as is known; 2010 counts from 1 January 2010.</summary>
    public PartialDate StartsOn { get; set; }

    /// <summary>The last day of the term; null where the agreement runs until it is ended.</summary>
    public DateOnly? EndsOn { get; set; }

    /// <summary>The day on which the parties review the agreement; null where none is agreed.</summary>
    public DateOnly? ReviewOn { get; set; }

    /// <summary>How many calendar months before the end of the term notice must be given, 1 to 120; null where none is needed.</summary>
    public int? NoticeMonths { get; set; }

    /// <summary>When every party had agreed, as precisely as is known; null for a draft.</summary>
    public PartialDate? AgreedOn { get; private set; }

    /// <summary>The day on which the exit was complete; null while it is not.</summary>
    public DateOnly? ExitedOn { get; private set; }

    /// <summary>The document, by title and date.</summary>
    [MaxLength(300)]
    public string? Source { get; init; }

    /// <summary>Of a service level agreement: the specific service, like employment tribunals.</summary>
    [MaxLength(300)]
    public string? Service { get; init; }

    internal long? ChargePence { get; init; }

    internal Guid? DraftedById { get; init; }

    /// <summary>Of a service level agreement: what the charge is for, like a year or a case.</summary>
    [MaxLength(300)]
    public string? ChargeBasis { get; init; }

    /// <summary>Of a service level agreement: what the client pays.</summary>
    [Needs(nameof(ChargePence))]
    public Money? Charge() => ChargePence.ToMoney();

    /// <summary>Of a service level agreement: the party that delivers the service.</summary>
    public IDataLoaderResult<Organisation?>? Provider(OrganisationBatch organisations) => organisations.Get(ProviderId);

    /// <summary>Of a service level agreement: the party that receives the service and pays.</summary>
    public IDataLoaderResult<Organisation?>? Client(OrganisationBatch organisations) => organisations.Get(ClientId);

    /// <summary>What else the agreement is called.</summary>
    public IDataLoaderResult<IReadOnlyList<AgreementAlias>> Aliases(Batches batches, BackOfficeDb db) =>
        batches.Parts(db, Id, (AgreementAlias a) => a.AgreementId, a => a.Name);

    /// <summary>The councils and other bodies that agreed.</summary>
    public IDataLoaderResult<IReadOnlyList<AgreementParty>> Parties(Batches batches, BackOfficeDb db) =>
        batches.Parts(db, Id, (AgreementParty p) => p.AgreementId, p => p.SortOrder);

    /// <summary>The clauses, in the order in which they were added.</summary>
    public IDataLoaderResult<IReadOnlyList<Clause>> Clauses(Batches batches, BackOfficeDb db) =>
        batches.Parts(db, Id, (Clause c) => c.AgreementId, c => c.SortOrder);

    /// <summary>What the parties owe one another until the last day, even after notice was given.</summary>
    public IDataLoaderResult<IReadOnlyList<Obligation>> Obligations(Batches batches, BackOfficeDb db) =>
        batches.Parts(db, Id, (Obligation o) => o.AgreementId, o => o.SortOrder);

    /// <summary>How the agreement is being ended; null where no clause was activated.</summary>
    public IDataLoaderResult<Termination?> Termination(Batches batches, BackOfficeDb db) => Agreements.Termination.Of(Id, batches, db);

    /// <summary>The last day: by a termination, or else of the term; null where there is none.</summary>
    [Needs(nameof(EndsOn))]
    public IDataLoaderResult<DateOnly?> LastDay(Batches batches, BackOfficeDb db) =>
        Termination(batches, db).Then(t => AgreementDates.LastDay(this, t));

    /// <summary>How far the agreement has come.</summary>
    /// <param name="asAt">The day to look at; today where left out.</param>
    [Needs(nameof(AgreedOn), nameof(StartsOn), nameof(EndsOn))]
    public IDataLoaderResult<AgreementState> State(DateOnly? asAt, Batches batches, BackOfficeDb db, TimeProvider time) =>
        Termination(batches, db).Then(t => AgreementDates.StateOn(this, t, asAt ?? UkTime.Today(time)));

    /// <summary>The last day to give notice so that the agreement ends with its term; null where none is needed.</summary>
    [Needs(nameof(EndsOn), nameof(NoticeMonths))]
    public DateOnly? LastDayToGiveNotice() =>
        EndsOn is { } end && NoticeMonths is { } months ? AgreementDates.LastDayToGiveNotice(end, months) : null;

    /// <summary>Days from today to the last day to give notice; null where there is none, or it is over.</summary>
    [Needs(nameof(EndsOn), nameof(NoticeMonths))]
    public int? DaysToGiveNotice(TimeProvider time) => AgreementDates.DaysUntil(LastDayToGiveNotice(), time);

    /// <summary>Days from today to the last day; null where there is none, or it is over.</summary>
    [Needs(nameof(EndsOn))]
    public IDataLoaderResult<int?> DaysToEnd(Batches batches, BackOfficeDb db, TimeProvider time) =>
        LastDay(batches, db).Then(day => AgreementDates.DaysUntil(day, time));

    /// <summary>What bodies decided about the agreement, the latest first.</summary>
    public IDataLoaderResult<IReadOnlyList<RecordedDecision>> Decisions(Batches batches, IMediator mediator) =>
        batches
            .Load(
                new GlobalId(nameof(Agreement), Id),
                (PartnershipId, mediator),
                static (subjects, s, ct) => s.mediator.Send(new GetDecisions(s.PartnershipId, subjects), ct)
            )
            .Then(decisions => decisions ?? []);

    /// <summary>Contracts and systems under the agreement, by title.</summary>
    public IDataLoaderResult<IReadOnlyList<ExitContract>> Contracts(Batches batches, BackOfficeDb db) =>
        batches.Parts(db, Id, (ExitContract c) => c.AgreementId, c => c.Title);

    /// <summary>What must be settled before the parties can separate.</summary>
    public IDataLoaderResult<ExitPlan> ExitPlan(Batches batches, IExitPlans plans) =>
        batches.Load(Id, (PartnershipId, plans), static (ids, s, ct) => s.plans.OfAsync(s.PartnershipId, ids, ct)).Then(plan => plan!);

    static Expression<Func<Agreement, bool>> IPublishable<Agreement>.IsPublic => a => a.AgreedOn != null;

    async Task<IReadOnlyCollection<Guid>> IJointlyOwned.FindOwnersAsync(ModuleDb db, CancellationToken cancellationToken) =>
        await db.Set<AgreementParty>().Where(p => p.AgreementId == Id).Select(p => p.OrganisationId).ToListAsync(cancellationToken);

    internal static Agreement From(DraftAgreementInput input, Guid partnership, Guid? person) =>
        new()
        {
            PartnershipId = partnership,
            DraftedById = person,
            Slug = input.Slug,
            Title = input.Title,
            Form = input.Form,
            Purpose = input.Purpose,
            LegalPower = input.LegalPower,
            StartsOn = input.StartsOn,
            EndsOn = input.EndsOn,
            ReviewOn = input.ReviewOn,
            NoticeMonths = input.NoticeMonths,
            Service = input.Service,
            ChargePence = input.Charge?.MinorUnits,
            ChargeBasis = input.ChargeBasis,
            Source = input.Source,
        };

    /// <summary>Changes what was agreed. What is left out stays.</summary>
    internal void Amend(AmendAgreementInput input)
    {
        (Title, Purpose, LegalPower) = (input.Title ?? Title, input.Purpose ?? Purpose, input.LegalPower ?? LegalPower);
        (StartsOn, EndsOn) = (input.StartsOn ?? StartsOn, input.OrRecorded(input.EndsOn, EndsOn));
        ReviewOn = input.OrRecorded(input.ReviewOn, ReviewOn);
        NoticeMonths = input.OrRecorded(input.NoticeMonths, NoticeMonths);
        Check(new()).Check();
    }

    internal void Conclude(PartialDate on, DateOnly today, Caller? caller = null)
    {
        (caller is null ? new Rules() : new Rules().OtherPerson(caller, DraftedById, "drafted this agreement", InputPath.Of("agreement")))
            .Require(AgreedOn is null, "AGREED", $"This agreement was concluded on {AgreedOn}.", InputPath.Of("agreement"))
            .Valid(on.First <= today, "The date of agreement must be today or in the past.", on)
            .Check();
        AgreedOn = on;
    }

    internal void RequireCurrent(Termination? termination, DateOnly today) =>
        new Rules()
            .Require(
                AgreementDates.StateOn(this, termination, today) != AgreementState.Ended,
                "ENDED",
                $"{Title} ended on {AgreementDates.LastDay(this, termination):d MMMM yyyy}. You cannot change an agreement that has ended.",
                InputPath.Of("agreement")
            )
            .Check();

    internal Rules NotExited(string field) =>
        new Rules().Require(ExitedOn is null, "ENDED", $"The parties separated on {ExitedOn:d MMMM yyyy}.", InputPath.Of(field));

    internal void Exit(DateOnly on, Termination? termination, IEnumerable<string> blockers, DateOnly today)
    {
        var last = AgreementDates.LastDay(this, termination);
        var about = InputPath.Of("agreement");
        var rules = NotExited("agreement")
            .Require(last is not null, "NOT_TERMINATING", "The agreement has no last day. Activate the clause that ends it first.", about)
            .Require(
                last is null || on >= last,
                "BEFORE_END",
                $"The agreement is in force until {last:d MMMM yyyy}. Enter that day or a later one.",
                on
            )
            .Past(on, today, "date of the exit");
        foreach (var blocker in blockers)
        {
            rules.Require(holds: false, "EXIT_BLOCKED", blocker, about);
        }

        rules.Check();
        ExitedOn = on;
    }

    internal Rules Check(Rules rules)
    {
        var startsOn = StartsOn.First;
        return rules
            .Text(Title, 300)
            .Text(Purpose, 2000)
            .Text(LegalPower, 500)
            .Day(startsOn)
            .Day(EndsOn)
            .Day(ReviewOn)
            .Order(startsOn, EndsOn)
            .Order(startsOn, ReviewOn, "review")
            .Valid(
                NoticeMonths is null || EndsOn is not null,
                "Notice is given for the end of a term. Enter when the agreement ends.",
                NoticeMonths
            )
            .Range(NoticeMonths, 1, 120, "calendar months");
    }
}

/// <summary>The sort of agreement.</summary>
internal enum AgreementForm
{
    /// <summary>A memorandum of agreement.</summary>
    Memorandum,

    /// <summary>One party delivers a specific service to another for a charge.</summary>
    ServiceLevelAgreement,

    /// <summary>One party acts for another under delegated authority.</summary>
    Delegation,

    /// <summary>Several parties buy or deliver together.</summary>
    Consortium,
}

/// <summary>How far an agreement has come.</summary>
internal enum AgreementState
{
    /// <summary>Not every party has agreed.</summary>
    Draft,

    /// <summary>Every party has agreed, and the agreement has not started.</summary>
    Agreed,

    /// <summary>The agreement has started and is not being ended.</summary>
    InForce,

    /// <summary>A clause that ends the agreement was activated: everything holds until the last day.</summary>
    Terminating,

    /// <summary>The last day is over.</summary>
    Ended,
}

/// <summary>Another name of an agreement.</summary>
internal sealed class AgreementAlias : Entity
{
    public Guid AgreementId { get; init; }

    /// <summary>The name, like Memorandum of Association.</summary>
    [MaxLength(300)]
    public required string Name { get; init; }
}

/// <summary>A council or another body that is a party to an agreement.</summary>
internal sealed class AgreementParty : OrganisationEntity, IBelongsTo<Agreement>
{
    public Guid AgreementId { get; init; }

    [Column("Place")]
    internal int SortOrder { get; init; }

    Guid IBelongsTo<Agreement>.WholeId => AgreementId;

    internal static IEnumerable<AgreementParty> Of(Agreement agreement, IEnumerable<Guid> parties) =>
        parties.Select(
            (party, index) =>
                new AgreementParty
                {
                    AgreementId = agreement.Id,
                    OrganisationId = party,
                    SortOrder = index,
                }
        );
}

/// <summary>A clause of an agreement.</summary>
internal sealed class Clause : PartnershipEntity, IBelongsTo<Agreement>
{
    public Guid AgreementId { get; init; }

    [Column("Place")]
    internal int SortOrder { get; init; }

    /// <summary>The clause's number in the agreement, like 8 or 8.6A.</summary>
    [MaxLength(20)]
    public required string Number { get; init; }

    /// <summary>The clause's wording.</summary>
    [MaxLength(4000)]
    public required string Text { get; init; }

    /// <summary>Of a clause that ends the agreement: how many calendar months after the decision, 1 to 120.</summary>
    public int? TerminationMonths { get; init; }

    Guid IBelongsTo<Agreement>.WholeId => AgreementId;
}

/// <summary>What a party owes under an agreement, until its last day.</summary>
internal sealed class Obligation : PartnershipEntity, IBelongsTo<Agreement>
{
    public Guid AgreementId { get; init; }

    public Guid? OrganisationId { get; init; }

    [Column("Place")]
    internal int SortOrder { get; init; }

    /// <summary>What is owed, like joint staff are allocated in a fair and reasonable way.</summary>
    [MaxLength(2000)]
    public required string Text { get; init; }

    Guid IBelongsTo<Agreement>.WholeId => AgreementId;

    /// <summary>The party that owes it; null where every party does.</summary>
    public IDataLoaderResult<Organisation?>? OwedBy(OrganisationBatch organisations) => organisations.Get(OrganisationId);

    /// <summary>Whether the obligation holds on a day, from the agreement's first day to its last.</summary>
    /// <param name="asAt">The day to look at; today where left out.</param>
    public IDataLoaderResult<bool> Active(DateOnly? asAt, Batches batches, BackOfficeDb db, TimeProvider time) =>
        AgreementDates.IsActive(AgreementId, asAt ?? UkTime.Today(time), batches, db);
}
