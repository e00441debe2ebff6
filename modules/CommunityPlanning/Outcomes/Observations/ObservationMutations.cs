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

    /// <summary>Records a figure or why there is none, or revises what was recorded.</summary>
    [Requires(Role.Officer)]
    public static async Task<Observation> RecordObservation(
        RecordObservationInput input,
        ObservationWriter writer,
        Change<CommunityPlanningDb> change
    )
    {
        CheckPart(input);
        var (period, part, value) = (Period.Read(input.Period), input.Part, input.Said);
        var indicator = await change.LockAsync<Indicator>(input.Indicator);
        var body = await change.FindAsync<ReportingBody>(input.Body ?? change.Partnership.Slug, nameof(input.Body));
        await change.RequireOwnerAsync(body, InputPath.Of("body"));
        var current = await change
            .Of<Observation>()
            .SingleOrDefaultAsync(
                o =>
                    o.IndicatorId == indicator.Id
                    && o.ReportingBodyId == body.Id
                    && o.Period == input.Period
                    && o.Dimension == part.Dimension
                    && o.Category == part.Category
                    && o.Measure == part.Measure,
                change.Cancellation
            );
        Check(input, indicator, period, current, change.Today);
        var (observation, _) = writer.Write(
            indicator,
            body.Id,
            period,
            part,
            current,
            value,
            input.DefinitionNumber ?? indicator.DefinitionNumber,
            input.Source
        );
        var of = part == FigurePart.Headline ? "" : $", {part}";
        return change.Done(observation, $"{indicator.Slug}, {body.Slug}, {period}{of}: {value}, {input.Status}");
    }

    private static void CheckPart(RecordObservationInput input) =>
        new Rules()
            .Period(input.Period)
            .OptionalText(input.Source, 300)
            .OptionalText(input.Dimension, FigurePart.MaxDimension)
            .OptionalText(input.Category, FigurePart.MaxCategory)
            .OptionalText(input.Measure, FigurePart.MaxMeasure)
            .Valid(
                (input.Dimension is null) == (input.Category is null),
                "Enter both what the figure is split by and its category, like Sex and Female, or neither.",
                input.Category
            )
            .Valid((input.Value is null) != (input.Missing is null), "Enter either the figure, or why there is none.", input.Value)
            .Check();

    private static void Check(RecordObservationInput input, Indicator indicator, Period period, Observation? current, DateOnly today)
    {
        var rules = new Rules();
        if (input.Value is not null)
        {
            // Another measure has a unit of its own.
            rules.Figure(input.Value, input.Measure is null ? indicator.Unit : IndicatorUnit.Index);
        }

        rules
            .Valid(
                input.Status is not (ObservationStatus.Actual or ObservationStatus.Revised) || period.Last < today,
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
}
