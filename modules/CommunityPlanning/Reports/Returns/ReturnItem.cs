namespace CouncilPlatform.CommunityPlanning.Reports;

/// <summary>Something that funders ask for, as "people helped into work". It is answered once for a period, however many forms ask for it.</summary>
internal sealed class ReturnItem : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its short name within the partnership.</summary>
    public required string Slug { get; init; }

    public required string Title { get; init; }

    /// <summary>What is counted, as in "people"; null for an answer in words.</summary>
    public string? Unit { get; init; }
}
