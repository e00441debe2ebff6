namespace CouncilPlatform.Grants.Funds;

/// <param name="AsWritten">
/// The figure as the document writes it: "£357,535.40", "330,001", "£647.5K" or "£1.2 million". The amount and its precision are read
/// from it.
/// </param>
internal sealed record RecordStatedTotalInput(TotalOf Of, TotalScope Scope, string AsWritten, CitationInput Document, string? Note)
    : FundInput;

/// <param name="Reason">Why the record was a mistake.</param>
internal sealed record RemoveStatedTotalInput(GlobalId StatedTotal, string Reason) : VersionedInput;
