namespace CouncilPlatform.BackOffice.Agreements;

/// <param name="Agreement">Its slug.</param>
/// <param name="Clause">The number of a termination clause.</param>
/// <param name="Decision">The decision of the core by which a body of a party approved it; its subject is the agreement.</param>
/// <param name="GivenOn">The day on which notice is given: not before the decision.</param>
/// <param name="Version">The agreement's version that you saw; a stale one is refused.</param>
internal sealed record ActivateClauseInput(
    string Partnership,
    string Agreement,
    string Clause,
    GlobalId Decision,
    DateOnly GivenOn,
    int? Version
) : IPartnershipInput;

/// <param name="Agreement">Its slug.</param>
/// <param name="EndsOn">The last day that is proposed.</param>
internal sealed record ProposeEndDateInput(string Partnership, string Agreement, DateOnly EndsOn, string Reason) : IPartnershipInput;

/// <param name="Organisation">The code of the party that agrees. Who acts for a party agrees for that one alone.</param>
/// <param name="CabinetConsultedOn">When the Leader consulted the Cabinet.</param>
/// <param name="LeaderAgreedOn">When the Leader agreed: not before.</param>
internal sealed record AgreeEndDateInput(
    string Partnership,
    GlobalId EndDateChange,
    string Organisation,
    DateOnly CabinetConsultedOn,
    DateOnly LeaderAgreedOn
) : IPartnershipInput;

internal sealed record WithdrawEndDateInput(string Partnership, GlobalId EndDateChange, int? Version) : IPartnershipInput;

