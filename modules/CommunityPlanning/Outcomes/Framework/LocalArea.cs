namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>A part of the partnership's area that has its own team.</summary>
[Shared("The local areas are the whole partnership's.")]
internal sealed class LocalArea : PartnershipEntity, INumbered
{
    /// <summary>The area's number in the partnership, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The area's name, like Airdrie.</summary>
    [MaxLength(200)]
    public required string Name { get; init; }

    /// <summary>The team of officers and partners that works there; never a person.</summary>
    [MaxLength(300)]
    public string? Team { get; init; }
}
