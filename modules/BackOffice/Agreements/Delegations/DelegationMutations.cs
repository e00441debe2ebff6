namespace CouncilPlatform.BackOffice.Agreements;

/// <param name="Agreement">The slug of the agreement that it is about.</param>
/// <param name="Decision">The decision of the core that delegates: it approves, and its subject is the agreement.</param>
/// <param name="DelegateTo">A post, as in "Head of Paid Service"; never a person.</param>
/// <param name="Condition">As in "no material changes to the structure following consultation".</param>
internal sealed record DelegateImplementationInput(
    string Partnership,
    string Agreement,
    GlobalId Decision,
    string Title,
    string DelegateTo,
    string? InConsultationWith,
    string Condition
) : IPartnershipInput;

/// <param name="MaterialChange">What changed materially; left out where nothing did.</param>
/// <param name="Version">The delegation's version that you saw; a stale one is refused.</param>
internal sealed record EndConsultationInput(string Partnership, GlobalId Delegation, DateOnly On, string? MaterialChange, int? Version)
    : IPartnershipInput;

/// <param name="Version">The delegation's version that you saw; a stale one is refused.</param>
internal sealed record ImplementDelegationInput(string Partnership, GlobalId Delegation, DateOnly On, int? Version) : IPartnershipInput;

/// <summary>What officers do by delegated authority.</summary>
internal sealed class DelegationMutations
{
    [Requires(Role.Approver)]
    public static Task<Delegation> DelegateImplementation(
        DelegateImplementationInput input,
        Partnership partnership,
        BackOfficeDb db,
        AgreementDoor door,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Text(input.Title, 300, "input", "title")
            .Text(input.DelegateTo, 200, "input", "delegateTo")
            .OptionalText(input.InConsultationWith, 200, "input", "inConsultationWith")
            .Text(input.Condition, 1000, "input", "condition")
            .Check();
        return db.WriteAsync(
            async ct =>
            {
                var (agreement, _) = await door.HoldAsync(partnership, input.Agreement, version: null, ct);
                var subject = new GlobalId(nameof(Agreement), agreement.Id);
                var decisions = (await mediator.Send(new GetDecisions(partnership.Id, [subject]), ct)).GetValueOrDefault(subject) ?? [];
                new Rules()
                    .Require(
                        input.Decision.Type == "Decision" && decisions.Any(d => d.Id == input.Decision.Value && d.AuthorisesSpending),
                        "DECISION_MISSING",
                        "No body has approved it. Authority is delegated by a decision whose subject is the agreement: recordDecision.",
                        "input",
                        "decision"
                    )
                    .Check();
                var delegation = new Delegation
                {
                    PartnershipId = partnership.Id,
                    AgreementId = agreement.Id,
                    DecisionId = input.Decision.Value,
                    Title = input.Title,
                    DelegateTo = input.DelegateTo,
                    InConsultationWith = input.InConsultationWith,
                    Condition = input.Condition,
                };
                db.Add(delegation);
                db.Audit("delegateImplementation", delegation, partnership.Id, $"{agreement.Slug}: {delegation.Title}");
                return delegation;
            },
            cancellationToken
        );
    }

    /// <summary>Says that the consultation has ended, and what changed materially by it.</summary>
    [Requires(Role.Officer)]
    public static Task<Delegation> EndConsultation(
        EndConsultationInput input,
        Partnership partnership,
        BackOfficeDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var id = input.Delegation.For<Delegation>("input", "delegation");
        new Rules()
            .OptionalText(input.MaterialChange, 2000, "input", "materialChange")
            .Require(input.On <= UkTime.Today(time), RuleCodes.Invalid, "That day is to come.", "input", "on")
            .Check();
        return db.WriteAsync(
            async ct =>
            {
                var delegation = await db.HoldAsync<Delegation>(partnership, id, input.Version, ct);
                new Rules()
                    .Require(delegation.ImplementedOn is null, "IMPLEMENTED", "It is implemented already.", "input", "delegation")
                    .Check();
                (delegation.ConsultationEndedOn, delegation.MaterialChange) = (
                    input.On,
                    string.IsNullOrWhiteSpace(input.MaterialChange) ? null : input.MaterialChange
                );
                db.Audit("endConsultation", delegation, partnership.Id, delegation.Title);
                return delegation;
            },
            cancellationToken
        );
    }

    /// <summary>Implements it, where the condition holds.</summary>
    [Requires(Role.Officer)]
    public static Task<Delegation> ImplementDelegation(
        ImplementDelegationInput input,
        Partnership partnership,
        BackOfficeDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var id = input.Delegation.For<Delegation>("input", "delegation");
        return db.WriteAsync(
            async ct =>
            {
                var delegation = await db.HoldAsync<Delegation>(partnership, id, input.Version, ct);
                var standing = delegation.Standing();
                new Rules()
                    .Require(standing.State == DelegationState.Ready, "NOT_DELEGATED", standing.Words, "input", "delegation")
                    .Require(
                        standing.State != DelegationState.Ready || input.On >= delegation.ConsultationEndedOn,
                        RuleCodes.Invalid,
                        "It is implemented after the consultation.",
                        "input",
                        "on"
                    )
                    .Require(input.On <= UkTime.Today(time), RuleCodes.Invalid, "That day is to come.", "input", "on")
                    .Check();
                delegation.ImplementedOn = input.On;
                db.Audit("implementDelegation", delegation, partnership.Id, delegation.Title);
                return delegation;
            },
            cancellationToken
        );
    }
}

/// <summary>What was delegated.</summary>
internal sealed class DelegationQueries
{
    /// <summary>By title.</summary>
    public static Task<Connection<Delegation>> Delegations(
        Partnership partnership,
        Paging paging,
        BackOfficeDb db,
        CancellationToken cancellationToken
    ) => db.Delegations.Where(d => d.PartnershipId == partnership.Id).PageAsync(paging, d => d.Title, descending: false, cancellationToken);
}
