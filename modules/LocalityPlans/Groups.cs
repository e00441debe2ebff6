namespace CouncilPlatform.LocalityPlans;

internal static class Groups
{
    /// <summary>Rows by their parent, as a batch answers; each parent's rows keep their order.</summary>
    public static IReadOnlyDictionary<TKey, IReadOnlyList<T>> Grouped<TKey, T>(this IEnumerable<T> rows, Func<T, TKey> parentOf)
        where TKey : notnull => rows.Grouped(parentOf, static row => row);

    /// <summary>A value of each row by the row's parent.</summary>
    public static IReadOnlyDictionary<TKey, IReadOnlyList<TValue>> Grouped<TKey, T, TValue>(
        this IEnumerable<T> rows,
        Func<T, TKey> parentOf,
        Func<T, TValue> value
    )
        where TKey : notnull => rows.ToLookup(parentOf, value).ToDictionary(g => g.Key, IReadOnlyList<TValue> (g) => [.. g]);
}
