namespace CouncilPlatform.CommunityPlanning.Reports;

/// <summary>
/// Something that funders ask for, such as "people helped into work". It is answered once for a period, however many forms ask for it.
/// </summary>
internal sealed class ReturnItem : PartnershipEntity, ISlugged
{
    /// <summary>The item's short name, unique in the partnership.</summary>
    [MaxLength(60)]
    public required string Slug { get; init; }

    /// <summary>What is asked for.</summary>
    [MaxLength(300)]
    public required string Title { get; init; }

    /// <summary>What is counted, such as "people"; null for an answer in words.</summary>
    [MaxLength(100)]
    public string? Unit { get; init; }
}
