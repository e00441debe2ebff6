using System.Globalization;
using System.Text;

namespace CouncilPlatform.Sdk;

/// <summary>Which characters text may have: those that a reader sees as they are, spaces, tabs and line breaks.</summary>
internal static class PlainText
{
    /// <summary>Text of at most so many characters is a name, a title or a label: it has one line.</summary>
    public const int LongestLine = 300;

    /// <summary>
    /// A text as it is stored: in composed characters and, if it is a name, without spaces at its ends and with single spaces, so that what
    /// looks the same is the same text.
    /// </summary>
    public static string Stored(string text)
    {
        text = text.Normalize(NormalizationForm.FormC);
        if (text.Length > LongestLine || HasLines(text) || !NeedsSpacing(text))
        {
            return text;
        }

        var words = string.Concat(text.Select(c => IsSpace(c) ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words);
    }

    /// <summary>
    /// The first character that no text may have, as <c>U+202E at position 5</c>: a control character, one that turns the direction of the
    /// text around, one without width, or half a character. Null if there is none.
    /// </summary>
    public static string? FirstForbidden(string text)
    {
        // The text of a file may begin with a byte order mark.
        for (var i = text.StartsWith('\uFEFF') && HasLines(text) ? 1 : 0; i < text.Length; i++)
        {
            if (IsForbidden(text, i))
            {
                return string.Create(CultureInfo.InvariantCulture, $"U+{(int)text[i]:X4} at position {i + 1}");
            }
        }

        return null;
    }

    /// <summary>Whether the text has a line break or a tab, which a name may not have.</summary>
    public static bool HasLines(string text) => text.AsSpan().ContainsAny('\r', '\n', '\t');

    private static bool NeedsSpacing(string text) =>
        text.Index().Any(c => IsSpace(c.Item) && (c.Item != ' ' || c.Index == 0 || c.Index == text.Length - 1 || text[c.Index - 1] == ' '));

    private static bool IsSpace(char c) => char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator;

    private static bool IsForbidden(string text, int at) =>
        text[at] switch
        {
            '\t' or '\n' or '\r' => false,
            // Embeddings, overrides and isolates; spaces without width; line separators.
            (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200B' or '\u2060' or '\uFEFF' or '\u2028' or '\u2029' =>
                true,
            var c when char.IsHighSurrogate(c) => at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]),
            var c when char.IsLowSurrogate(c) => at == 0 || !char.IsHighSurrogate(text[at - 1]),
            var c => char.IsControl(c),
        };
}
