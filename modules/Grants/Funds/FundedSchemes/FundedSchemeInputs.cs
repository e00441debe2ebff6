namespace CouncilPlatform.Grants.Funds;

/// <param name="Sources">Where the money comes from: at most 30 sources.</param>
internal sealed record CreateFundedSchemeInput(
    string Slug,
    string Title,
    string? Description,
    IReadOnlyList<SchemeSourceInput> Sources,
    bool SourcesComplete,
    CitationInput? Document
) : PartnershipInput;

/// <param name="Scheme">The scheme's short name.</param>
/// <param name="Sources">Every source, in order. Those left out are removed.</param>
internal sealed record ChangeFundedSchemeInput(
    [CodeOf<FundedScheme>] string Scheme,
    string? Title,
    string? Description,
    IReadOnlyList<SchemeSourceInput>? Sources,
    bool? SourcesComplete,
    CitationInput? Document
) : UpdateInput;

/// <summary>One source of a scheme's money.</summary>
/// <param name="Organisation">The code of the organisation whose money it is, if it is registered: a GSS code or an org-id
/// identifier.</param>
/// <param name="Amount">How much the source gives; leave it out if not known, and enter 0 if it gives nothing.</param>
internal sealed record SchemeSourceInput(string Name, [CodeOf<Organisation>] string? Organisation, Money? Amount, string? Note);
