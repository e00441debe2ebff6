using System.Globalization;
using System.Text;

namespace CouncilPlatform.Host.Pages.Forms;

/// <summary>Makes a short name from a title: "Small grants, 2026/27" is "small-grants-2026-27".</summary>
internal static class ShortName
{
    private const int MaxLength = 60;

    public static string Of(string title)
    {
        var name = new StringBuilder();
        foreach (var c in title.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                name.Append(char.ToLowerInvariant(c));
            }
            // An accent or an apostrophe does not part a word.
            else if (
                CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark
                && c is not ('\'' or '’')
                && name is [.., not '-']
            )
            {
                name.Append('-');
            }
        }

        return name.ToString(0, Math.Min(name.Length, MaxLength)).Trim('-');
    }
}
