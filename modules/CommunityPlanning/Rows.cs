namespace CouncilPlatform.CommunityPlanning;

internal static class Rows
{
    /// <summary>A value for each key, for a batch.</summary>
    public static IReadOnlyDictionary<TKey, TValue> ToEach<TKey, TValue>(this IEnumerable<TKey> keys, Func<TKey, TValue> value)
        where TKey : notnull => keys.ToDictionary(k => k, value);
}
