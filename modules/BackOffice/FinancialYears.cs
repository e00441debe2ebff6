using System.Text.RegularExpressions;

namespace CouncilPlatform.BackOffice;

/// <summary>Financial years, from 1 April to 31 March, written as in 2021/22.</summary>
internal static partial class FinancialYears
{
    public static bool IsYear(string text) =>
        Year().Match(text) is { Success: true } match
        && (int.Parse(match.Groups["first"].ValueSpan, CultureInfo.InvariantCulture) + 1) % 100
            == int.Parse(match.Groups["next"].ValueSpan, CultureInfo.InvariantCulture);

    /// <summary>What to say of a text that is none.</summary>
    public static string NoYear(string text) => $"\"{text}\" is no financial year. Write it as in 2021/22.";

    public static Rules FinancialYear(this Rules rules, string text, params string[] path) =>
        rules.Require(IsYear(text), RuleCodes.Invalid, NoYear(text), path);

    [GeneratedRegex(
        @"^(?<first>(19|20|21)\d\d)/(?<next>\d\d)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Year();
}
