using System.Text.RegularExpressions;

namespace CouncilPlatform.Grants;

/// <summary>A criterion or a purpose: a code for programs, and the funder's words for people.</summary>
internal sealed record CodedTerm(string Code, string Words);

/// <param name="Code">Capitals, digits and single underscores, as in NARROWING_THE_GAP.</param>
/// <param name="Words">As the funder puts it.</param>
internal sealed record CodedTermInput(string Code, string Words);

internal static partial class CodedTermRules
{
    public const int LongestCode = 60;

    public const int Most = 50;

    /// <summary>Each with a code of its own, and not too many.</summary>
    public static Rules Terms(this Rules rules, IReadOnlyList<CodedTermInput> terms, string name)
    {
        rules.Require(terms.Count <= Most, RuleCodes.Invalid, $"{name} has {terms.Count} entries. Give at most {Most}.", "input", name);
        foreach (var (index, term) in terms.Take(Most).Index())
        {
            string[] at = ["input", name, index.ToString(CultureInfo.InvariantCulture)];
            rules
                .Require(
                    term.Code.Length <= LongestCode && Code().IsMatch(term.Code),
                    RuleCodes.Invalid,
                    $"\"{term.Code}\" is no code. Use at most {LongestCode} capitals, digits and single underscores, as in NARROWING_THE_GAP.",
                    [.. at, "code"]
                )
                .Require(
                    terms.Take(index).All(t => t.Code != term.Code),
                    RuleCodes.Invalid,
                    $"{term.Code} is listed twice.",
                    [.. at, "code"]
                )
                .Text(term.Words, 1000, [.. at, "words"]);
        }

        return rules;
    }

    public static IReadOnlyList<CodedTerm> Read(IReadOnlyList<CodedTermInput> terms) =>
        [.. terms.Select(t => new CodedTerm(t.Code, t.Words))];

    [GeneratedRegex(
        "^[A-Z0-9]+(_[A-Z0-9]+)*\\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Code();
}
