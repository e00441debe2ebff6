namespace CouncilPlatform.Grants.Funds;

/// <param name="EffectiveFrom">The first day it is in force, later than that of the version before. Only a first version that was always in
/// force may leave it out.</param>
/// <param name="Criteria">Every criterion that it funds, including those of the version before that still apply.</param>
internal sealed record AdoptFundProtocolInput(
    DateOnly? EffectiveFrom,
    string Title,
    string Text,
    IReadOnlyList<CodedTermInput> Criteria,
    CitationInput Document
) : FundInput;

/// <param name="Purposes">Everything that the money may be used for from now on; an empty list lifts the restriction.</param>
internal sealed record RestrictFundInput(IReadOnlyList<CodedTermInput> Purposes) : FundInput;
