namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Figures, one at a time. The indicator is held, so that a period never gets two.</summary>
internal sealed class ObservationMutations
{
    [Requires(Role.Officer)]
    public static async Task<ReportingBody> AddReportingBody(
        AddReportingBodyInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        FrameworkDoor door,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Slug(input.Slug, "input", "slug")
            .Text(input.Name, 200, "input", "name")
            .Require(
                (input.Kind == ReportingBodyKind.Agency) == (input.Organisation is not null),
                RuleCodes.Invalid,
                "An AGENCY has the code of its organisation; other kinds have none.",
                "input",
                "organisation"
            )
            .Require(
                (input.Kind == ReportingBodyKind.LocalArea) == (input.LocalArea is not null),
                RuleCodes.Invalid,
                "A LOCAL_AREA has the number of its area; other kinds have none.",
                "input",
                "localArea"
            )
            .Check();
        var organisation = input.Organisation is { } code
            ? await mediator.OrganisationAsync(code, cancellationToken, "input", "organisation")
            : null;
        return await db.WriteAsync(
            async ct =>
            {
                new Rules()
                    .Require(
                        !await db.ReportingBodies.AnyAsync(b => b.PartnershipId == partnership.Id && b.Slug == input.Slug, ct),
                        RuleCodes.AlreadyExists,
                        $"{partnership.Name} has a reporting body \"{input.Slug}\" already.",
                        "input",
                        "slug"
                    )
                    .Check();
                var area = await door.AreaAsync(partnership, input.LocalArea, ct);
                new Rules()
                    .Require(
                        area is null
                            || !await db.ReportingBodies.AnyAsync(b => b.PartnershipId == partnership.Id && b.LocalAreaId == area.Id, ct),
                        RuleCodes.AlreadyExists,
                        $"{area?.Name} has a reporting body already.",
                        "input",
                        "localArea"
                    )
                    .Check();
                var body = new ReportingBody
                {
                    PartnershipId = partnership.Id,
                    Slug = input.Slug,
                    Name = input.Name,
                    Kind = input.Kind,
                    OrganisationId = organisation?.Id,
                    LocalAreaId = area?.Id,
                };
                db.Add(body);
                db.Audit("addReportingBody", body, partnership.Id, body.Slug);
                return body;
            },
            cancellationToken
        );
    }

    /// <summary>Records a figure, or revises the one that is there.</summary>
    [Requires(Role.Officer)]
    public static Task<Observation> RecordObservation(
        RecordObservationInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        FrameworkDoor door,
        ObservationWriter writer,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        new Rules().Period(input.Period, "input", "period").OptionalText(input.Source, 300, "input", "source").Check();
        var period = Period.Read(input.Period);
        return db.WriteAsync(
            async ct =>
            {
                var indicator = await door.HoldIndicatorAsync(partnership, input.Indicator, version: null, ct);
                var slug = input.Body ?? partnership.Slug;
                var body =
                    await db.ReportingBodies.SingleOrDefaultAsync(b => b.PartnershipId == partnership.Id && b.Slug == slug, ct)
                    ?? throw new RuleException(
                        RuleCodes.NotFound,
                        $"{partnership.Name} has no reporting body \"{slug}\". Add it: addReportingBody.",
                        "input",
                        "body"
                    );
                var now = await db.Observations.SingleOrDefaultAsync(
                    o => o.IndicatorId == indicator.Id && o.ReportingBodyId == body.Id && o.Period == period.ToString(),
                    ct
                );
                new Rules()
                    .Figure(input.Value, indicator.Unit, "input", "value")
                    .Require(
                        input.Status != ObservationStatus.Actual || period.Last < UkTime.Today(time),
                        RuleCodes.Invalid,
                        $"{period} is not over: it ends on {period.Last:yyyy-MM-dd}. Until then a figure of it is PROVISIONAL or PROJECTED.",
                        "input",
                        "status"
                    )
                    .Require(
                        input.DefinitionNumber is null
                            || input.DefinitionNumber >= 1 && input.DefinitionNumber <= indicator.DefinitionNumber,
                        RuleCodes.NotFound,
                        $"{indicator.Title} has definitions 1 to {indicator.DefinitionNumber}.",
                        "input",
                        "definitionNumber"
                    )
                    .Require(
                        input.Version is null || now is null || now.Version == input.Version,
                        RuleCodes.Conflict,
                        "The figure was revised meanwhile. Read it again, then retry.",
                        "input",
                        "version"
                    )
                    .Check();
                var (observation, _) = writer.Write(
                    indicator,
                    body.Id,
                    period,
                    now,
                    input.Value,
                    input.Status,
                    input.DefinitionNumber ?? indicator.DefinitionNumber,
                    input.Source
                );
                db.Audit(
                    "recordObservation",
                    observation,
                    partnership.Id,
                    $"{indicator.Slug}, {body.Slug}, {period}: {input.Value}, {input.Status}"
                );
                return observation;
            },
            cancellationToken
        );
    }
}
