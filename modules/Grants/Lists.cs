namespace CouncilPlatform.Grants;

/// <summary>Which end of a list comes first.</summary>
internal enum OrderDirection
{
    /// <summary>The smallest, the earliest, A to Z.</summary>
    Ascending,

    /// <summary>The greatest, the latest, Z to A.</summary>
    Descending,
}

/// <summary>Rules that the filters of lists share.</summary>
internal static class FilterRules
{
    public static Rules Interval<T>(this Rules rules, T? min, T? max, string path)
        where T : struct, IComparable<T> =>
        rules.Require(
            min is not { } from || max is not { } to || from.CompareTo(to) <= 0,
            RuleCodes.Invalid,
            $"The {Wording.Of(path)} is greater than its other end, so that nothing can match. Swap the two.",
            InputPath.Argument("filter").Within(path)
        );
}
