namespace CouncilPlatform.CommunityPlanning.Reports;

/// <summary>A question of funders, such as "people helped into work", which is answered once for a period.</summary>
[Shared("The question is a funder's, and the whole partnership answers it.")]
internal sealed class ReturnItem : SluggedEntity
{
    /// <summary>What funders want to know, in one line.</summary>
    [MaxLength(300)]
    public required string Title { get; init; }

    /// <summary>What is counted, such as people. Null for an answer in words.</summary>
    [MaxLength(100)]
    public string? Unit { get; init; }
}
