namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <param name="Slug">The body's short name. For the partnership itself, enter the partnership's own.</param>
/// <param name="Organisation">The code of the partner agency, like S08000032. Only for an AGENCY.</param>
/// <param name="LocalArea">The number of the local area. Only for a LOCAL_AREA.</param>
internal sealed record AddReportingBodyInput(
    string Slug,
    string Name,
    ReportingBodyKind Kind,
    [CodeOf<Organisation>] string? Organisation,
    int? LocalArea
) : PartnershipInput;

/// <param name="Indicator">The indicator's short name.</param>
/// <param name="Body">The short name of the reporting body. The partnership's own if you leave it out.</param>
/// <param name="Period">The period, like 2021/22. An existing figure for it is revised.</param>
/// <param name="Value">The figure in the indicator's unit, as exact text, like 19.16. Leave it out for a missing one.</param>
/// <param name="DefinitionNumber">The number of the definition that it was returned by. The current one if you leave it out.</param>
/// <param name="Missing">Why the figure is missing. Leave it out where there is one.</param>
/// <param name="Dimension">What the figure is split by, like Sex. Leave it out for the headline figure.</param>
/// <param name="Category">The category that it is the figure of, like Female. Only with a dimension.</param>
/// <param name="Measure">What it measures, like Tonnes. Leave it out for the indicator's own measure.</param>
internal sealed record RecordObservationInput(
    string Indicator,
    [CodeOf<ReportingBody>] string? Body,
    string Period,
    string? Value,
    ObservationStatus Status,
    int? DefinitionNumber,
    string? Source,
    MissingReason? Missing,
    string? Dimension,
    string? Category,
    string? Measure
) : VersionedInput
{
    internal FigurePart Part => new(Dimension ?? "", Category ?? "", Measure ?? "");

    internal FigureValue Said => new(Value ?? "", Missing, Status);
}
