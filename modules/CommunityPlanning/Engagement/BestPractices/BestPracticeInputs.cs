namespace CouncilPlatform.CommunityPlanning.Engagement;

internal abstract record BestPracticeInput : PartnershipInput
{
    public required string Title { get; init; }
    public required string Summary { get; init; }
    public required string Text { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }
}

internal sealed record ShareBestPracticeInput : BestPracticeInput;

internal sealed record UpdateBestPracticeInput : BestPracticeInput
{
    public GlobalId BestPractice { get; init; }
    public int Version { get; init; }
}

internal sealed record WithdrawBestPracticeInput(GlobalId BestPractice, int Version) : PartnershipInput;
