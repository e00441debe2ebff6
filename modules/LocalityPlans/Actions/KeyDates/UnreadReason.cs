namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>Why the words of a key date cannot be read, and what to enter instead.</summary>
internal static partial class UnreadReason
{
    public static string Of(string text) =>
        text.Length == 0 ? "The key date has no words. Enter when it is to happen."
        : Season().IsMatch(text)
            ? "A season is not a date: people do not agree when it begins and ends. Enter the months, like September to November 2015."
        : NotKnown().IsMatch(text)
            ? Year().IsMatch(text) ? "The date is not confirmed yet. Enter it once it is known."
                : "No date is given yet. Enter it once it is known."
        : Uncertain().IsMatch(text) && Year().IsMatch(text)
            ? "The words put the date in doubt. Enter the date alone, and what it depends on as a key date of its own."
        : WorkingDays().IsMatch(text) ? "Working days depend on holidays and closures. Enter the date itself."
        : Vague().IsMatch(text) ? "\"Early\", \"mid\", \"late\" and \"around\" name no day. Enter a month or a day."
        : IsRate(text) ? "How many in what time is not a count. Enter how many there are in all by a date, or a key date for each."
        : LengthWords.IsIn(text) && Year().IsMatch(text)
            ? "The words give a length of time, but not clearly from when to when. Enter the first and the last day, like 1 April 2015 to "
                + "31 March 2016."
        : Relative().IsMatch(text) ? "It counts from a day that is not given. Enter the date itself."
        : Quarter().IsMatch(text) && !OneFinancialYear(text)
            ? "A quarter of which year? Enter Q2 2015/16 for the financial year, or second quarter of 2015 for the calendar year."
        : OtherYear().IsMatch(text) ? "Academic and municipal years begin on no fixed day. Enter the months."
        : Several().IsMatch(text) ? "These may be several dates. Enter each as a key date of its own, or a span like July to October 2015."
        : HasMonth(text) && OneFinancialYear(text) ? "A month has one year. Enter it, like March 2016."
        : TwoYears().IsMatch(text) && !OneFinancialYear(text)
            ? "These may be a financial year or a span. Enter 2015/16 for a financial year, or 2015 to 2017 for a span."
        : ShortYear().IsMatch(text) ? "Is it a financial year? Enter it with all digits, like 2024/25."
        : Often().IsMatch(text) ? "How often is not a date. Enter when it starts, like Quarterly from April 2015."
        : HasMonth(text) && !Year().IsMatch(text) ? "The words name no year. Enter the year with four digits, like April 2015."
        : "The words name no date that can be read without guessing. Enter a day, a month, a quarter, a year, or a span of them.";

    /// <summary>Whether something happens so many times in a time, like two meetings a year.</summary>
    public static bool IsRate(string text) => Rate().IsMatch(text);

    public static bool HasMonth(string text) => Word().Matches(text).Any(w => DateWords.MonthNumber(w.Value.ToLowerInvariant()) > 0);

    private static bool OneFinancialYear(string text) =>
        TwoYears()
            .Matches(text)
            .Any(m =>
            {
                string? fault = null;
                return DateWords.Read(m.Value, ref fault) is not null;
            });

    [GeneratedRegex(
        @"s (per|an?|each|every) (annum|day|week|month|quarter|year)\b|\bp\.a\b|s (annually|monthly|quarterly|weekly|yearly)\b",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex Rate();

    [GeneratedRegex(@"\b(spring|summer|autumn|fall|winter|christmas|easter)\b", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex Season();

    [GeneratedRegex(
        @"\b(tbc|tba|tbd|to be (confirmed|agreed|announced|determined)|asap|as soon as|not known|n/a)\b",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex NotKnown();

    [GeneratedRegex(
        @"\b(provisional(ly)?|estimated?|indicative|subject to|depend\w*|unless|if|possibly|probably|hopefully|tentative(ly)?)\b|\?",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex Uncertain();

    [GeneratedRegex(@"\b(working|clear|business|school) (day|week)s?\b", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex WorkingDays();

    [GeneratedRegex(
        @"\b(early|mid|late|middle|around|about|approximately|approx|circa|beginning of|start of)\b",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex Vague();

    [GeneratedRegex(
        @"[0-9a-z]\)?,? ?(\band\b|\bor\b|&|;| / ).*[0-9]{4}|[0-9]{4} ?/ ?[a-z].*[0-9]{4}|[0-9]{4}.*\bby\b.*[0-9]{4}",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex Several();

    [GeneratedRegex(@"\bfy ?[0-9]{2}\b|^[0-9]{2}[/-][0-9]{2}$", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex ShortYear();

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
