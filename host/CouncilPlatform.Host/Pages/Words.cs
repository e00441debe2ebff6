using System.Text.RegularExpressions;

namespace CouncilPlatform.Host.Pages;

internal static partial class Words
{
    /// <summary>A name in code as people write it: <c>LocalStrategicPartnership</c> is "Local strategic partnership".</summary>
    public static string Of(Enum value) => WordStart().Replace(value.ToString(), m => " " + m.Value.ToLowerInvariant());

    /// <summary>A value of an enum in GraphQL as people write it: <c>NOT_STARTED</c> is "Not started".</summary>
    public static string OfCode(string code) =>
        code.Length < 2 ? code : string.Concat(code.AsSpan(0, 1), code.AsSpan(1).ToString().Replace('_', ' ').ToLowerInvariant());

    [GeneratedRegex("(?<=[a-z])[A-Z]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordStart();
}
