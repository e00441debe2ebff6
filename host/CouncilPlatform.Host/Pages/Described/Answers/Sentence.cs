using System.Text.RegularExpressions;

namespace CouncilPlatform.Host.Pages.Described.Answers;

/// <summary>
/// Text with paths in braces, which are replaced by what is there. A part in square brackets is left out where nothing is recorded for it.
/// </summary>
internal static partial class Sentence
{
    /// <summary>The text. Null if it has paths and nothing is recorded at any of them.</summary>
    public static string? Fill(string? wording, Place place) => wording is null ? null : Filled(wording, place)?.Trim();

    /// <summary>The paths in a wording.</summary>
    public static IEnumerable<string> PathsIn(string? wording) =>
        wording is null ? [] : Paths().Matches(wording).Select(m => m.Groups["path"].Value);

    private static string? Filled(string wording, Place place)
    {
        var (asked, found) = (0, 0);
        var text = Parts()
            .Replace(
                wording,
                match =>
                {
                    asked++;
                    var part = match.Groups["optional"] is { Success: true } optional
                        ? Filled(optional.Value, place)
                        : place.Cell(match.Groups["path"].Value).Text;
                    found += part is null ? 0 : 1;
                    return part ?? "";
                }
            );
        return asked > 0 && found == 0 ? null : text;
    }

    [GeneratedRegex(@"\{(?<path>[\w.]+)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Paths();

    // A path, or text in square brackets with a path in it.
    [GeneratedRegex(
        @"\{(?<path>[\w.]+)\}|\[(?<optional>[^\[\]]*\{[^\[\]]*)\]",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Parts();
}
