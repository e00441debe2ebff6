using System.Text;

namespace CouncilPlatform.Sdk;

/// <summary>How tables write the values of enums: <c>LeadAuthority</c> as "Lead authority".</summary>
public static class TableWords
{
    public static string Of<T>(T value)
        where T : struct, Enum => Spaced(value.ToString());

    /// <summary>The value of a text, in any capitals, with spaces, hyphens or underscores. Null if there is none.</summary>
    public static T? Read<T>(string text)
        where T : struct, Enum
    {
        var letters = Letters(text);
        return letters.Length == 0
            ? null
            : Enum.GetValues<T>()
                .Where(v => v.ToString().Equals(letters, StringComparison.OrdinalIgnoreCase))
                .Select(v => (T?)v)
                .FirstOrDefault();
    }

    internal static string Spaced(string name)
    {
        var words = new StringBuilder(name.Length + 8);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && words.Length > 0)
            {
                words.Append(' ').Append(char.ToLowerInvariant(c));
            }
            else
            {
                words.Append(c);
            }
        }

        return words.ToString();
    }

    private static string Letters(string text) => string.Concat(text.Where(c => c is not (' ' or '-' or '_')));
}
