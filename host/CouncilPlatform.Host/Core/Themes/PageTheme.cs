using System.Globalization;

namespace CouncilPlatform.Host.Core.Themes;

/// <summary>How a partnership's pages look: the colour of the header, and a logo.</summary>
[Shared("The partnership's administrators choose how its pages look.")]
internal sealed class PageTheme : Aggregate
{
    /// <summary>The largest logo, in bytes.</summary>
    public const int MaxLogo = 64 * 1024;

    /// <summary>What WCAG 2.2 AA asks for between text and its background.</summary>
    private const double LeastContrast = 4.5;

    private static readonly byte[] _png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The colour of the header, under white text, such as #12436d. Null for the host's own.</summary>
    public string? Colour { get; private set; }

    /// <summary>The PNG in base64. Null if there is none.</summary>
    [NotRecorded]
    internal string? Logo { get; private set; }

    /// <summary>Whether it has a logo.</summary>
    [Needs(nameof(Logo))]
    public bool HasLogo() => Logo is not null;

    /// <summary>The contrast between white text and the colour, from 1 to 21. Null without a colour.</summary>
    [Needs(nameof(Colour))]
    public double? Contrast() => Colour is { } colour && IsColour(colour) ? Math.Round(ContrastOf(colour), 2) : null;

    /// <exception cref="RuleException">INVALID: the colour is not valid, or white text on it is hard to read; the logo is not a PNG, or
    /// too large.</exception>
    internal void Update(string? colour, string? logo)
    {
        var isColour = colour is null or "" || IsColour(colour);
        var contrast = colour is { Length: > 0 } && isColour ? ContrastOf(colour) : LeastContrast;
        var image = logo is { Length: > 0 } ? Decode(logo) : null;
        new Rules()
            .Valid(isColour, "Enter a colour as # and six hexadecimal digits, like #12436d.", InputPath.Of("colour"))
            .Valid(
                contrast >= LeastContrast,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"White text on {colour} has a contrast of {contrast:0.00} to 1. "
                        + $"It must be at least {LeastContrast:0.0} to 1. Choose a darker colour."
                ),
                InputPath.Of("colour")
            )
            .Valid(
                string.IsNullOrEmpty(logo) || image is not null && image.AsSpan().StartsWith(_png),
                "The logo must be a PNG file. Other pictures can contain scripts.",
                InputPath.Of("logo")
            )
            .Valid(image is null || image.Length <= MaxLogo, "The logo must be 64 kilobytes or less.", InputPath.Of("logo"))
            .Check();
        Colour =
            colour is null ? Colour
            : colour.Length == 0 ? null
            : colour.ToLowerInvariant();
        Logo =
            logo is null ? Logo
            : image is null ? null
            : logo;
    }

    internal byte[]? Picture() => Logo is null ? null : Decode(Logo);

    private static bool IsColour(string text) => text.Length == 7 && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit);

    private static byte[]? Decode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }

    /// <summary>As WCAG 2.2 defines the contrast ratio, with white.</summary>
    private static double ContrastOf(string colour)
    {
        var luminance = 0.2126 * Linear(colour, 1) + 0.7152 * Linear(colour, 3) + 0.0722 * Linear(colour, 5);
        return 1.05 / (luminance + 0.05);
    }

    private static double Linear(string colour, int at)
    {
        var part = int.Parse(colour.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }
}
