namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>The codes by which recommendations and work programmes are compared.</summary>
internal static class TopicCodes
{
    private const int Most = 20;

    public static Rules Topics(this Rules rules, IReadOnlyList<string>? topics)
    {
        rules.Require(topics is null or { Count: <= Most }, RuleCodes.Invalid, $"Name at most {Most} topics.", "input", "topics");
        foreach (var (index, topic) in (topics ?? []).Take(Most).Index())
        {
            rules.Slug(topic, "input", "topics", index.ToString(CultureInfo.InvariantCulture));
        }

        return rules;
    }
}
