namespace CouncilPlatform.CommunityPlanning.Governance;

/// <summary>A change of the partnership's structures or processes. These are equality proofed: without it, a warning stands on the change.</summary>
internal sealed class StructureChange : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public required string Title { get; init; }

    public required string Change { get; init; }

    /// <summary>Who may be included or left out by it, and what is done about that; null until it is equality proofed.</summary>
    public string? EqualityFindings { get; set; }

    /// <summary>When it was equality proofed; null until then.</summary>
    public DateOnly? EqualityProofedOn { get; set; }

    /// <summary>From when it holds; null while it is proposed.</summary>
    public DateOnly? AdoptedOn { get; set; }

    public int Version { get; set; }

    /// <summary>What should be put right, in words; empty where nothing has to be.</summary>
    [Needs(nameof(EqualityProofedOn), nameof(AdoptedOn))]
    public IReadOnlyList<string> Warnings() =>
        EqualityProofedOn is not null
            ? []
            :
            [
                $"The change {(AdoptedOn is null ? "is" : "was adopted")} without equality proofing. Look at who it may leave out, and record it: proofStructureChange.",
            ];
}
