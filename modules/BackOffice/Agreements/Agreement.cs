namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>What councils agreed to do together, for how long and by which power. It goes from draft to ended, and keeps what it was.</summary>
internal sealed class Agreement : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid? ProviderId { get; init; }

    public Guid? ClientId { get; init; }

    /// <summary>Its short name within the partnership.</summary>
    public required string Slug { get; init; }

    public required string Title { get; set; }

    public AgreementForm Form { get; init; }

    public required string Purpose { get; set; }

    /// <summary>The power in law by which the parties may do it.</summary>
    public required string LegalPower { get; set; }

    /// <summary>As precisely as is known: it counts from the first day that it may be.</summary>
    public PartialDate StartsOn { get; set; }

    /// <summary>The last day of its term; null where it runs until it is ended.</summary>
    public DateOnly? EndsOn { get; set; }

    /// <summary>When the parties look at it again.</summary>
    public DateOnly? ReviewOn { get; set; }

    /// <summary>How many calendar months before the end of its term notice must be given; null where none need be.</summary>
    public int? NoticeMonths { get; set; }

    /// <summary>When every party had agreed, as precisely as is known; null while it is a draft.</summary>
    public PartialDate? AgreedOn { get; set; }

    /// <summary>The day on which the exit was complete; null while it is not.</summary>
    public DateOnly? ExitedOn { get; set; }

    /// <summary>The document, by title and date.</summary>
    public string? Source { get; init; }

    /// <summary>Of a service level agreement: the specific service, as in "employment tribunals".</summary>
    public string? Service { get; init; }

    internal long? ChargePence { get; init; }

    /// <summary>Of a service level agreement: what the charge is for, as in "a year" or "a case".</summary>
    public string? ChargeBasis { get; init; }

    public int Version { get; set; }

    /// <summary>Of a service level agreement: what the client pays.</summary>
    [Needs(nameof(ChargePence))]
    public Money? Charge() => ChargePence is { } pence ? Money.FromPence(pence) : null;

    /// <summary>Of a service level agreement: who delivers.</summary>
    public IDataLoaderResult<Organisation?>? Provider(Batches batches, IMediator mediator) =>
        ProviderId is { } id ? batches.Organisation(id, mediator) : null;

    /// <summary>Of a service level agreement: who is served and pays.</summary>
    public IDataLoaderResult<Organisation?>? Client(Batches batches, IMediator mediator) =>
        ClientId is { } id ? batches.Organisation(id, mediator) : null;

    /// <summary>What else it is called: one agreement all the same.</summary>
    public IDataLoaderResult<IReadOnlyList<AgreementAlias>> Aliases(Batches batches, BackOfficeDb db) =>
        batches.All(
            "backoffice.agreement.aliases",
            Id,
            ids => db.AgreementAliases.Where(a => ids.Contains(a.AgreementId)).OrderBy(a => a.Name),
            a => a.AgreementId
        );

    /// <summary>Who agreed.</summary>
    public IDataLoaderResult<IReadOnlyList<AgreementParty>> Parties(Batches batches, BackOfficeDb db) =>
        batches.All(
            "backoffice.agreement.parties",
            Id,
            ids => db.AgreementParties.Where(p => ids.Contains(p.AgreementId)).OrderBy(p => p.Place),
            p => p.AgreementId
        );

    /// <summary>In the order in which they were written down.</summary>
    public IDataLoaderResult<IReadOnlyList<Clause>> Clauses(Batches batches, BackOfficeDb db) =>
        batches.All(
            "backoffice.agreement.clauses",
            Id,
            ids => db.Clauses.Where(c => ids.Contains(c.AgreementId)).OrderBy(c => c.Place),
            c => c.AgreementId
        );

    /// <summary>What the parties owe one another: until the last day of the agreement, given notice or not.</summary>
    public IDataLoaderResult<IReadOnlyList<Obligation>> Obligations(Batches batches, BackOfficeDb db) =>
        batches.All(
            "backoffice.agreement.obligations",
            Id,
            ids => db.Obligations.Where(o => ids.Contains(o.AgreementId)).OrderBy(o => o.Place),
            o => o.AgreementId
        );

    /// <summary>How it is being ended; null where no clause was activated.</summary>
    public IDataLoaderResult<Termination?> Termination(Batches batches, BackOfficeDb db) => TerminationOf(batches, db);

    /// <summary>Its last day: by a termination, or else of its term; null where it has none.</summary>
    [Needs(nameof(EndsOn))]
    public IDataLoaderResult<DateOnly?> LastDay(Batches batches, BackOfficeDb db) =>
        TerminationOf(batches, db).Then(t => AgreementDates.LastDay(this, t));

    /// <summary>Where it stands.</summary>
    /// <param name="asAt">On which day; today where nothing is said.</param>
    [Needs(nameof(AgreedOn), nameof(StartsOn), nameof(EndsOn))]
    public IDataLoaderResult<AgreementState> State(DateOnly? asAt, Batches batches, BackOfficeDb db, TimeProvider time)
    {
        var day = asAt ?? UkTime.Today(time);
        return TerminationOf(batches, db).Then(t => AgreementDates.StateOn(this, t, day));
    }

    /// <summary>The last day on which notice may be given for the agreement to end with its term; null where no notice need be given.</summary>
    [Needs(nameof(EndsOn), nameof(NoticeMonths))]
    public DateOnly? LastDayToGiveNotice() =>
        EndsOn is { } end && NoticeMonths is { } months ? AgreementDates.LastDayToGiveNotice(end, months) : null;

    /// <summary>What bodies decided on it, the latest first.</summary>
    public IDataLoaderResult<IReadOnlyList<RecordedDecision>> Decisions(Batches batches, IMediator mediator)
    {
        var partnership = PartnershipId;
        return batches
            .Load<GlobalId, IReadOnlyList<RecordedDecision>>(
                $"backoffice.agreement.decisions.{partnership}",
                new(nameof(Agreement), Id),
                (subjects, cancellationToken) => mediator.Send(new GetDecisions(partnership, subjects), cancellationToken)
            )
            .Then(decisions => decisions ?? []);
    }

    /// <summary>Contracts and systems under it, by title.</summary>
    public IDataLoaderResult<IReadOnlyList<ExitContract>> Contracts(Batches batches, BackOfficeDb db) =>
        batches.All(
            "backoffice.agreement.contracts",
            Id,
            ids => db.ExitContracts.Where(c => ids.Contains(c.AgreementId)).OrderBy(c => c.Title),
            c => c.AgreementId
        );

    /// <summary>What still stands in the way of the exit.</summary>
    public IDataLoaderResult<ExitPlan> ExitPlan(Batches batches, ExitPlans plans) =>
        batches.Load<Guid, ExitPlan>("backoffice.agreement.exit-plan", Id, plans.OfAsync).Then(plan => plan!);

    private IDataLoaderResult<Termination?> TerminationOf(Batches batches, BackOfficeDb db) =>
        batches.Load<Guid, Termination>(
            "backoffice.agreement.termination",
            Id,
            async (ids, cancellationToken) => await TerminationQueries.ByAgreementAsync(db, ids, cancellationToken)
        );
}

