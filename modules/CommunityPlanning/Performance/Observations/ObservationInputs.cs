namespace CouncilPlatform.CommunityPlanning.Performance;

/// <param name="Slug">The partnership's own slug for the partnership itself.</param>
/// <param name="Name">As files of figures name it.</param>
/// <param name="Organisation">The code of the partner agency; of an AGENCY only.</param>
/// <param name="LocalArea">The number of the local area; of a LOCAL_AREA only.</param>
internal sealed record AddReportingBodyInput(
    string Partnership,
    string Slug,
    string Name,
    ReportingBodyKind Kind,
    string? Organisation,
    int? LocalArea
) : IPartnershipInput;

/// <param name="Indicator">Its slug.</param>
/// <param name="Body">Whose figure it is: the slug of a reporting body; the partnership's own where it is left out.</param>
/// <param name="Period">As in 2021/22. A figure that is there for it already is revised, and what it said is kept.</param>
/// <param name="Value">The exact figure as text, in the indicator's unit.</param>
/// <param name="DefinitionNumber">The number of the definition that it was returned by; the present one where it is left out.</param>
/// <param name="Source">Where it comes from; never a person's name.</param>
/// <param name="Version">The version of the figure that you saw; a stale one is refused.</param>
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
