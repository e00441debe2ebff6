namespace CouncilPlatform.CommunityPlanning.Governance;

/// <param name="Lead">Which organisation leads it; never a person.</param>
/// <param name="Cadence">How often it meets, in words, as in "every two months".</param>
/// <param name="CadenceMonths">1 to 60 months between two meetings.</param>
/// <param name="InactiveReason">Why it counts as inactive, as in "has not met for some time".</param>
/// <param name="Source">The document, by title and date.</param>
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
) : IPartnershipInput;

/// <summary>Everything of it but its name and source, as it is to be.</summary>
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
) : IPartnershipInput;
