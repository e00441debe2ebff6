namespace CouncilPlatform.CommunityPlanning.Outcomes;

internal sealed class ObservationMutations
{
    /// <summary>
    /// Adds a body whose figures the partnership records, such as a partner agency. Only people who act for an agency add it, and record
    /// its figures.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<ReportingBody> AddReportingBody(AddReportingBodyInput input, Change<CommunityPlanningDb> change)
    {
        new Rules()
            .Slug(input.Slug)
            .Text(input.Name, 200)
            .Valid(
                (input.Kind == ReportingBodyKind.Agency) == (input.Organisation is not null),
                "Enter the code of the organisation for an agency, and for no other kind.",
                input.Organisation
            )
            .Valid(
                (input.Kind == ReportingBodyKind.LocalArea) == (input.LocalArea is not null),
                "Enter the number of the area for a local area, and for no other kind.",
                input.LocalArea
            )
            .Check();
        var organisation = input.Organisation is null ? null : await change.OrganisationAsync(input.Organisation);
        await change.RequireNewAsync<ReportingBody>(input.Slug);
        var area = await change.AreaIdAsync(input.LocalArea);
        await change.RequireNoneAsync<ReportingBody>(
            b => area != null && b.LocalAreaId == area,
            "This local area already has a reporting body. Use that one.",
            input.LocalArea
        );
        var body = new ReportingBody
        {
            Slug = input.Slug,
            Name = input.Name,
            Kind = input.Kind,
            OrganisationId = organisation?.Id,
            LocalAreaId = area,
        };
        await change.RequireOwnerAsync(body, InputPath.Of("organisation"));
        return change.Done(change.Add(body), body.Slug);
    }

    /// <summary>Records a figure, or revises the present one.</summary>
    [Requires(Role.Officer)]
    public static async Task<Observation> RecordObservation(
        RecordObservationInput input,
        ObservationWriter writer,
        Change<CommunityPlanningDb> change
    )
    {
        new Rules().Period(input.Period).OptionalText(input.Source, 300).Check();
        var period = Period.Read(input.Period);
        var indicator = await change.LockAsync<Indicator>(input.Indicator);
        var body = await change.FindAsync<ReportingBody>(input.Body ?? change.Partnership.Slug, nameof(input.Body));
        await change.RequireOwnerAsync(body, InputPath.Of("body"));
        var current = await change
            .Of<Observation>()
            .SingleOrDefaultAsync(
                o => o.IndicatorId == indicator.Id && o.ReportingBodyId == body.Id && o.Period == input.Period,
                change.Cancellation
            );
        Check(input, indicator, period, current, change.Today);
        var (observation, _) = writer.Write(
            indicator,
            body.Id,
            period,
            current,
            input.Value,
            input.Status,
            input.DefinitionNumber ?? indicator.DefinitionNumber,
            input.Source
        );
        return change.Done(observation, $"{indicator.Slug}, {body.Slug}, {period}: {input.Value}, {input.Status}");
    }

    private static void Check(RecordObservationInput input, Indicator indicator, Period period, Observation? current, DateOnly today) =>
        new Rules()
            .Figure(input.Value, indicator.Unit)
            .Valid(
                input.Status != ObservationStatus.Actual || period.Last < today,
                $"{period} ends on {period.Last:yyyy-MM-dd}. Until it is over, enter its figure as PROVISIONAL or PROJECTED.",
                input.Status
            )
            .Require(
                input.DefinitionNumber is null || input.DefinitionNumber >= 1 && input.DefinitionNumber <= indicator.DefinitionNumber,
                RuleCodes.NotFound,
                $"{indicator.Title} has definitions 1 to {indicator.DefinitionNumber}. Choose one of them.",
                input.DefinitionNumber
            )
            .Require(
                input.Version is null || current is null || current.Version == input.Version,
                RuleCodes.Conflict,
                "Somebody else revised this figure. Read it again, then try again.",
                input.Version
            )
            .Check();
}
