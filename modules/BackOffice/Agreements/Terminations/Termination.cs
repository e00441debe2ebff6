namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>A clause that was activated to end an agreement. Its months count from the formal decision.</summary>
internal sealed class Termination : Aggregate, IPartOf<Agreement>
{
    public Guid AgreementId { get; init; }

    public Guid ClauseId { get; init; }

    public Guid DecisionId { get; init; }

    /// <summary>The day of the formal decision.</summary>
    public DateOnly DecidedOn { get; init; }

    /// <summary>The day on which notice was given, not before the decision.</summary>
    public DateOnly GivenOn { get; init; }

    /// <summary>The last day by the clause alone: its calendar months after the decision.</summary>
    public DateOnly FirstEnd { get; init; }

    /// <summary>The last day as it is now, with every change that all parties agreed.</summary>
    public DateOnly EndsOn { get; internal set; }

    Guid IBelongsTo<Agreement>.WholeId => AgreementId;

    /// <summary>The clause that was activated.</summary>
    public IDataLoaderResult<Clause?> Clause(Batches batches, BackOfficeDb db) => batches.Row<Clause>(db, ClauseId);

    /// <summary>Every shorter or longer time that was proposed, in order.</summary>
    public IDataLoaderResult<IReadOnlyList<EndDateChange>> Changes(Batches batches, BackOfficeDb db) =>
        batches.Parts(db, Id, (EndDateChange c) => c.TerminationId, c => c.Number);

    internal static IDataLoaderResult<Termination?> Of(Guid agreement, Batches batches, BackOfficeDb db) =>
        batches.Parts(db, agreement, (Termination t) => t.AgreementId, t => t.DecidedOn).Then(found => found.Count == 0 ? null : found[0]);

    /// <param name="current">How it is being ended already.</param>
    /// <param name="decision">Null where no body of a party made one about the agreement.</param>
    internal static Termination By(
        ActivateClauseInput input,
        Agreement agreement,
        Termination? current,
        Clause clause,
        RecordedDecision? decision,
        DateOnly today
    )
    {
        new Rules()
            .Valid(
                clause.TerminationMonths is not null,
                $"Clause {clause.Number} does not end the agreement. Choose a clause that does.",
                input.Clause
            )
            .Require(
                current is null,
                "TERMINATING",
                $"A clause was already activated: the agreement ends on {current?.EndsOn:d MMMM yyyy}. Propose another last day instead.",
                input.Agreement
            )
            .Require(
                agreement.AgreedOn is not null,
                "DRAFT",
                "The agreement is a draft, so it cannot be ended. Conclude it first.",
                input.Agreement
            )
            .Require(
                decision is { AuthorisesSpending: true },
                "DECISION_MISSING",
                "A body of one of the parties must approve ending the agreement before you can give notice.",
                input.Decision
            )
            .Require(
                decision is null || input.GivenOn >= decision.On,
                "BEFORE_DECISION",
                $"The decision was made on {decision?.On:d MMMM yyyy}. Enter that day or a later one for the notice.",
                input.GivenOn
            )
            .Past(input.GivenOn, today, "day of the notice")
            .Check();
        var end = AgreementDates.End(decision!.On, clause.TerminationMonths!.Value);
        return new()
        {
            PartnershipId = agreement.PartnershipId,
            AgreementId = agreement.Id,
            ClauseId = clause.Id,
            DecisionId = decision.Id,
            DecidedOn = decision.On,
            GivenOn = input.GivenOn,
            FirstEnd = end,
            EndsOn = end,
        };
    }

    internal EndDateChange Propose(ProposeEndDateInput input, int number, bool pending, DateOnly today, Guid? person)
    {
        new Rules()
            .Valid(input.EndsOn != EndsOn, "The agreement already ends on that day. Enter another day.", input.EndsOn)
            .Valid(
                input.EndsOn >= DecidedOn,
                $"The agreement cannot end before the decision of {DecidedOn:d MMMM yyyy}. Enter a later day.",
                input.EndsOn
            )
            .Valid(input.EndsOn >= today, "The last day must be today or in the future.", input.EndsOn)
            .Require(!pending, "PENDING", "Another last day is proposed and not yet agreed. Withdraw that proposal first.", input.EndsOn)
            .Check();
        return new()
        {
            PartnershipId = PartnershipId,
            TerminationId = Id,
            Number = number,
            ProposedById = person,
            From = EndsOn,
            EndsOn = input.EndsOn,
            Reason = input.Reason,
        };
    }
}

/// <summary>A shorter or longer time until an agreement ends, which takes effect when every party has agreed.</summary>
internal sealed class EndDateChange : Aggregate, INumbered, IPartOf<Termination>
{
    public Guid TerminationId { get; init; }

