using System.Text;

namespace CouncilPlatform.Sdk;

/// <summary>Slugs made of names.</summary>
public static class Slugs
{
    private const int Longest = 60;

    /// <summary>The name in lower-case letters, digits and single hyphens, at most 60 characters: "Waste &amp; Recycling" becomes <c>waste-and-recycling</c>. Empty where no letter or digit is left.</summary>
    public static string Of(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name.ToLowerInvariant().Replace("&", " and ", StringComparison.Ordinal))
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
        return text.Length > Longest ? text[..Longest].Trim('-') : text;
    }
}
