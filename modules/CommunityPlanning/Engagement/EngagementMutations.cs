namespace CouncilPlatform.CommunityPlanning.Engagement;

/// <summary>Asking for resources, and showing that communities were engaged.</summary>
internal sealed class EngagementMutations
{
    [Requires(Role.Officer)]
    public static async Task<ResourceRequest> RequestResources(
        RequestResourcesInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        FrameworkDoor door,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Text(input.Title, 200, "input", "title")
            .OptionalText(input.InKind, 1000, "input", "inKind")
            .Require(
                input.Amount is not null || !string.IsNullOrWhiteSpace(input.InKind),
                RuleCodes.Invalid,
                "Say what is asked for: an amount, or inKind.",
                "input",
                "amount"
            )
            .Require(
                input.Amount is null or { MinorUnits: > 0 and <= 100_000_000_000_000 },
                RuleCodes.Invalid,
                "An amount is more than nothing, and at most a million million pounds.",
                "input",
                "amount"
            )
            .Check();
        var organisation = await mediator.OrganisationAsync(input.Organisation, cancellationToken, "input", "organisation");
        return await db.WriteAsync(
            async ct =>
            {
                var request = new ResourceRequest
                {
                    PartnershipId = partnership.Id,
                    Title = input.Title,
                    OrganisationId = organisation.Id,
                    Pence = input.Amount?.MinorUnits,
                    InKind = input.InKind,
                    LocalOutcomeId = input.LocalOutcome is { } slug
                        ? (await door.OutcomeAsync(partnership, slug, ct, "input", "localOutcome")).Id
                        : null,
                    LocalAreaId = (await door.AreaAsync(partnership, input.LocalArea, ct))?.Id,
                };
                db.Add(request);
                db.Audit("requestResources", request, partnership.Id, request.Title);
                return request;
            },
            cancellationToken
        );
    }

    [Requires(Role.Officer)]
    public static Task<EngagementEvidence> RecordEngagement(
        RecordEngagementInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        FrameworkDoor door,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Text(input.Title, 200, "input", "title")
            .Text(input.Method, 100, "input", "method")
            .Text(input.Findings, 4000, "input", "findings")
            .Require(
                input.Participants is null or >= 0 and <= 10_000_000,
                RuleCodes.Invalid,
                "Write how many people took part, or leave it out.",
                "input",
                "participants"
            )
            .Require(
                input.HeldOn <= UkTime.Today(time),
                RuleCodes.Invalid,
                "That day is to come. What is planned is no evidence yet.",
                "input",
                "heldOn"
            )
            .Check();
        return db.WriteAsync(
            async ct =>
            {
                var request = input.ResourceRequest is { } id
                    ? await db.RequireAsync<ResourceRequest>(partnership, id, ct, "input", "resourceRequest")
                    : null;
                var evidence = new EngagementEvidence
                {
                    PartnershipId = partnership.Id,
                    ResourceRequestId = request?.Id,
                    Title = input.Title,
                    Method = input.Method,
                    HeldOn = input.HeldOn,
                    Participants = input.Participants,
                    Findings = input.Findings,
                    LocalAreaId = (await door.AreaAsync(partnership, input.LocalArea, ct))?.Id,
                };
                db.Add(evidence);
                db.Audit("recordEngagement", evidence, partnership.Id, evidence.Title);
                return evidence;
            },
            cancellationToken
        );
    }

    /// <summary>Agrees to a request. Without evidence of engagement it is not agreed.</summary>
    [Requires(Role.Approver)]
    public static Task<ResourceRequest> AgreeResourceRequest(
        AgreeResourceRequestInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
    {
        var id = input.ResourceRequest.For<ResourceRequest>("input", "resourceRequest");
        return db.WriteAsync(
            async ct =>
            {
                var request = await HoldAsync(db, partnership, id, input.Version, ct);
                new Rules()
                    .Require(
                        await db.EngagementEvidence.AnyAsync(e => e.ResourceRequestId == request.Id, ct),
                        "NO_ENGAGEMENT_EVIDENCE",
                        $"{request.Title} has no evidence that communities were engaged, and cannot be agreed without. Record it: recordEngagement.",
                        "input",
                        "resourceRequest"
                    )
                    .Check();
                request.State = ResourceRequestState.Agreed;
                db.Audit("agreeResourceRequest", request, partnership.Id, request.Title);
                return request;
            },
            cancellationToken
        );
    }

    [Requires(Role.Approver)]
    public static Task<ResourceRequest> DeclineResourceRequest(
        DeclineResourceRequestInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
    {
        var id = input.ResourceRequest.For<ResourceRequest>("input", "resourceRequest");
        new Rules().Text(input.Reason, 1000, "input", "reason").Check();
        return db.WriteAsync(
            async ct =>
            {
                var request = await HoldAsync(db, partnership, id, input.Version, ct);
                (request.State, request.Reason) = (ResourceRequestState.Declined, input.Reason);
                db.Audit("declineResourceRequest", request, partnership.Id, request.Title);
                return request;
            },
            cancellationToken
        );
    }

    private static async Task<ResourceRequest> HoldAsync(
        CommunityPlanningDb db,
        Partnership partnership,
        Guid id,
        int? version,
        CancellationToken cancellationToken
    )
    {
        var request = await db.HoldAsync<ResourceRequest>(partnership, id, version, cancellationToken);
        new Rules()
            .Require(
                request.State == ResourceRequestState.Proposed,
                RuleCodes.Invalid,
                $"The request is {(request.State == ResourceRequestState.Agreed ? "agreed" : "declined")} already.",
                "input",
                "resourceRequest"
            )
            .Check();
        return request;
    }
}
