namespace CouncilPlatform.Grants.Funds;

/// <param name="Fund">The fund's slug.</param>
/// <param name="AsWritten">As the document writes it: "£357,535.40", "330,001", "£647.5K", "£1.2 million". The amount and its precision are read from it.</param>
/// <param name="Document">The document that states it.</param>
/// <param name="Version">The fund's version that you saw; a stale one is refused.</param>
internal sealed record RecordStatedTotalInput(
    string Partnership,
    string Fund,
    TotalOf Of,
    TotalScope Scope,
    string AsWritten,
    CitationInput Document,
    string? Note,
    int? Version
) : IPartnershipInput;

/// <param name="Reason">Why it was never stated so.</param>
/// <param name="Version">The stated total's version that you saw; a stale one is refused.</param>
internal sealed record RemoveStatedTotalInput(string Partnership, GlobalId StatedTotal, string Reason, int? Version) : IPartnershipInput;
