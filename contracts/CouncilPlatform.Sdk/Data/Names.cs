using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace CouncilPlatform.Sdk;

/// <summary>
/// When two codes or names are the same, in every import, mutation and search and on every database. Two are <b>the same</b> if only
/// capital letters, spaces or the way in which an accent is encoded differ: "Anglesey" and " ANGLESEY". They are <b>alike</b> if only
/// accents or punctuation differ too: "Ynys Môn" and "Ynys Mon", "St. Helens" and "St Helens". Names that are alike are different names,
/// but probably meant to be one.
/// </summary>
public static class Names
{
    // Letters that Unicode does not compose of a letter and an accent.
    private static readonly Dictionary<char, string> Plain = new()
    {
        ['ß'] = "ss",
        ['ẞ'] = "SS",
        ['æ'] = "ae",
        ['Æ'] = "AE",
        ['œ'] = "oe",
        ['Œ'] = "OE",
        ['ø'] = "o",
        ['Ø'] = "O",
        ['ł'] = "l",
        ['Ł'] = "L",
        ['đ'] = "d",
        ['Đ'] = "D",
        ['ð'] = "d",
        ['Ð'] = "D",
        ['þ'] = "th",
        ['Þ'] = "TH",
        ['ı'] = "i",
    };

    /// <summary>Compares codes and names: capital letters, spaces at the ends and the number of spaces make no difference.</summary>
    public static IEqualityComparer<string?> Same { get; } = new SameComparer();

    /// <summary>The form in which equal codes and names are equal text, for keys of several parts.</summary>
    public static string Key(string name) => Spaced(name).ToUpperInvariant().Normalize(NormalizationForm.FormC);

    /// <summary>Whether two codes or names differ at most by capital letters, spaces, accents and punctuation.</summary>
    internal static bool AreAlike(string one, string other) => LikenessKey(one) == LikenessKey(other);

    /// <summary>A sentence that asks whether a known name that looks alike was meant. Empty if none does.</summary>
    /// <param name="name">A code or a name that was not found.</param>
    /// <param name="known">What it could be.</param>
    public static string Hint(string name, IEnumerable<string> known) =>
        known.FirstOrDefault(k => AreAlike(k, name)) is { } like ? $" Did you mean \"{like}\"?" : "";

    /// <summary>Whether a name contains a text, as people search: capital letters, accents and punctuation make no difference.</summary>
    internal static bool Contains(string name, string part) => LikenessKey(name).Contains(LikenessKey(part), StringComparison.Ordinal);

    /// <summary>
    /// The form in which codes and names that are alike are equal text: letters and digits without accents, in capitals. A point between
    /// digits remains, because 1.1 is not 11.
    /// </summary>
    internal static string LikenessKey(string name)
    {
        var key = Key(name);
        var letters = new StringBuilder(key.Length);
        var divided = false;
        foreach (var c in WithoutAccents(key).ToUpperInvariant().Replace("&", " AND ", StringComparison.Ordinal))
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                letters.Append(divided && char.IsDigit(c) && letters.Length > 0 && char.IsDigit(letters[^1]) ? "." : "").Append(c);
            }

            divided = !char.IsLetterOrDigit(c);
        }

        return letters.Length > 0 ? letters.ToString() : key;
    }

    /// <summary>The text with letters that have no accent: "Ynys Mon" for "Ynys Môn".</summary>
    internal static string WithoutAccents(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            if (Plain.TryGetValue(c, out var letters))
            {
                plain.Append(letters);
            }
            else if (char.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
            {
                plain.Append(c);
            }
        }

        return plain.ToString();
    }

    /// <summary>The text in composed characters, without spaces at its ends, and with one space where it has several.</summary>
    internal static string Spaced(string text)
    {
        var spaced = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormC))
        {
            if (!char.IsWhiteSpace(c))
            {
                spaced.Append(c);
            }
            else if (spaced.Length > 0 && spaced[^1] != ' ')
            {
                spaced.Append(' ');
            }
        }

        return spaced.ToString().TrimEnd(' ');
    }

    private sealed class SameComparer : IEqualityComparer<string?>
    {
        public bool Equals(string? x, string? y) => x is null || y is null ? ReferenceEquals(x, y) : x == y || Key(x) == Key(y);

        public int GetHashCode([DisallowNull] string? obj) => Key(obj).GetHashCode(StringComparison.Ordinal);
    }
}
