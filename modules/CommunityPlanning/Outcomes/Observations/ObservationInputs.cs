namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <param name="Slug">The body's short name; for the partnership itself, the partnership's own.</param>
/// <param name="Organisation">The code of the partner agency; only for an AGENCY.</param>
/// <param name="LocalArea">The number of the local area; only for a LOCAL_AREA.</param>
internal sealed record AddReportingBodyInput(
    string Partnership,
    string Slug,
    string Name,
    ReportingBodyKind Kind,
    string? Organisation,
    int? LocalArea
) : IPartnershipInput;

/// <param name="Indicator">The indicator's short name.</param>
/// <param name="Body">The short name of the reporting body; the partnership's own where it is left out.</param>
/// <param name="Period">The period, like 2021/22. An existing figure for it is revised, and the old one remains in its revisions.</param>
/// <param name="Value">The figure in the indicator's unit, as exact text.</param>
/// <param name="DefinitionNumber">
/// The number of the definition that the figure was returned by; the current one where it is left out.
/// </param>
internal sealed record RecordObservationInput(
    string Partnership,
    string Indicator,
    string? Body,
    string Period,
    string Value,
    ObservationStatus Status,
    int? DefinitionNumber,
    string? Source,
    int? Version
) : IPartnershipInput;
