using System.Text.RegularExpressions;

namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>Why the words of a key date are not read, and what to write instead.</summary>
internal static partial class UnreadReason
{
    public static string Of(string text) =>
        text.Length == 0 ? "There are no words. Write when it is to happen."
        : Season().IsMatch(text)
            ? "A season is no date: people do not agree when it begins and ends. Write the months, as in \"September to November 2015\"."
        : NotSaid().IsMatch(text) ? "No date is given yet. Write it once it is."
        : Vague().IsMatch(text) ? "\"Early\", \"mid\", \"late\" and \"around\" name no day. Write a month, or a day."
        : Relative().IsMatch(text) ? "It counts from a day that is not given. Write the date itself."
        : Quarter().IsMatch(text)
            ? "A quarter of which year? Write \"Q2 2015/16\" for the financial year, \"second quarter of 2015\" for the calendar year."
        : OtherYear().IsMatch(text) ? "Academic and municipal years begin on no fixed day. Write the months."
        : TwoYears().IsMatch(text)
            ? "Two years that do not follow each other, or a span? Write \"2015/16\" for a financial year, \"2015 to 2017\" for a span."
        : Often().IsMatch(text) ? "How often is no date. Write from when, as in \"Quarterly from April 2015\"."
        : HasMonth(text) && !Year().IsMatch(text) ? "It names no year. Write the year, as in \"April 2015\"."
        : "It names no date that can be read without guessing. Write a day, a month, a quarter, a year, or a span of them.";

    /// <summary>Whether a month is named.</summary>
    public static bool HasMonth(string text) => Word().Matches(text).Any(w => DateWords.MonthNumber(w.Value.ToLowerInvariant()) > 0);

    [GeneratedRegex(
        @"\b(spring|summer|autumn|fall|winter|christmas|easter)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Season();

    [GeneratedRegex(
        @"\b(tbc|tba|tbd|to be (confirmed|agreed|announced|determined)|asap|as soon as|not known|n/a)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex NotSaid();

    [GeneratedRegex(
        @"\b(early|mid|late|middle|around|about|approximately|approx|circa)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Vague();

    [GeneratedRegex(
        @"\b(\w+ (days|weeks|months|years)|next|this|last) ?(year|month|week|quarter|of|after|from|time)?\b(?! local)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Relative();

    [GeneratedRegex(
        @"\b(q|quarter )[1-4]\b|\bh[12]\b|\bquarter\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Quarter();

    [GeneratedRegex(
        @"\b[0-9]{4}[/-]([0-9]{2}|[0-9]{4})\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex TwoYears();

    [GeneratedRegex(
        @"\b(academic|municipal|school|civic) (year|term)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex OtherYear();

    [GeneratedRegex(
        @"\b(monthly|quarterly|annually|annual|yearly|weekly|bi-?monthly|every)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Often();

    [GeneratedRegex(@"\b[0-9]{4}\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Year();

    [GeneratedRegex(@"\b[A-Za-z]{3,9}\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