/// <summary>How agreements end.</summary>
internal sealed class TerminationMutations
{
    /// <summary>Activates a termination clause. The agreement ends so many calendar months after the formal decision as the clause says.</summary>
    [Requires(Role.Approver)]
    public static Task<Termination> ActivateClause(
        ActivateClauseInput input,
        Partnership partnership,
        BackOfficeDb db,
        AgreementDoor door,
        IMediator mediator,
        TimeProvider time,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var (agreement, there) = await door.HoldAsync(partnership, input.Agreement, input.Version, ct);
                var clause =
                    await db.Clauses.SingleOrDefaultAsync(c => c.AgreementId == agreement.Id && c.Number == input.Clause, ct)
                    ?? throw new RuleException(RuleCodes.NotFound, $"{agreement.Title} has no clause {input.Clause}.", "input", "clause");
                var decision = await DecisionAsync(mediator, partnership, agreement, input.Decision, ct);
                var isParty =
                    decision?.OrganisationId is { } body
                    && await db.AgreementParties.AnyAsync(p => p.AgreementId == agreement.Id && p.OrganisationId == body, ct);
                new Rules()
                    .Require(
                        clause.TerminationMonths is not null,
                        RuleCodes.Invalid,
                        $"Clause {clause.Number} does not end the agreement.",
                        "input",
                        "clause"
                    )
                    .Require(
                        there is null,
                        "TERMINATING",
                        $"A clause was activated already: it ends on {there?.EndsOn:yyyy-MM-dd}. To change that, propose another day: proposeEndDate.",
                        "input",
                        "agreement"
                    )
                    .Require(agreement.AgreedOn is not null, "DRAFT", "It is a draft: nothing is to be ended.", "input", "agreement")
                    .Require(
                        decision is { AuthorisesSpending: true } && isParty,
                        "DECISION_MISSING",
                        "No body of a party has approved it. The clause is activated after the formal decision, whose subject is the agreement: recordDecision.",
                        "input",
                        "decision"
                    )
                    .Require(
                        decision is null || input.GivenOn >= decision.On,
                        "BEFORE_DECISION",
                        $"Notice is given after the decision of {decision?.On:yyyy-MM-dd}.",
                        "input",
                        "givenOn"
                    )
                    .Require(
                        input.GivenOn <= UkTime.Today(time),
                        RuleCodes.Invalid,
                        "That day is to come. Say so when notice is given.",
                        "input",
                        "givenOn"
                    )
                    .Check();
                var end = AgreementDates.End(decision!.On, clause.TerminationMonths!.Value);
                var termination = new Termination
                {
                    PartnershipId = partnership.Id,
                    AgreementId = agreement.Id,
                    ClauseId = clause.Id,
                    DecisionId = decision.Id,
                    DecidedOn = decision.On,
                    GivenOn = input.GivenOn,
                    FirstEnd = end,
                    EndsOn = end,
                };
                db.Add(termination);
                db.Audit(
                    "activateClause",
                    termination,
                    partnership.Id,
                    $"{agreement.Slug}, clause {clause.Number}: ends on {end:yyyy-MM-dd}"
                );
                return termination;
            },
            cancellationToken
        );

    /// <summary>Proposes to shorten or extend the time until an agreement ends. Nothing changes before every party has agreed.</summary>
    [Requires(Role.Officer)]
    public static Task<EndDateChange> ProposeEndDate(
        ProposeEndDateInput input,
        Partnership partnership,
        BackOfficeDb db,
        AgreementDoor door,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Reason, 1000, "input", "reason").Day(input.EndsOn, "input", "endsOn").Check();
        return db.WriteAsync(
            async ct =>
            {
                var (agreement, termination) = await door.HoldAsync(partnership, input.Agreement, version: null, ct);
                if (termination is null)
                {
                    throw new RuleException(
                        "NOT_TERMINATING",
                        $"No clause of {agreement.Title} was activated. To change its term, amend it: amendAgreement.",
                        "input",
                        "agreement"
                    );
                }

                new Rules()
                    .Require(input.EndsOn != termination.EndsOn, RuleCodes.Invalid, "It ends on that day already.", "input", "endsOn")
                    .Require(
                        input.EndsOn >= termination.DecidedOn,
                        RuleCodes.Invalid,
                        $"It cannot end before the decision of {termination.DecidedOn:yyyy-MM-dd}.",
                        "input",
                        "endsOn"
                    )
                    .Require(
                        input.EndsOn >= UkTime.Today(time),
                        RuleCodes.Invalid,
                        "That day is over. Propose one to come.",
                        "input",
                        "endsOn"
                    )
                    .Require(
                        !await db.EndDateChanges.AnyAsync(
                            c => c.TerminationId == termination.Id && c.State == EndDateChangeState.Pending,
                            ct
                        ),
                        "PENDING",
                        "Another day is proposed and not agreed. Withdraw that first: withdrawEndDate.",
                        "input",
                        "endsOn"
                    )
                    .Check();
                var change = new EndDateChange
                {
                    PartnershipId = partnership.Id,
                    TerminationId = termination.Id,
                    Number = await db.EndDateChanges.CountAsync(c => c.TerminationId == termination.Id, ct) + 1,
                    From = termination.EndsOn,
                    EndsOn = input.EndsOn,
                    Reason = input.Reason,
                    State = EndDateChangeState.Pending,
                };
                db.Add(change);
                db.Audit(
                    "proposeEndDate",
                    change,
                    partnership.Id,
                    $"{agreement.Slug}: {change.From:yyyy-MM-dd} to {change.EndsOn:yyyy-MM-dd}"
                );
                return change;
            },
            cancellationToken
        );
    }

    /// <summary>Says that a party agrees to another last day. With the last party's word it counts.</summary>
    [Requires(Role.Approver)]
    public static Task<EndDateChange> AgreeEndDate(
        AgreeEndDateInput input,
        Partnership partnership,
        BackOfficeDb db,
        AgreementDoor door,
        Caller caller,
        TimeProvider time,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var (agreement, termination, change) = await HoldAsync(input.EndDateChange, partnership, db, door, ct);
                var party = await door.PartyAsync(agreement, input.Organisation, ct, "input", "organisation");
                var consents = await db.EndDateConsents.Where(c => c.EndDateChangeId == change.Id).ToListAsync(ct);
                new Rules()
                    .Require(
                        caller.Organisation is null || caller.ActsFor(party.Id),
                        "NOT_YOUR_COUNCIL",
                        $"You act for another council. {party.Name} agrees by its own decision.",
                        "input",
                        "organisation"
                    )
                    .Require(
                        change.State == EndDateChangeState.Pending,
                        "NOT_PENDING",
                        "It is not to be agreed any more.",
                        "input",
                        "endDateChange"
                    )
                    .Require(
                        consents.TrueForAll(c => c.OrganisationId != party.Id),
                        RuleCodes.AlreadyExists,
                        $"{party.Name} has agreed already.",
                        "input",
                        "organisation"
                    )
                    .Require(
                        input.CabinetConsultedOn <= input.LeaderAgreedOn,
                        RuleCodes.Invalid,
                        "The Leader agrees after the Cabinet was consulted.",
                        "input",
                        "leaderAgreedOn"
                    )
                    .Require(
                        input.LeaderAgreedOn <= UkTime.Today(time),
                        RuleCodes.Invalid,
                        "That day is to come. Say so when it is agreed.",
                        "input",
                        "leaderAgreedOn"
                    )
                    .Require(
                        input.CabinetConsultedOn >= termination.DecidedOn,
                        RuleCodes.Invalid,
                        $"The Cabinet is consulted after the decision of {termination.DecidedOn:yyyy-MM-dd}.",
                        "input",
                        "cabinetConsultedOn"
                    )
                    .Require(
                        input.LeaderAgreedOn <= change.EndsOn,
                        RuleCodes.Invalid,
                        $"The Leader agrees before the last day that is proposed, {change.EndsOn:yyyy-MM-dd}.",
                        "input",
                        "leaderAgreedOn"
                    )
                    .Check();
                var consent = new EndDateConsent
                {
                    EndDateChangeId = change.Id,
                    OrganisationId = party.Id,
                    CabinetConsultedOn = input.CabinetConsultedOn,
                    LeaderAgreedOn = input.LeaderAgreedOn,
                };
                db.Add(consent);
                consents.Add(consent);
                if (consents.Count == await db.AgreementParties.CountAsync(p => p.AgreementId == agreement.Id, ct))
                {
                    (change.State, change.EffectiveOn) = (EndDateChangeState.Effective, consents.Max(c => c.LeaderAgreedOn));
                    termination.EndsOn = change.EndsOn;
                }

                db.Entry(change).State = EntityState.Modified;
                db.Audit(
                    "agreeEndDate",
                    change,
                    partnership.Id,
                    $"{agreement.Slug}, {party.Name}: {change.EndsOn:yyyy-MM-dd}, {change.State}"
                );
                return change;
            },
            cancellationToken
        );

    [Requires(Role.Officer)]
    public static Task<EndDateChange> WithdrawEndDate(
        WithdrawEndDateInput input,
        Partnership partnership,
        BackOfficeDb db,
        AgreementDoor door,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var (agreement, _, change) = await HoldAsync(input.EndDateChange, partnership, db, door, ct);
                new Rules()
                    .Require(
                        input.Version is null || input.Version == change.Version,
                        RuleCodes.Conflict,
                        "It was changed meanwhile. Read it again, then retry.",
                        "input",
                        "version"
                    )
                    .Require(
                        change.State == EndDateChangeState.Pending,
                        "NOT_PENDING",
                        "It is not to be agreed any more.",
                        "input",
                        "endDateChange"
                    )
                    .Check();
                change.State = EndDateChangeState.Withdrawn;
                db.Audit("withdrawEndDate", change, partnership.Id, agreement.Slug);
                return change;
            },
            cancellationToken
        );

    // Whose it is never changes, so it may be read before the agreement is held.
    private static async Task<(Agreement Agreement, Termination Termination, EndDateChange Change)> HoldAsync(
        GlobalId id,
        Partnership partnership,
        BackOfficeDb db,
        AgreementDoor door,
        CancellationToken cancellationToken
    )
    {
        var change = id.For<EndDateChange>("input", "endDateChange");
        var owner =
            await (
                from c in db.EndDateChanges
                join t in db.Terminations on c.TerminationId equals t.Id
                where c.Id == change && c.PartnershipId == partnership.Id
                select (Guid?)t.AgreementId
            ).SingleOrDefaultAsync(cancellationToken)
            ?? throw new RuleException(RuleCodes.NotFound, $"There is no such proposal in {partnership.Name}.", "input", "endDateChange");
        var (agreement, termination) = await door.HoldAsync(partnership, owner, version: null, cancellationToken);
        return (agreement, termination!, await db.EndDateChanges.SingleAsync(c => c.Id == change, cancellationToken));
    }

    private static async Task<RecordedDecision?> DecisionAsync(
        IMediator mediator,
        Partnership partnership,
        Agreement agreement,
        GlobalId decision,
        CancellationToken cancellationToken
    )
    {
        var subject = new GlobalId(nameof(Agreement), agreement.Id);
        var decisions = await mediator.Send(new GetDecisions(partnership.Id, [subject]), cancellationToken);
        return decision.Type == "Decision" ? decisions.GetValueOrDefault(subject)?.FirstOrDefault(d => d.Id == decision.Value) : null;
    }
}
