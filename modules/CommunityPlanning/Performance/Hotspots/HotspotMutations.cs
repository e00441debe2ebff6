namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Acting at once, and with the long term in view.</summary>
internal sealed class HotspotMutations
{
    /// <summary>Reports a hotspot with what is done about it at once.</summary>
    [Requires(Role.Officer)]
    public static async Task<Hotspot> ReportHotspot(
        ReportHotspotInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        FrameworkDoor door,
        IMediator mediator,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Text(input.Title, 200, "input", "title")
            .Text(input.ImmediateAction, 2000, "input", "immediateAction")
            .Require(input.IdentifiedOn <= UkTime.Today(time), RuleCodes.Invalid, "That day is to come.", "input", "identifiedOn")
            .Check();
        var lead = await mediator.OrganisationAsync(input.Lead, cancellationToken, "input", "lead");
        return await db.WriteAsync(
            async ct =>
            {
                var area = (await door.AreaAsync(partnership, input.LocalArea, ct))!;
                var hotspot = new Hotspot
                {
                    PartnershipId = partnership.Id,
                    LocalAreaId = area.Id,
                    LeadId = lead.Id,
                    LocalOutcomeId = input.LocalOutcome is { } slug
                        ? (await door.OutcomeAsync(partnership, slug, ct, "input", "localOutcome")).Id
                        : null,
                    Title = input.Title,
                    IdentifiedOn = input.IdentifiedOn,
                    ImmediateAction = input.ImmediateAction,
                };
                db.Add(hotspot);
                db.Audit("reportHotspot", hotspot, partnership.Id, $"{area.Name}: {hotspot.Title}");
                return hotspot;
            },
            cancellationToken
        );
    }

    /// <summary>Links a hotspot to the outcome that preventing the like serves.</summary>
    [Requires(Role.Officer)]
    public static Task<Hotspot> LinkHotspot(
        LinkHotspotInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        FrameworkDoor door,
        CancellationToken cancellationToken
    )
    {
        var id = input.Hotspot.For<Hotspot>("input", "hotspot");
        return db.WriteAsync(
            async ct =>
            {
                var hotspot = await db.HoldAsync<Hotspot>(partnership, id, input.Version, ct);
                hotspot.LocalOutcomeId = (await door.OutcomeAsync(partnership, input.LocalOutcome, ct, "input", "localOutcome")).Id;
                db.Audit("linkHotspot", hotspot, partnership.Id, $"{hotspot.Title}: {input.LocalOutcome}");
                return hotspot;
            },
            cancellationToken
        );
    }

    [Requires(Role.Officer)]
    public static Task<Hotspot> CloseHotspot(
        CloseHotspotInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var id = input.Hotspot.For<Hotspot>("input", "hotspot");
        new Rules()
            .Text(input.Result, 2000, "input", "result")
            .Require(input.On <= UkTime.Today(time), RuleCodes.Invalid, "That day is to come.", "input", "on")
            .Check();
        return db.WriteAsync(
            async ct =>
            {
                var hotspot = await db.HoldAsync<Hotspot>(partnership, id, input.Version, ct);
                new Rules()
                    .Require(
                        hotspot.ClosedOn is null,
                        RuleCodes.Invalid,
                        $"It was closed on {hotspot.ClosedOn:yyyy-MM-dd} already.",
                        "input",
                        "hotspot"
                    )
                    .Require(
                        input.On >= hotspot.IdentifiedOn,
                        RuleCodes.Invalid,
                        $"It was identified on {hotspot.IdentifiedOn:yyyy-MM-dd}, and cannot be closed before.",
                        "input",
                        "on"
                    )
                    .Check();
                (hotspot.ClosedOn, hotspot.Result) = (input.On, input.Result);
                db.Audit("closeHotspot", hotspot, partnership.Id, hotspot.Title);
                return hotspot;
            },
            cancellationToken
        );
    }
}
