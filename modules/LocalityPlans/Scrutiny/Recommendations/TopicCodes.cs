namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>The codes by which recommendations and work programmes are compared.</summary>
internal static class TopicCodes
{
    private const int Max = 20;

    public static Rules Topics(this Rules rules, IReadOnlyList<string>? topics)
    {
        rules.Require(topics is null or { Count: <= Max }, RuleCodes.Invalid, $"Enter at most {Max} topics.", InputPath.Of("topics"));
        foreach (var (index, topic) in (topics ?? []).Take(Max).Index())
        {
            rules.Slug(topic, InputPath.Of("topics", index));
        }

        return rules;
    }
}
