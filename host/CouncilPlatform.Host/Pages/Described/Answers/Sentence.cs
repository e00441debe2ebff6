using System.Text.RegularExpressions;
using CouncilPlatform.Host.Pages.Languages;

namespace CouncilPlatform.Host.Pages.Described.Answers;

/// <summary>
/// Text with paths in braces, which are replaced by what is there. A part in square brackets is left out where nothing is recorded for it.
/// </summary>
internal static partial class Sentence
{
    /// <summary>The text. Null if it has paths and nothing is recorded at any of them.</summary>
    public static string? Fill(string? wording, Place place) => Fill(wording, place, PageTexts.English)?.Text;

    /// <summary>The text in the language of the page.</summary>
    public static Phrase? Fill(string? wording, Place place, PageTexts texts)
    {
        if (wording is null)
        {
            return null;
        }

        var said = texts.Of(wording);
        // An English sentence keeps its English words.
        var filled = Filled(said.Text, place, said.Language is null ? texts : PageTexts.English)?.Trim();
        return filled is null ? (Phrase?)null : said with { Text = filled };
    }

    /// <summary>The paths in a wording.</summary>
    public static IEnumerable<string> PathsIn(string? wording) =>
        wording is null ? [] : Paths().Matches(wording).Select(m => m.Groups["path"].Value);

    private static string? Filled(string wording, Place place, PageTexts texts)
    {
        var (asked, found) = (0, 0);
        var text = Parts()
            .Replace(
                wording,
                match =>
                {
                    asked++;
                    var part = match.Groups["optional"] is { Success: true } optional
                        ? Filled(optional.Value, place, texts)
                        : place.Cell(match.Groups["path"].Value).In(texts).Text;
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