/// <summary>What sort of agreement it is.</summary>
internal enum AgreementForm
{
    Memorandum,
    ServiceLevelAgreement,
    Delegation,
    Consortium,
}

/// <summary>Where an agreement stands.</summary>
internal enum AgreementState
{
    Draft,

    /// <summary>Every party has agreed, and it has not begun.</summary>
    Agreed,
    InForce,

    /// <summary>A clause was activated: everything in it holds until its last day.</summary>
    Terminating,
    Ended,
}

/// <summary>Another name of an agreement.</summary>
internal sealed class AgreementAlias : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid AgreementId { get; init; }

    public required string Name { get; init; }
}

/// <summary>A council or another body that agreed.</summary>
internal sealed class AgreementParty : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid AgreementId { get; init; }

    public Guid OrganisationId { get; init; }

    // In the order in which they were given: keys have none on SQL Server.
    internal int Place { get; init; }

    public IDataLoaderResult<Organisation?> Organisation(Batches batches, IMediator mediator) =>
        batches.Organisation(OrganisationId, mediator);
}

/// <summary>A clause of an agreement.</summary>
internal sealed class Clause : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid AgreementId { get; init; }

    // In the order in which they were given: keys have none on SQL Server.
    internal int Place { get; init; }

    /// <summary>As the agreement numbers it, as in "8" or "8.6A".</summary>
    public required string Number { get; init; }

    public required string Text { get; init; }

    /// <summary>Of a termination clause: how many calendar months after the decision the agreement ends; null of another clause.</summary>
    public int? TerminationMonths { get; init; }
}

/// <summary>What a party owes under an agreement, until its last day.</summary>
internal sealed class Obligation : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid AgreementId { get; init; }

    public Guid? OrganisationId { get; init; }

    // In the order in which they were given: keys have none on SQL Server.
    internal int Place { get; init; }

    public required string Text { get; init; }

    /// <summary>Who owes it; null where every party does.</summary>
    public IDataLoaderResult<Organisation?>? OwedBy(Batches batches, IMediator mediator) =>
        OrganisationId is { } id ? batches.Organisation(id, mediator) : null;

    /// <summary>Whether it holds: from the agreement's first day to its last, whether it is being ended or not.</summary>
    /// <param name="asAt">On which day; today where nothing is said.</param>
    public IDataLoaderResult<bool> Active(DateOnly? asAt, Batches batches, BackOfficeDb db, TimeProvider time)
    {
        var day = asAt ?? UkTime.Today(time);
        return batches
            .Load<Guid, Func<DateOnly, AgreementState>>(
                "backoffice.agreement.state",
                AgreementId,
                async (ids, cancellationToken) =>
                {
                    var agreements = await db.Agreements.AsNoTracking().Where(a => ids.Contains(a.Id)).ToListAsync(cancellationToken);
                    var terminations = await TerminationQueries.ByAgreementAsync(db, ids, cancellationToken);
                    return agreements.ToDictionary(
                        a => a.Id,
                        Func<DateOnly, AgreementState> (a) => on => AgreementDates.StateOn(a, terminations.GetValueOrDefault(a.Id), on)
                    );
                }
            )
            .Then(state => state!(day) is AgreementState.InForce or AgreementState.Terminating);
    }
}
