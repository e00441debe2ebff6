namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>What partners do for outcomes, and who leads it.</summary>
internal sealed class OutcomeActionMutations
{
    [Requires(Role.Officer)]
    public static async Task<OutcomeAction> AddOutcomeAction(
        AddOutcomeActionInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        FrameworkDoor door,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Title, 300, "input", "title").OptionalText(input.Detail, 4000, "input", "detail").Check();
        var lead = await mediator.OrganisationAsync(input.Lead, cancellationToken, "input", "lead");
        return await db.WriteAsync(
            async ct =>
            {
                var (outcome, target) = await ServedAsync(input.LocalOutcome, input.Target, partnership, db, door, ct);
                var area = input.Area is { } id ? await db.RequireAsync<LocalArea>(partnership, id, ct, "input", "area") : null;
                var action = new OutcomeAction
                {
                    PartnershipId = partnership.Id,
                    Title = input.Title,
                    Detail = input.Detail,
                    LeadId = lead.Id,
                    LocalOutcomeId = outcome,
                    IndicatorTargetId = target,
                    LocalAreaId = area?.Id,
                };
                db.Add(action);
                db.Audit("addOutcomeAction", action, partnership.Id, action.Title);
                return action;
            },
            cancellationToken
        );
    }

    /// <summary>Says which outcome an action serves.</summary>
    [Requires(Role.Officer)]
    public static Task<OutcomeAction> AlignOutcomeAction(
        AlignOutcomeActionInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        FrameworkDoor door,
        CancellationToken cancellationToken
    )
    {
        var id = input.OutcomeAction.For<OutcomeAction>("input", "outcomeAction");
        return db.WriteAsync(
            async ct =>
            {
                var action = await db.HoldAsync<OutcomeAction>(partnership, id, input.Version, ct);
                (action.LocalOutcomeId, action.IndicatorTargetId) = await ServedAsync(
                    input.LocalOutcome,
                    input.Target,
                    partnership,
                    db,
                    door,
                    ct
                );
                db.Audit("alignOutcomeAction", action, partnership.Id, $"{action.Title}: {input.LocalOutcome}");
                return action;
            },
            cancellationToken
        );
    }

    /// <summary>Adds a partner to an action. The lead is there from the beginning, and there is no second.</summary>
    [Requires(Role.Officer)]
    public static async Task<OutcomeAction> AddActionPartner(
        AddActionPartnerInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var id = input.OutcomeAction.For<OutcomeAction>("input", "outcomeAction");
        var organisation = await mediator.OrganisationAsync(input.Organisation, cancellationToken, "input", "organisation");
        return await db.WriteAsync(
            async ct =>
            {
                var action = await db.HoldAsync<OutcomeAction>(partnership, id, input.Version, ct);
                var lead =
                    (await mediator.Send(new GetOrganisations([action.LeadId]), ct)).GetValueOrDefault(action.LeadId)?.Name
                    ?? "another partner";
                new Rules()
                    .Require(
                        input.Role != ActionRole.Lead,
                        "SECOND_LEAD",
                        $"{lead} leads this already, and an action has exactly one lead. To pass it on: handOverOutcomeAction.",
                        "input",
                        "role"
                    )
                    .Require(
                        organisation.Id != action.LeadId
                            && !await db.ActionPartners.AnyAsync(
                                p => p.OutcomeActionId == action.Id && p.OrganisationId == organisation.Id,
                                ct
                            ),
                        RuleCodes.AlreadyExists,
                        $"{organisation.Name} takes part in this already.",
                        "input",
                        "organisation"
                    )
                    .Check();
                db.Add(new ActionPartner { OutcomeActionId = action.Id, OrganisationId = organisation.Id });
                db.Audit("addActionPartner", action, partnership.Id, $"{action.Title}: {organisation.Name}");
                return action;
            },
            cancellationToken
        );
    }

    /// <summary>Passes the lead on. Who led before stays as a partner.</summary>
    [Requires(Role.Officer)]
    public static async Task<OutcomeAction> HandOverOutcomeAction(
        HandOverOutcomeActionInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var id = input.OutcomeAction.For<OutcomeAction>("input", "outcomeAction");
        var lead = await mediator.OrganisationAsync(input.Lead, cancellationToken, "input", "lead");
        return await db.WriteAsync(
            async ct =>
            {
                var action = await db.HoldAsync<OutcomeAction>(partnership, id, input.Version, ct);
                new Rules()
                    .Require(action.LeadId != lead.Id, RuleCodes.Invalid, $"{lead.Name} leads this already.", "input", "lead")
                    .Check();
                db.RemoveRange(
                    await db.ActionPartners.Where(p => p.OutcomeActionId == action.Id && p.OrganisationId == lead.Id).ToListAsync(ct)
                );
                db.Add(new ActionPartner { OutcomeActionId = action.Id, OrganisationId = action.LeadId });
                action.LeadId = lead.Id;
                db.Audit("handOverOutcomeAction", action, partnership.Id, $"{action.Title}: {lead.Name}");
                return action;
            },
            cancellationToken
        );
    }

    private static async Task<(Guid? Outcome, Guid? Target)> ServedAsync(
        string? slug,
        GlobalId? targetId,
        Partnership partnership,
        CommunityPlanningDb db,
        FrameworkDoor door,
        CancellationToken cancellationToken
    )
    {
        var outcome = slug is null ? null : await door.OutcomeAsync(partnership, slug, cancellationToken, "input", "localOutcome");
        if (targetId is not { } id)
        {
            return (outcome?.Id, null);
        }

        var target = await db.RequireAsync<IndicatorTarget>(partnership, id, cancellationToken, "input", "target");
        var measured = await db
            .Indicators.Where(i => i.Id == target.IndicatorId)
            .Select(i => i.LocalOutcomeId)
            .SingleAsync(cancellationToken);
        new Rules()
            .Require(
                outcome is null || outcome.Id == measured,
                RuleCodes.Invalid,
                "The target is of another outcome's indicator. Name one of this outcome's, or leave localOutcome out.",
                "input",
                "target"
            )
            .Check();
        return (measured, target.Id);
    }
}
