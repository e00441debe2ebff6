namespace CouncilPlatform.Grants.OpenData;

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
    public static Rules Interval<T>(this Rules rules, T? least, T? most, string path)
        where T : struct, IComparable<T> =>
        rules.Require(
            least is not { } from || most is not { } to || from.CompareTo(to) <= 0,
            RuleCodes.Invalid,
            $"{path} is greater than its other end: nothing can lie between. Exchange them.",
            "filter",
            path
        );
}
