using System.Text.RegularExpressions;

namespace CouncilPlatform.Host.Pages;

internal static partial class Words
{
    /// <summary>A name in code as people write it: <c>LocalStrategicPartnership</c> is "Local strategic partnership".</summary>
    public static string Of(Enum value) => WordStart().Replace(value.ToString(), m => " " + m.Value.ToLowerInvariant());

    [GeneratedRegex("(?<=[a-z])[A-Z]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordStart();
}
