namespace CouncilPlatform.CommunityPlanning.Governance;

internal sealed record AddArrangementInput(
    string Partnership,
    string Name,
    string? Lead,
    ArrangementFormality Formality,
    string? Cadence,
    int? CadenceMonths,
    bool Retained,
    string? InactiveReason,
    string? Note,
    string? Source
) : IPartnershipInput, IArrangementFacts;

/// <param name="Arrangement">The arrangement's id.</param>
internal sealed record UpdateArrangementInput(
    string Partnership,
    GlobalId Arrangement,
    int Version,
    string? Lead,
    ArrangementFormality Formality,
    string? Cadence,
    int? CadenceMonths,
    bool Retained,
    string? InactiveReason,
    string? Note
) : IPartnershipInput, IArrangementFacts;
