namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>Whether both tiers of local government have a part in a plan.</summary>
internal static class Completeness
{
    private static readonly ActivityTier[] Needed = [ActivityTier.County, ActivityTier.District];

    public static IReadOnlyList<ActivityTier> Missing(IReadOnlyList<ActivityTier>? there) => [.. Needed.Except(there ?? [])];

    public static string InWords(IReadOnlyList<ActivityTier> missing) =>
        missing.Count switch
        {
            0 => "complete",
            1 => $"incomplete: {Name(missing[0])} tier missing",
            _ => $"incomplete: {string.Join(" and ", missing.Select(Name))} tiers missing",
        };

    private static string Name(ActivityTier tier) => tier.ToString().ToLowerInvariant();
}
