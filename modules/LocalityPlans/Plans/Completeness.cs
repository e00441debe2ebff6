namespace CouncilPlatform.LocalityPlans.Plans;

internal static class Completeness
{
    public static IReadOnlyList<ActivityTier> Missing(IReadOnlyList<ActivityTier> present) =>
        [.. new[] { ActivityTier.County, ActivityTier.District }.Except(present)];

    public static string InWords(IReadOnlyList<ActivityTier> missing) =>
        missing.Count == 0
            ? "complete"
            : $"incomplete: {string.Join(" and ", missing.Select(t => Wording.Of(t.ToString())))} "
                + $"{(missing.Count == 1 ? "tier" : "tiers")} missing";
}
