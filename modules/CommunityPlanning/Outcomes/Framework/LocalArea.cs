namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>A part of the partnership's area that has a team of its own.</summary>
internal sealed class LocalArea : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its place among the areas, from 1.</summary>
    public int Number { get; init; }

    public required string Name { get; init; }

    /// <summary>The team of officers and partners that works there.</summary>
    public string? Team { get; init; }
}
