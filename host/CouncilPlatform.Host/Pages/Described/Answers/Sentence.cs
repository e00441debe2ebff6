using System.Text.RegularExpressions;

namespace CouncilPlatform.Host.Pages.Described.Answers;

/// <summary>Text with paths in braces, which are replaced by what is there.</summary>
internal static partial class Sentence
{
    /// <summary>The text. Null if it has paths and nothing is recorded at any of them.</summary>
    public static string? Fill(string? wording, Place place)
    {
        if (wording is null)
        {
            return null;
        }

        var (asked, found) = (0, 0);
        var text = Paths()
            .Replace(
                wording,
                match =>
                {
                    asked++;
                    var cell = place.Cell(match.Groups["path"].Value);
                    found += cell.Text is null ? 0 : 1;
                    return cell.Text ?? "";
                }
            );
        return asked > 0 && found == 0 ? null : text.Trim();
    }

    /// <summary>The paths in a wording.</summary>
    public static IEnumerable<string> PathsIn(string? wording) =>
        wording is null ? [] : Paths().Matches(wording).Select(m => m.Groups["path"].Value);

    [GeneratedRegex(@"\{(?<path>[\w.]+)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Paths();
}
