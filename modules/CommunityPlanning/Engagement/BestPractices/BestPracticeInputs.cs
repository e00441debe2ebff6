namespace CouncilPlatform.CommunityPlanning.Engagement;

internal abstract record BestPracticeInput : IPartnershipInput
{
    public required string Partnership { get; init; }
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

internal sealed record WithdrawBestPracticeInput(string Partnership, GlobalId BestPractice, int Version) : IPartnershipInput;
