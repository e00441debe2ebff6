namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>
/// Reads lengths of time: "12 months from April 2015", "28 days before 1 June 2016", "within six weeks of 31 March 2016".
/// </summary>
internal static partial class LengthWords
{
    public const string Units = "(day|week|wk|fortnight|month|mth|quarter|year|yr)";

    /// <summary>One length, but not one of "6-8 weeks", "1.5 years" or "two or three months".</summary>
    public const string One =
        @"(?<![0-9.,/-] ?|\b(or|and|to) )\b(?<count>an?|" + NumberWords.Pattern + ")[- ]?(calendar )?(?<unit>" + Units + ")s?'?(?![a-z-])";

    /// <summary>A span with its length: "12 months from April 2015", "April 2015 for 12 months", "the three years to March 2018".</summary>
    public static (Period Start, Period End)? Span(string text, ref string? fault)
    {
        var match =
            LengthFrom().Match(text) is { Success: true } lengthFirst ? lengthFirst
            : LengthLast().Match(text) is { Success: true } lengthLast ? lengthLast
            : LengthTo().Match(text);
        if (!match.Success || Of(match) is not { } length || DateWords.Read(match.Groups["when"].Value, ref fault) is not { } when)
        {
            return null;
        }

        if (match.Groups["to"].Success)
        {
            return length.StartOf(when) is { } start ? (start, when) : null;
        }

        // Six months from the end of September end with March, not a day before.
        var end =
            DateWords.EndOf(match.Groups["when"].Value, ref fault) is { } whole && length.After(whole) is { } last
                ? Period.Day(last.Last)
                : length.EndOf(when);
        return end is { } known ? (when, known) : null;
    }

    /// <summary>What is counted from another day or time: "28 days before 1 June 2016", "a month after the end of May 2016".</summary>
    public static Period? Shifted(string text, ref string? fault)
    {
        var match = BeforeOrAfter().Match(text);
        if (!match.Success || Of(match) is not { } length)
        {
            return null;
        }

        var (when, before) = (match.Groups["when"].Value, match.Groups["before"].Success);
        return DateWords.EndOf(when, ref fault) is { } whole && Shift(whole) is { } moved ? Period.Day(moved.Last)
            : DateWords.Read(when, ref fault) is { } period ? Shift(period)
            : null;

        Period? Shift(Period period) => before ? length.Before(period) : length.After(period);
    }

    /// <summary>The last day of "within six weeks of 31 March 2016".</summary>
    public static Period? Within(string text, ref string? fault) =>
        WithinLength().Match(text) is { Success: true } match && Of(match) is not null
            ? Shifted($"{match.Groups["length"].Value} after {match.Groups["when"].Value}", ref fault)
            : null;

    /// <summary>Whether the text is counted from a date: then it names a deadline.</summary>
    public static bool IsCounted(string text) => BeforeOrAfter().IsMatch(text);

    /// <summary>Whether the text has a length of time, which must not be left out.</summary>
    public static bool IsIn(string text) => AnyLength().IsMatch(text);

    /// <summary>Whether a span is as long as the length that the text says.</summary>
    public static bool Says(string text, Period start, Period end) =>
        OnlyLength().Match(text) is { Success: true } match && Of(match) is { } length && length.EndOf(start)?.Last == end.Last;

    private static Length? Of(Match match) =>
        (match.Groups["count"].Value is "a" or "an" ? 1 : NumberWords.Read(match.Groups["count"].Value)) is { } count
            ? Length.Of(count, match.Groups["unit"].Value)
            : null;

    [GeneratedRegex(
        "^((for|lasting|during|throughout|in) )?(the |a )?((period|duration|term) of )?"
            + One
            + "( period)?,? ((starting|beginning|commencing)( from| in| on| with)?|from|as from|with effect from) (?<when>.+)$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex LengthFrom();

    [GeneratedRegex(
        "^((from|as from|with effect from|((to )?(start|commence|begin)|starting|beginning|commencing)( from| in| on)?):? )?"
            + "(?<when>.+?),? (for|lasting) "
            + "(the |a )?((period|duration|term) of )?"
            + One
            + "( period)?( only)?$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex LengthLast();

    [GeneratedRegex(
        "^((for|lasting|during|throughout|in) )?(the |a )?((period|duration|term) of )?"
            + One
            + "( period)?,? (?<to>(up )?to|until|till|ending( on| in| with)?) (?<when>.+)$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex LengthTo();

    [GeneratedRegex(
        @"^((?<least>at least|no(t)? less than|no fewer than|a minimum of) )?"
            + One
            + " ((?<before>before|prior to|ahead of|in advance of)|(?(least)(?!)|(after|following))) (?<when>.+)$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex BeforeOrAfter();

    [GeneratedRegex(
        "^within (the |a period of )?(?<length>" + One + ") (of|from|after|following) (?<when>.+)$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex WithinLength();

    [GeneratedRegex(
        @"\b(an?|half|few|couple of|several|[0-9]+|"
            + NumberWords.Pattern
            + @")[- ]?((calendar|working|clear|business|school) )?"
            + Units
            + @"s?\b",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex AnyLength();

    [GeneratedRegex("^(for |over )?" + One + "$", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex OnlyLength();
}
