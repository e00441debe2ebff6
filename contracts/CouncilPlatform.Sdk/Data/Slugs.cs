using System.Text;

namespace CouncilPlatform.Sdk;

/// <summary>Makes slugs from names.</summary>
public static class Slugs
{
    internal const int MaxLength = 60;

    /// <summary>
    /// The name in lower-case letters, digits and single hyphens, at most 60 characters: "Waste &amp; Recycling" becomes
    /// <c>waste-and-recycling</c>, and "Ynys Môn" becomes <c>ynys-mon</c>. Empty if no letter or digit is left.
    /// </summary>
    public static string Of(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in Names.WithoutAccents(name).ToLowerInvariant().Replace("&", " and ", StringComparison.Ordinal))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(c);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var text = slug.ToString().Trim('-');
        return text.Length > MaxLength ? text[..MaxLength].Trim('-') : text;
    }
}
