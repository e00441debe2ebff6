using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace CouncilPlatform.Host.Pages.Languages;

/// <summary>
/// What a module's English texts are in the language of the page. Where nobody has said it, the text stays English and says so.
/// </summary>
/// <param name="overlays">The texts of the page itself, of its module and of the core. The first that has a text counts.</param>
/// <param name="words">The host's own words, such as yes and no. Null if the page is in English.</param>
internal sealed partial class PageTexts(IReadOnlyList<IReadOnlyDictionary<string, string>> overlays, IStringLocalizer? words)
{
    /// <summary>Every text as the module has written it.</summary>
    public static readonly PageTexts English = new([], words: null);

    public Phrase Of(string english) =>
        words is null || !HasWords(english) ? new(english)
        : overlays.Select(o => o.GetValueOrDefault(english)).FirstOrDefault(t => t is not null) is { } said ? new(said)
        : words[english] is { ResourceNotFound: false } word ? new(word.Value)
        : Phrase.InEnglish(english);

    /// <summary>As <see cref="Of"/>, for a text that may be missing.</summary>
    public Phrase? OrNull(string? english) => english is null ? (Phrase?)null : Of(english);

    // "{node.title}" is whatever is recorded, in whatever language.
    private static bool HasWords(string text) => Paths().Replace(text, "").Any(char.IsLetter);

    [GeneratedRegex(@"\{[\w.]+\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Paths();
}
