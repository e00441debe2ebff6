namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>What stands in brackets after a key date.</summary>
internal static partial class KeyDateAside
{
    // "(was December 2015)" and "(review annually)" explain; another date, a length or a doubt would change what is read.
    public static bool Explains(string aside, KeyDateReading reading)
    {
        string? fault = null;
        if (
            HowOften().IsMatch(aside)
            || Former().Match(aside) is { Success: true } former
                && DateWords.Read(former.Groups["when"].Value.ToLowerInvariant(), ref fault) is not null
        )
        {
            return true;
        }

        if (LengthWords.IsIn(aside))
        {
            return reading is { Start: { } start, End: { } end } && LengthWords.Says(aside.ToLowerInvariant(), start, end);
        }

        // "31 March 2016 (end of the financial year)" is that day, but "2015/16 (end)" is not the year.
        var isDay = (reading.End ?? reading.Start)?.Precision == DatePrecision.Day;
        if (Doubt().IsMatch(aside) || PartOfYear().IsMatch(aside) && !isDay)
        {
            return false;
        }

        if (!KeyDateReader.NamesDate(aside))
        {
            return true;
        }

        return (reading.Start ?? reading.End) is { } first
            && (reading.End ?? reading.Start) is { } last
            && (
                DateWords.Read(aside.ToLowerInvariant(), ref fault) is { } wider
                    ? wider.First <= first.First && last.Last <= wider.Last
                    : !UnreadReason.HasMonth(aside)
                        && Years().Matches(aside).All(y => Number(y.Value) >= first.First.Year && Number(y.Value) <= last.Last.Year)
            );
    }

    /// <summary>Whether the words put a date in doubt, or name another.</summary>
    public static bool IsDoubt(string words) => Doubt().IsMatch(words);

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        "^(was|previously|originally|formerly|(deferred|delayed|postponed|moved|slipped|revised|changed|extended|rescheduled|put back|"
            + "carried forward|brought forward) from)( due| planned| set| scheduled)?( for| in| by)? (?<when>.+)$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex Former();

    [GeneratedRegex(
        "^((to be )?(review|reviewed|report|reported|reporting|update|updated|monitor|monitored|meet|meeting|meetings)( (and|&) [a-z]+)? )?"
            + "(annually|monthly|quarterly|weekly|yearly|every [a-z0-9 ]+|each (year|month|quarter|week))$|"
            + "^(annual|monthly|quarterly|weekly|yearly) (reviews?|reports?|updates?|meetings?)$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex HowOften();

    [GeneratedRegex(
        @"\b(q[1-4]|h[12]|quarter|half|spring|summer|autumn|winter|early|mid|late)\b|^(the )?(end|start|beginning)\b",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex PartOfYear();

    [GeneratedRegex(
        @"\b(tbc|tba|subject|provisional|provisionally|estimated?|indicative|if|unless|depend\w*|approx\w*|or|review|(by|before|"
            + @"until|till|from|after|starting|commencing|no later than)\b.*[0-9]{4})\b",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex Doubt();

    [GeneratedRegex(@"\b[0-9]{4}\b", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex Years();
}
