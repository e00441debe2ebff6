using System.Globalization;
using System.Text.RegularExpressions;

namespace CouncilPlatform.Host.Pages.Described.Answers;

/// <summary>Writes moments as people say them: 8 November 2011 at 5:30pm.</summary>
internal static partial class Moments
{
    /// <param name="moment">In UK time, as the API gives it.</param>
    public static string InWords(DateTimeOffset moment) =>
        Words.Said[
            "{0} at {1}",
            moment.ToString("d MMMM yyyy", CultureInfo.CurrentCulture),
            moment.ToString("h:mmtt", CultureInfo.InvariantCulture).ToLowerInvariant()
        ];

    /// <summary>Text with each moment in it in words. Some fields and messages have one in UK time with its offset.</summary>
    public static string InWords(string text) =>
        text.Length < Shortest ? text : Written().Replace(text, m => InWords(DateTimeOffset.Parse(m.Value, CultureInfo.InvariantCulture)));

    private const int Shortest = 25;

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();
}
