namespace CouncilPlatform.CommunityPlanning.Engagement;

internal sealed class EngagementMutations
{
    /// <summary>Requests resources from the partnership, for the partner that you act for.</summary>
    [Requires(Role.Officer)]
    public static async Task<ResourceRequest> RequestResources(RequestResourcesInput input, Change<CommunityPlanningDb> change)
    {
        new Rules()
            .Text(input.Title, 200)
            .OptionalText(input.InKind, 1000)
            .Valid(
                input.Amount is not null || !string.IsNullOrWhiteSpace(input.InKind),
                "Enter an amount, or what is requested in kind.",
                input.Amount
            )
            .Valid(
                input.Amount is null or { MinorUnits: > 0 and <= Budgets.BudgetLine.MaxPence },
                "Enter an amount of more than zero and at most 1,000,000,000,000 pounds.",
                input.Amount
            )
            .Check();
        var partner = await change.OrganisationAsync(input.Organisation);
        new Rules()
            .Require(
                change.Caller.IsOperator || change.Caller.ActsFor(partner.Id),
                RuleCodes.NotYours,
                $"Only people who act for {partner.Name} can request resources for it.",
                input.Organisation
            )
            .Check();
        var request = new ResourceRequest
        {
            Title = input.Title,
            OrganisationId = partner.Id,
            RequestedById = change.Caller.Person,
            Pence = input.Amount?.MinorUnits,
            InKind = input.InKind,
            LocalOutcomeId = await change.OutcomeIdAsync(input.LocalOutcome),
            LocalAreaId = await change.AreaIdAsync(input.LocalArea),
        };
        return change.Done(change.Add(request), request.Title);
    }

    /// <summary>Records how communities were engaged.</summary>
    [Requires(Role.Officer)]
    public static async Task<EngagementEvidence> RecordEngagement(RecordEngagementInput input, Change<CommunityPlanningDb> change)
    {
        new Rules()
            .Text(input.Title, 200)
            .Text(input.Method, 100)
            .Text(input.Findings, 4000)
            .Valid(
                input.Participants is null or >= 0 and <= 10_000_000,
                "Enter the number of people who took part, or leave it out.",
                input.Participants
            )
            .NotInFuture(input.HeldOn, change.Today, "date of the engagement")
            .Check();
        var request = input.ResourceRequest is { } id ? await change.FindAsync<ResourceRequest>(id, nameof(input.ResourceRequest)) : null;
        var evidence = new EngagementEvidence
        {
            ResourceRequestId = request?.Id,
            RecordedById = change.Caller.Person,
            Title = input.Title,
            Method = input.Method,
            HeldOn = input.HeldOn,
            Participants = input.Participants,
            Findings = input.Findings,
            LocalAreaId = await change.AreaIdAsync(input.LocalArea),
        };
        return change.Done(change.Add(evidence), evidence.Title);
    }

    /// <summary>
    /// Agrees to a request for resources. It needs evidence of community engagement. Whoever made the request, or recorded all of its
    /// evidence, cannot agree to it.
    /// </summary>
    [Requires(Role.Approver)]
    public static async Task<ResourceRequest> AgreeResourceRequest(AgreeResourceRequestInput input, Change<CommunityPlanningDb> change)
    {
        var request = await change.LockAsync<ResourceRequest>(input.ResourceRequest, input.Version);
        var evidence = change.Of<EngagementEvidence>().AsNoTracking().Where(e => e.ResourceRequestId == request.Id);
        request.Agree(await evidence.ToListAsync(change.Cancellation), change.Caller);
        return change.Done(request, request.Title);
    }

    /// <summary>Declines a request for resources. Whoever made the request cannot decline it.</summary>
    [Requires(Role.Approver)]
    public static async Task<ResourceRequest> DeclineResourceRequest(DeclineResourceRequestInput input, Change<CommunityPlanningDb> change)
    {
        new Rules().Text(input.Reason, 1000).Check();
        var request = await change.LockAsync<ResourceRequest>(input.ResourceRequest, input.Version);
        request.Decline(input.Reason, change.Caller);
        return change.Done(request, request.Title);
    }
}
