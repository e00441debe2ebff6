namespace CouncilPlatform.Grants;

/// <summary>A criterion or a purpose: a code for programs, and the funder's words for people.</summary>
/// <param name="Code">Capitals, digits and single underscores: NARROWING_THE_GAP.</param>
/// <param name="Words">The funder's own words.</param>
internal sealed record CodedTerm(string Code, string Words);

/// <summary>A criterion or a purpose: a code for programs, and the funder's words for people.</summary>
internal sealed record CodedTermInput(string Code, string Words);

internal static partial class CodedTermRules
{
    public const int MaxCodeLength = 60;

    private const int Max = 50;

    private const int MaxConditions = 30;

    public static Rules Terms(this Rules rules, IReadOnlyList<CodedTermInput> terms, string name)
    {
        rules.Valid(terms.Count <= Max, $"There are {terms.Count} entries. Enter at most {Max}.", InputPath.Of(name));
        foreach (var (index, term) in terms.Take(Max).Index())
        {
            var at = InputPath.Of(name, index);
            rules
                .Valid(
                    term.Code.Length <= MaxCodeLength && Code().IsMatch(term.Code),
                    $"\"{term.Code}\" is not a code. "
                        + $"Use at most {MaxCodeLength} capitals, digits and single underscores, like NARROWING_THE_GAP.",
                    at.Within("code")
                )
                .Valid(terms.Take(index).All(t => t.Code != term.Code), $"{term.Code} is listed twice. List it once.", at.Within("code"))
                .Text(term.Words, 1000, at.Within("words"));
        }

        return rules;
    }

    /// <summary>Requires that there are not too many conditions, and that none is blank or too long.</summary>
    public static Rules Conditions(this Rules rules, IReadOnlyList<string>? conditions)
    {
        rules.Valid(
            conditions is null or { Count: <= MaxConditions },
            $"Enter at most {MaxConditions} conditions.",
            InputPath.Of("conditions")
        );
        foreach (var (index, condition) in (conditions ?? []).Take(MaxConditions).Index())
        {
            rules.Valid(
                !string.IsNullOrWhiteSpace(condition) && condition.Length <= 1000,
                "Enter a condition of 1 to 1,000 characters.",
                InputPath.Of("conditions", index)
            );
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
