using System.Text.RegularExpressions;
using CouncilPlatform.Host.Pages.Languages;
using GraphQL.Types;
using Humanizer;

namespace CouncilPlatform.Host.Pages.Forms.Fields;

/// <summary>What a form says about a field, from its name and description in the schema.</summary>
internal static partial class Labels
{
    // Names that say little without the sentence around them.
    private static readonly Dictionary<string, string> _labels = new(StringComparer.Ordinal)
    {
        ["on"] = "Date",
        ["from"] = "From",
        ["with"] = "With whom",
        ["slug"] = "Short name",
        ["signOffs"] = "Sign-offs",
        ["gssCode"] = "GSS code",
        ["url"] = "Web address",
        ["path"] = "Address to pass on",
        ["expiresUtc"] = "Expires",
    };

    public static string Of(string field, string? thing) =>
        field is "id" or "code" && thing is not null ? thing.Humanize()
        : _labels.TryGetValue(field, out var label) ? label
        : field.Humanize();

    /// <summary>A mutation as a title: <c>allocateGrant</c> is "Allocate grant".</summary>
    public static string OfMutation(string name) => name.Humanize();

    /// <summary>The description, with the words of the choices in place of their codes.</summary>
    public static string? Hint(string? description, IGraphType type)
    {
        if (string.IsNullOrWhiteSpace(description))
        {
            return null;
        }

        var choices = type as EnumerationGraphType;
        return choices is null
            ? description
            : Code().Replace(description, m => choices.Values.Any(v => v.Name == m.Value) ? $"“{Words.Of(choices, m.Value)}”" : m.Value);
    }

    /// <summary>A description for somebody who chooses a thing by its name: "The code of the council that pays, like E07000140."</summary>
    public static string? WithoutCode(string? hint)
    {
        if (hint is null)
        {
            return null;
        }

        var text = Example().Replace(CodeClause().Replace(CodeOfIt().Replace(hint, "The "), ""), "");
        // "The fund." says no more than the label does.
        return text.Count(c => c == ' ') > 1 ? text : null;
    }

    /// <summary>The label of a row of a list: a row of "Shares" is a "Share".</summary>
    public static string OfRow(string list) => list.Singularize(inputIsKnownToBePlural: false);

    /// <summary>A label within a sentence: "Enter the due date".</summary>
    public static string InSentence(string label) => label.Length > 1 && char.IsUpper(label[1]) ? label : Lower(label);

    /// <inheritdoc cref="InSentence(string)"/>
    public static Phrase InSentence(Phrase label) => label with { Text = InSentence(label.Text) };

    private static string Lower(string label) => char.ToLowerInvariant(label[0]) + label[1..];

    [GeneratedRegex(
        @"^(The|A) (codes?|short names?) of (a |the |every |all )?",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex CodeOfIt();

    [GeneratedRegex(@": (its|a) GSS code[^.;]*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeClause();

    [GeneratedRegex(@",? (like|such as) ([A-Z]\d{8}|[a-z]+(-[a-z]+)+)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Example();

    [GeneratedRegex(@"\b[A-Z][A-Z0-9_]+\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
