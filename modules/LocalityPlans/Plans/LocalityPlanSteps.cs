namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>The way of a plan: drafted, negotiated, agreed by the district's governing body, published.</summary>
internal sealed class LocalityPlanSteps
{
    /// <summary>Says that the councils have settled what each does. Both tiers must do something.</summary>
    [Requires(Role.Officer)]
    public static Task<LocalityPlan> NegotiateLocalityPlan(
        NegotiateLocalityPlanInput input,
        Partnership partnership,
        LocalityPlansDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var plan = await LocalityPlanMutations.HoldAsync(db, partnership, input.LocalityPlan, input.Version, ct);
                LocalityPlanMutations.Require(plan.State == LocalityPlanState.Draft, plan, "Only a draft is negotiated.");
                var missing = Completeness.Missing((await LocalityPlan.TiersAsync(db, [plan.Id], ct)).GetValueOrDefault(plan.Id));
                var today = UkTime.Today(time);
                new Rules()
                    .Require(
                        missing.Count == 0,
                        "INCOMPLETE",
                        $"The plan is {Completeness.InWords(missing)}. Record what that tier does: addPlanActivity.",
                        "input",
                        "localityPlan"
                    )
                    .Require(
                        input.On is null || input.On <= today,
                        RuleCodes.Invalid,
                        $"{input.On:yyyy-MM-dd} is in the future. Say so once it is negotiated.",
                        "input",
                        "on"
                    )
                    .Check();
                plan.State = LocalityPlanState.Negotiated;
                plan.NegotiatedOn = input.On ?? today;
                db.Audit("negotiateLocalityPlan", plan, partnership.Id, $"{plan.NegotiatedOn:yyyy-MM-dd}");
                return plan;
            },
            cancellationToken
        );

    /// <summary>Makes a negotiated plan a draft again, as where the governing body wants it changed.</summary>
    [Requires(Role.Officer)]
    public static Task<LocalityPlan> RedraftLocalityPlan(
        RedraftLocalityPlanInput input,
        Partnership partnership,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Reason, 1000, "input", "reason").Check();
        return db.WriteAsync(
            async ct =>
            {
                var plan = await LocalityPlanMutations.HoldAsync(db, partnership, input.LocalityPlan, input.Version, ct);
                LocalityPlanMutations.Require(
                    plan.State == LocalityPlanState.Negotiated,
                    plan,
                    "Only a negotiated plan becomes a draft again."
                );
                plan.State = LocalityPlanState.Draft;
                plan.NegotiatedOn = null;
                db.Audit("redraftLocalityPlan", plan, partnership.Id, input.Reason);
                return plan;
            },
            cancellationToken
        );
    }

    /// <summary>
    /// Says that a negotiated plan is agreed. Its governing body must have approved it (a decision of the core whose subject is the plan), not before the
    /// negotiation ended, and without a condition that is open.
    /// </summary>
    [Requires(Role.Officer)]
    public static Task<LocalityPlan> AgreeLocalityPlan(
        AgreeLocalityPlanInput input,
        Partnership partnership,
        LocalityPlansDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var plan = await LocalityPlanMutations.HoldAsync(db, partnership, input.LocalityPlan, input.Version, ct);
                LocalityPlanMutations.Require(
                    plan.State == LocalityPlanState.Negotiated,
                    plan,
                    "Only a negotiated plan is agreed: negotiateLocalityPlan first."
                );
                new Rules()
                    .Require(
                        plan.GoverningBodyId is not null,
                        "GOVERNING_BODY_MISSING",
                        "The plan has no governing body. Name the district's: nameGoverningBody.",
                        "input",
                        "localityPlan"
                    )
                    .Check();
                var subject = new GlobalId(nameof(LocalityPlan), plan.Id);
                var decisions = (await mediator.Send(new GetDecisions(partnership.Id, [subject]), ct)).GetValueOrDefault(subject, []);
                var last = decisions.FirstOrDefault(d =>
                    d.BodyId == plan.GoverningBodyId && d.On >= plan.NegotiatedOn && d.Type is DecisionType.Approve or DecisionType.Reject
                );
                new Rules()
                    .Require(
                        last is { Type: DecisionType.Approve },
                        "NOT_APPROVED",
                        $"The district's governing body has not approved the plan as it was negotiated on {plan.NegotiatedOn:yyyy-MM-dd}. Put it to that body: proposeDecision(subject: \"{subject}\"); noting or endorsing it is not enough.",
                        "input",
                        "localityPlan"
                    )
                    .Require(
                        last is not { Type: DecisionType.Approve, OpenConditions: > 0 },
                        "CONDITIONS_OPEN",
                        $"The approval has {last?.OpenConditions} open conditions. Meet them first: meetCondition.",
                        "input",
                        "localityPlan"
                    )
                    .Check();
                plan.State = LocalityPlanState.Agreed;
                plan.AgreedOn = last!.On;
                db.Audit("agreeLocalityPlan", plan, partnership.Id, $"{last.Body}, {last.On:yyyy-MM-dd}");
                return plan;
            },
            cancellationToken
        );

    /// <summary>Lets anyone read an agreed plan who may read the partnership.</summary>
    [Requires(Role.Approver)]
    public static Task<LocalityPlan> PublishLocalityPlan(
        PublishLocalityPlanInput input,
        Partnership partnership,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var plan = await LocalityPlanMutations.HoldAsync(db, partnership, input.LocalityPlan, input.Version, ct);
                LocalityPlanMutations.Require(
                    plan.State == LocalityPlanState.Agreed,
                    plan,
                    "Only an agreed plan is published: agreeLocalityPlan first."
                );
                plan.State = LocalityPlanState.Published;
                db.Audit("publishLocalityPlan", plan, partnership.Id, $"{plan.Year}");
                return plan;
            },
            cancellationToken
        );
}
