namespace CouncilPlatform.Grants.OpenData;

/// <param name="Councils">The councils that the map compares: 2 to 20 codes, like E07000031.</param>
/// <param name="ReportTo">The names of the bodies that the findings are reported to, up to 20.</param>
internal sealed record CreateGrantMapInput(
    string Slug,
    string Title,
    [CodeOf<Organisation>] IReadOnlyList<string> Councils,
    DateOnly? ReportDue,
    IReadOnlyList<string>? ReportTo,
    string Source
) : PartnershipInput;

/// <summary>What is left out stays as it is.</summary>
/// <param name="Map">The map's short name.</param>
/// <param name="Councils">The codes of all councils that the map compares; one with recorded schemes cannot be left out.</param>
/// <param name="ReportTo">The names of all bodies that the findings are reported to.</param>
internal sealed record ChangeGrantMapInput(
    [CodeOf<GrantMap>] string Map,
    string? Title,
    [CodeOf<Organisation>] IReadOnlyList<string>? Councils,
    DateOnly? ReportDue,
    IReadOnlyList<string>? ReportTo,
    string? Source
) : UpdateInput;

/// <param name="Map">The map's short name.</param>
/// <param name="Entry">What is known of the scheme.</param>
internal sealed record RecordGrantMapEntryInput([CodeOf<GrantMap>] string Map, GrantMapEntryInput Entry) : PartnershipInput;

/// <param name="Content">Everything that is known of the scheme; what is left out is not known.</param>
internal sealed record ChangeGrantMapEntryInput(GlobalId Entry, GrantMapEntryInput Content) : VersionedInput;

internal sealed record RemoveGrantMapEntryInput(GlobalId Entry) : VersionedInput;

/// <summary>A council's grant scheme.</summary>
/// <param name="Council">The code of one of the map's councils.</param>
/// <param name="Type">The scheme's type or theme, by which schemes are compared: lower-case letters, numbers and hyphens, like
/// youth.</param>
/// <param name="Budget">The scheme's budget; leave it out where it is not known.</param>
internal sealed record GrantMapEntryInput(
    [CodeOf<Organisation>] string Council,
    string Scheme,
    string Type,
    string? Purpose,
    string? Governance,
    string? Timescale,
    PartialDate? Opens,
    PartialDate? Closes,
    Money? Budget,
    string Source
);
