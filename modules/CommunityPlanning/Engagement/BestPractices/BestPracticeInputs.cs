namespace CouncilPlatform.CommunityPlanning.Engagement;

/// <param name="Tags">1 to 20 tags of one or two words, by which others find it.</param>
internal sealed record ShareBestPracticeInput(string Partnership, string Title, string Summary, string Text, IReadOnlyList<string> Tags)
    : IPartnershipInput;

/// <param name="BestPractice">The practice's id.</param>
/// <param name="Tags">1 to 20 tags of one or two words, by which others find it.</param>
internal sealed record UpdateBestPracticeInput(
    string Partnership,
    GlobalId BestPractice,
    int Version,
    string Title,
    string Summary,
    string Text,
    IReadOnlyList<string> Tags
) : IPartnershipInput;

/// <param name="BestPractice">The practice's id.</param>
internal sealed record WithdrawBestPracticeInput(string Partnership, GlobalId BestPractice, int Version) : IPartnershipInput;
