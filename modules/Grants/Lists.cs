using System.Linq.Expressions;

namespace CouncilPlatform.Grants;

/// <summary>Which end of a list comes first.</summary>
internal enum OrderDirection
{
    /// <summary>The smallest, the earliest, A to Z.</summary>
    Ascending,

    /// <summary>The greatest, the latest, Z to A.</summary>
    Descending,
}

internal static class FilterRules
{
    public static Rules Interval<T>(this Rules rules, T? min, T? max, string path)
        where T : struct, IComparable<T> =>
        min is { } from && max is { } to && from.CompareTo(to) > 0
            ? rules.Valid(
                false,
                $"The {Wording.Of(path)} is greater than its other end, so that nothing can match. Swap the two.",
                InputPath.Argument("filter").Within(path)
            )
            : rules;

    public static DateTime? StartUtc(this DateOnly? day) => day is { } from ? UkTime.StartOf(from) : null;

    /// <summary>When the day after begins; null where no day comes after.</summary>
    public static DateTime? EndUtc(this DateOnly? day) => day < DateOnly.MaxValue ? UkTime.StartOf(day.Value.AddDays(1)) : null;
}

internal static class RowLists
{
    /// <summary>The rows that a part of a filter allows; all of them where it is not given.</summary>
    public static IQueryable<T> WhereGiven<T, TValue>(
        this IQueryable<T> rows,
        TValue? value,
        Func<TValue, Expression<Func<T, bool>>> condition
    )
        where TValue : struct => value is { } given ? rows.Where(condition(given)) : rows;

    public static IQueryable<T> WhereGiven<T>(this IQueryable<T> rows, string? value, Func<string, Expression<Func<T, bool>>> condition) =>
        value is null ? rows : rows.Where(condition(value));
}
