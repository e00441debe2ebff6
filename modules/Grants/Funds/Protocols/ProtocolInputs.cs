namespace CouncilPlatform.Grants.Funds;

/// <param name="Fund">The fund's slug.</param>
/// <param name="EffectiveFrom">The first day it is in force: after that of the version before. Only a first one may be without, where it was in force all along.</param>
/// <param name="Text">What it says, in the words of those who agreed it.</param>
/// <param name="Criteria">All that it funds: what an earlier version funded too is listed again.</param>
/// <param name="Document">What tells of its adoption.</param>
/// <param name="Version">The fund's version that you saw; a stale one is refused.</param>
internal sealed record AdoptFundProtocolInput(
    string Partnership,
    string Fund,
    DateOnly? EffectiveFrom,
    string Title,
    string Text,
    IReadOnlyList<CodedTermInput> Criteria,
    CitationInput Document,
    int? Version
) : IPartnershipInput;

/// <param name="Fund">The fund's slug.</param>
/// <param name="Purposes">All that its money may be used for from now on; none lifts the restriction.</param>
/// <param name="Version">The fund's version that you saw; a stale one is refused.</param>
internal sealed record RestrictFundInput(string Partnership, string Fund, IReadOnlyList<CodedTermInput> Purposes, int? Version)
    : IPartnershipInput;