    /// <summary>The proposal's position among those of the termination, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The last day before the proposal.</summary>
    public DateOnly From { get; init; }

    /// <summary>The last day that is proposed.</summary>
    public DateOnly EndsOn { get; init; }

    /// <summary>Why the parties need another last day.</summary>
    [MaxLength(1000)]
    public required string Reason { get; init; }

    /// <summary>Whether the proposal has taken effect.</summary>
    public EndDateChangeState State { get; private set; }

    /// <summary>The day on which the last party agreed; null until every party has.</summary>
    public DateOnly? EffectiveOn { get; private set; }

    internal Guid? ProposedById { get; init; }

    Guid IBelongsTo<Termination>.WholeId => TerminationId;

    /// <summary>Whether the time becomes shorter.</summary>
    [Needs(nameof(EndsOn), nameof(From))]
    public bool Shortens() => EndsOn < From;

    /// <summary>The agreement of each party that has agreed, in the order of the days.</summary>
    public IDataLoaderResult<IReadOnlyList<EndDateConsent>> Consents(Batches batches, BackOfficeDb db) =>
        batches.Parts(db, Id, (EndDateConsent c) => c.EndDateChangeId, c => c.LeaderAgreedOn);

    /// <param name="before">Who has agreed before.</param>
    /// <param name="parties">How many parties the agreement has.</param>
    internal EndDateConsent Agree(
        AgreeEndDateInput input,
        Termination termination,
        Organisation party,
        IReadOnlyList<EndDateConsent> before,
        int parties,
        DateOnly today,
        Caller caller
    )
    {
        PendingRules()
            .OtherPerson(caller, ProposedById, "proposed this last day", InputPath.Of("endDateChange"))
            .Require(
                before.All(c => c.OrganisationId != party.Id),
                RuleCodes.AlreadyExists,
                $"{party.Name} has already agreed.",
                input.Organisation
            )
            .Valid(
                input.CabinetConsultedOn <= input.LeaderAgreedOn,
                "The Leader agrees after consulting the Cabinet. Enter the day of the consultation or a later one.",
                input.LeaderAgreedOn
            )
            .Past(input.LeaderAgreedOn, today, "date of agreement")
            .Valid(
                input.CabinetConsultedOn >= termination.DecidedOn,
                $"The Cabinet is consulted after the decision of {termination.DecidedOn:d MMMM yyyy}. Enter a later day.",
                input.CabinetConsultedOn
            )
            .Valid(
                input.LeaderAgreedOn <= EndsOn,
                $"The Leader must agree by the proposed last day, {EndsOn:d MMMM yyyy}. Enter that day or an earlier one.",
                input.LeaderAgreedOn
            )
            .Check();
        var consent = new EndDateConsent
        {
            EndDateChangeId = Id,
            OrganisationId = party.Id,
            CabinetConsultedOn = input.CabinetConsultedOn,
            LeaderAgreedOn = input.LeaderAgreedOn,
        };
        if (before.Count + 1 == parties)
        {
            (State, EffectiveOn) = (EndDateChangeState.Effective, before.Append(consent).Max(c => c.LeaderAgreedOn));
            termination.EndsOn = EndsOn;
        }

        return consent;
    }

    internal void Withdraw()
    {
        PendingRules().Check();
        State = EndDateChangeState.Withdrawn;
    }

    private Rules PendingRules() =>
        new Rules().Require(
            State == EndDateChangeState.Pending,
            "NOT_PENDING",
            $"The proposal is {Wording.Of(State.ToString())}. Propose another last day if you need one.",
            InputPath.Of("endDateChange")
        );
}

/// <summary>Whether another last day has taken effect.</summary>
internal enum EndDateChangeState
{
    /// <summary>At least one party has not agreed: nothing has changed.</summary>
    Pending,

    /// <summary>Every party has agreed: the last day has changed.</summary>
    Effective,

    /// <summary>The proposal was withdrawn before every party had agreed.</summary>
    Withdrawn,
}

/// <summary>A party's agreement to another last day: by its Leader, after consulting the Cabinet.</summary>
internal sealed class EndDateConsent : OrganisationEntity, IOwned
{
    public Guid EndDateChangeId { get; init; }

    /// <summary>The day on which the Leader consulted the Cabinet.</summary>
    public DateOnly CabinetConsultedOn { get; init; }

    /// <summary>The day on which the Leader agreed, not before the consultation.</summary>
    public DateOnly LeaderAgreedOn { get; init; }

    Guid? IOwned.OwnerId => OrganisationId;
}
