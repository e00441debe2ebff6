namespace CouncilPlatform.Grants.Funds;

/// <param name="Fund">The fund's short name.</param>
/// <param name="EffectiveFrom">The first day it is in force, later than that of the version before. Only a first version that was always in
/// force may leave it out.</param>
/// <param name="Criteria">Every criterion that it funds, including those of the version before that still apply.</param>
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

/// <param name="Fund">The fund's short name.</param>
/// <param name="Purposes">Everything that the money may be used for from now on; an empty list lifts the restriction.</param>
internal sealed record RestrictFundInput(string Partnership, string Fund, IReadOnlyList<CodedTermInput> Purposes, int? Version)
    : IPartnershipInput;
