namespace CouncilPlatform.Grants.OpenData;

/// <param name="Councils">The councils it compares: 2 to 20 codes, as in <c>E07000031</c>.</param>
/// <param name="ReportDue">The day by which its findings are to be reported.</param>
/// <param name="ReportTo">The bodies that they are reported to, by name.</param>
/// <param name="Source">The document that asks for it, by title and date.</param>
internal sealed record CreateGrantMapInput(
    string Partnership,
    string Slug,
    string Title,
    IReadOnlyList<string> Councils,
    DateOnly? ReportDue,
    IReadOnlyList<string>? ReportTo,
    string Source
) : IPartnershipInput;

/// <summary>What is left out stays as it is.</summary>
/// <param name="Map">Its slug.</param>
/// <param name="Councils">All of them; one whose schemes are recorded cannot be left out.</param>
/// <param name="ReportTo">All of them.</param>
/// <param name="Version">The map's version that you saw; a stale one is refused.</param>
internal sealed record ChangeGrantMapInput(
    string Partnership,
    string Map,
    string? Title,
    IReadOnlyList<string>? Councils,
    DateOnly? ReportDue,
    IReadOnlyList<string>? ReportTo,
    string? Source,
    int? Version
) : IPartnershipInput;

/// <param name="Map">The map's slug.</param>
internal sealed record RecordGrantMapEntryInput(string Partnership, string Map, GrantMapEntryInput Entry) : IPartnershipInput;

/// <param name="Content">The whole entry as it is to be: what is left out is not known.</param>
/// <param name="Version">The entry's version that you saw; a stale one is refused.</param>
internal sealed record ChangeGrantMapEntryInput(string Partnership, GlobalId Entry, GrantMapEntryInput Content, int? Version)
    : IPartnershipInput;

/// <param name="Version">The entry's version that you saw; a stale one is refused.</param>
internal sealed record RemoveGrantMapEntryInput(string Partnership, GlobalId Entry, int? Version) : IPartnershipInput;

/// <param name="Council">The code of one of the map's councils.</param>
/// <param name="Scheme">What the council calls it.</param>
/// <param name="Type">Its type or theme, by which schemes are compared: lower-case letters, digits and hyphens, as in <c>youth</c>.</param>
/// <param name="Governance">Who decides on its grants, and how.</param>
/// <param name="Timescale">When it runs, in the document's words.</param>
/// <param name="Opens">When it opens for applications.</param>
/// <param name="Closes">When it closes.</param>
/// <param name="Budget">What it has to give; left out where that is not known, which is not nothing.</param>
/// <param name="Source">The document that says so, by title and date.</param>
internal sealed record GrantMapEntryInput(
    string Council,
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
