using System.Text;

namespace CouncilPlatform.Sdk;

/// <summary>Text with half characters, which .NET refuses to compare: a file that was cut or changed has it.</summary>
internal static class BrokenText
{
    private const char Replacement = '\uFFFD';

    /// <summary>Whether a text has what is not a character, or what another program has put in place of one.</summary>
    public static bool IsIn(string text) =>
        text.AsSpan().IndexOfAny(Replacement, '\uFFFE') >= 0
        || (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0 && text.EnumerateRunes().Contains(Rune.ReplacementChar));

    /// <summary>The text with a sign of replacement for each.</summary>
    public static string Replaced(string text) => string.Concat(text.EnumerateRunes()).Replace('\uFFFE', Replacement);
}
