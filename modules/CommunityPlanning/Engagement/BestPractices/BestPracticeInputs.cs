namespace CouncilPlatform.CommunityPlanning.Engagement;

/// <param name="Text">How it was done, and what came of it; no personal data.</param>
/// <param name="Tags">1 to 20 words or two that it is found by.</param>
internal sealed record ShareBestPracticeInput(string Partnership, string Title, string Summary, string Text, IReadOnlyList<string> Tags)
    : IPartnershipInput;

/// <summary>Everything of it as it is to be.</summary>
internal sealed record UpdateBestPracticeInput(
    string Partnership,
    GlobalId BestPractice,
    int Version,
    string Title,
    string Summary,
    string Text,
    IReadOnlyList<string> Tags
) : IPartnershipInput;

internal sealed record WithdrawBestPracticeInput(string Partnership, GlobalId BestPractice, int Version) : IPartnershipInput;
