namespace CouncilPlatform.CommunityPlanning;

internal static class Rows
{
    public static GraphContribution Node<T>(this GraphContribution graph)
        where T : class, IKeyed, IInPartnership => graph.Node<T, CommunityPlanningDb>();

    /// <summary>The values of each key, in order, for a batch.</summary>
    public static IReadOnlyDictionary<TKey, IReadOnlyList<TValue>> ToLists<T, TKey, TValue>(
        this IEnumerable<T> rows,
        Func<T, TKey> key,
        Func<T, TValue> value
    )
        where TKey : notnull => rows.GroupBy(key, value).ToDictionary(g => g.Key, IReadOnlyList<TValue> (g) => [.. g]);

    /// <summary>A value for each key, for a batch.</summary>
    public static IReadOnlyDictionary<TKey, TValue> ToEach<TKey, TValue>(this IEnumerable<TKey> keys, Func<TKey, TValue> value)
        where TKey : notnull => keys.ToDictionary(k => k, value);
}
