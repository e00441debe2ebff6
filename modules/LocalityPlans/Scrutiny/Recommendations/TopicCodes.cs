namespace CouncilPlatform.LocalityPlans.Scrutiny;

internal static class TopicCodes
{
    private const int Max = 20;

    public static Rules Topics(this Rules rules, IReadOnlyList<string>? topics) =>
        rules.Each(topics, 0, Max, "topics", static (rules, topic, at) => rules.Slug(topic, at));
}
