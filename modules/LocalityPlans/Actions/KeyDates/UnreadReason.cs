namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>Why the words of a key date cannot be read, and what to enter instead.</summary>
internal static partial class UnreadReason
{
    public static string Of(string text) =>
        text.Length == 0 ? "The key date has no words. Enter when it is to happen."
        : Season().IsMatch(text)
            ? "A season is not a date: people do not agree when it begins and ends. Enter the months, like September to November 2015."
        : NotKnown().IsMatch(text) ? "No date is given yet. Enter it once it is known."
        : Vague().IsMatch(text) ? "\"Early\", \"mid\", \"late\" and \"around\" name no day. Enter a month or a day."
        : Relative().IsMatch(text) ? "It counts from a day that is not given. Enter the date itself."
        : Quarter().IsMatch(text)
            ? "A quarter of which year? Enter Q2 2015/16 for the financial year, or second quarter of 2015 for the calendar year."
        : OtherYear().IsMatch(text) ? "Academic and municipal years begin on no fixed day. Enter the months."
        : TwoYears().IsMatch(text)
            ? "These may be a financial year or a span. Enter 2015/16 for a financial year, or 2015 to 2017 for a span."
        : Often().IsMatch(text) ? "How often is not a date. Enter when it starts, like Quarterly from April 2015."
        : HasMonth(text) && !Year().IsMatch(text) ? "The words name no year. Enter the year, like April 2015."
        : "The words name no date that can be read without guessing. Enter a day, a month, a quarter, a year, or a span of them.";

    public static bool HasMonth(string text) => Word().Matches(text).Any(w => DateWords.MonthNumber(w.Value.ToLowerInvariant()) > 0);

    [GeneratedRegex(@"\b(spring|summer|autumn|fall|winter|christmas|easter)\b", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex Season();

    [GeneratedRegex(
        @"\b(tbc|tba|tbd|to be (confirmed|agreed|announced|determined)|asap|as soon as|not known|n/a)\b",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex NotKnown();

    [GeneratedRegex(@"\b(early|mid|late|middle|around|about|approximately|approx|circa)\b", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex Vague();

    [GeneratedRegex(
        @"\b(\w+ (days|weeks|months|years)|next|this|last) ?(year|month|week|quarter|of|after|from|time)?\b(?! local)",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex Relative();

    [GeneratedRegex(@"\b(q|quarter )[1-4]\b|\bh[12]\b|\bquarter\b", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex Quarter();

    [GeneratedRegex(@"\b[0-9]{4}[/-]([0-9]{2}|[0-9]{4})\b", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex TwoYears();

    [GeneratedRegex(@"\b(academic|municipal|school|civic) (year|term)\b", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex OtherYear();

    [GeneratedRegex(@"\b(monthly|quarterly|annually|annual|yearly|weekly|bi-?monthly|every)\b", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex Often();

    [GeneratedRegex(@"\b[0-9]{4}\b", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex Year();

    [GeneratedRegex(@"\b[A-Za-z]{3,9}\b", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex Word();
}
