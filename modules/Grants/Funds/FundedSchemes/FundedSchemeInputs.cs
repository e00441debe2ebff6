namespace CouncilPlatform.Grants.Funds;

/// <param name="Sources">Where its money is to come from: up to 30.</param>
/// <param name="SourcesComplete">Whether these are all: false where the document ends its list with "etc.".</param>
/// <param name="Document">What tells of it.</param>
internal sealed record CreateFundedSchemeInput(
    string Partnership,
    string Slug,
    string Title,
    string? Description,
    IReadOnlyList<SchemeSourceInput> Sources,
    bool SourcesComplete,
    CitationInput? Document
) : IPartnershipInput;

/// <summary>What is left out stays as it is.</summary>
/// <param name="Scheme">Its slug.</param>
/// <param name="Sources">All of them: those left out of the list are no more.</param>
/// <param name="SourcesComplete">Whether these are all.</param>
/// <param name="Version">The scheme's version that you saw; a stale one is refused.</param>
internal sealed record ChangeFundedSchemeInput(
    string Partnership,
    string Scheme,
    string? Title,
    string? Description,
    IReadOnlyList<SchemeSourceInput>? Sources,
    bool? SourcesComplete,
    CitationInput? Document,
    int? Version
) : IPartnershipInput;

/// <param name="Name">As the document names it.</param>
/// <param name="Organisation">Whose money it is, where that is a registered organisation: GSS code or org-id identifier.</param>
/// <param name="Amount">How much it gives; leave it out where that is not known, and write 0 where it gives nothing.</param>
internal sealed record SchemeSourceInput(string Name, string? Organisation, Money? Amount, string? Note);
