namespace CouncilPlatform.CommunityPlanning.Governance;

internal abstract record ArrangementInput : PartnershipInput
{
    public string? Lead { get; init; }
    public ArrangementFormality Formality { get; init; }
    public string? Cadence { get; init; }
    public int? CadenceMonths { get; init; }
    public bool Retained { get; init; }
    public string? InactiveReason { get; init; }
    public string? Note { get; init; }
}

internal sealed record AddArrangementInput : ArrangementInput
{
    public required string Name { get; init; }
    public string? Source { get; init; }
}

internal sealed record UpdateArrangementInput : ArrangementInput
{
    public GlobalId Arrangement { get; init; }
    public int Version { get; init; }
}
