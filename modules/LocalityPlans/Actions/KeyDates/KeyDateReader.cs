namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>
/// Reads the key dates of action plans as their authors word them. Nothing is guessed: words with more than one meaning, or none, are
/// unread,
/// with the reason and what to enter.
/// </summary>
internal sealed partial class KeyDateReader
{
    // People do not nest their words deeper, and each level multiplies the ways to read them.
    private const int MaxDepth = 5;

    private static readonly string[] Numbers = "one two three four five six seven eight nine ten eleven twelve".Split(' ');

    // The first day that does not exist, whatever else the words could be.
    private string? _fault;

    private int _depth;

    private KeyDateReader() { }

    /// <summary>Reads one key date.</summary>
    public static KeyDateReading Read(string words)
    {
        var reader = new KeyDateReader();
        var text = Plain(words);
        return reader.Whole(text)
            ?? (reader._fault is { } fault ? KeyDateReading.Wrong(fault) : KeyDateReading.Unread(UnreadReason.Of(text)));
    }

    // With single spaces and hyphens. "(and ongoing)" is part of the date, not an aside.
    private static string Plain(string words) =>
        OngoingAside()
            .Replace(Spaces().Replace(words.Replace('\u2013', '-').Replace('\u2014', '-').Replace('\u2011', '-'), " "), " and ongoing")
            .Trim(' ', '.', ';', ',');

    // An explanation after the date is left out, but not words that put the date in doubt.
    private KeyDateReading? Whole(string text) =>
        Part(text)
        ?? (
            Aside().Match(text) is { Success: true } aside && !Doubt().IsMatch(aside.Groups["aside"].Value)
                ? Whole(aside.Groups["what"].Value)
                : null
        )
        ?? (
            Purpose().Match(text) is { Success: true } purpose && !Doubt().IsMatch(purpose.Groups["purpose"].Value)
                ? Part(purpose.Groups["what"].Value)
                : null
        );

    private KeyDateReading? Part(string text)
    {
        if (_depth == MaxDepth)
        {
            return null;
        }

        _depth++;
        var reading =
            InPlace(text)
            ?? Bare(text)
            ?? Counted(text)
            ?? Dependency(text)
            ?? LifeOf(text)
            ?? Ongoing(text)
            ?? Range(text)
            ?? From(text)
            ?? Begins(text)
            ?? Within(text)
            ?? Deadline(text);
        _depth--;
        return reading;
    }

    private KeyDateReading? InPlace(string text)
    {
        var match = InPlaceWords().Match(text);
        return !match.Success ? null
            : !match.Groups["since"].Success ? new(KeyDateKind.InPlace)
            : Period(match.Groups["since"].Value) is { } since ? new(KeyDateKind.InPlace) { Start = since }
            : null;
    }

    private KeyDateReading? Bare(string text) =>
        Period(text) is not { } period ? null
        : EndWords().IsMatch(text) ? KeyDateReading.By(period)
        : KeyDateReading.During(period, period);

    // "Two meetings during July - October 2015".
    private KeyDateReading? Counted(string text)
    {
        var match = CountWords().Match(text);
        if (!match.Success || DateWords.MonthNumber(match.Groups["unit"].Value.Split(' ')[0].ToLowerInvariant()) > 0)
        {
            return null;
        }

        var number = match.Groups["number"].Value.ToLowerInvariant();
        var count = Array.IndexOf(Numbers, number) + 1;
        if (count == 0 && (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count == 0))
        {
            return null;
        }

        return Part(match.Groups["when"].Value) is { Kind: KeyDateKind.During or KeyDateKind.By, Impossible: false } when
            ? when with
            {
                Expected = count,
                Unit = match.Groups["unit"].Value,
            }
            : null;
    }

    private KeyDateReading? Dependency(string text)
    {
        var match = DependencyWords().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var on = match.Groups["on"].Value;
        if (Period(on) is { } period)
        {
            return match.Groups["after"].Success
                ? KeyDateReading.During(Actions.Period.Day(period.Last.AddDays(1)), end: null, ongoing: true)
                : null;
        }

        return Deadline(text) is null ? new(KeyDateKind.Dependency) { DependsOn = on } : null;
    }

    // "From April 2015 onwards - through the life of the Council Plan (2019)".
    private KeyDateReading? LifeOf(string text)
    {
        var match = LifeWords().Match(text);
        if (!match.Success || Period(match.Groups["end"].Value) is not { } end)
        {
            return null;
        }

        var from = match.Groups["from"].Value.TrimEnd(' ', ',', '-');
        return from.Length == 0 ? KeyDateReading.During(start: null, end)
            : Part(from) is { Kind: KeyDateKind.During, Start: { } start } ? KeyDateReading.During(start, end)
            : null;
    }

    private KeyDateReading? Ongoing(string text)
    {
        if (OngoingOnly().IsMatch(text))
        {
            return KeyDateReading.During(start: null, end: null, ongoing: true);
        }

        var match = OngoingWords().Match(text);
        return
            match.Success
            && Part(match.Groups["what"].Value)
                is { Kind: KeyDateKind.During or KeyDateKind.Starting, Start: not null, Impossible: false } what
            ? what with
            {
                End = null,
                Ongoing = true,
            }
            : null;
    }

    private KeyDateReading? Range(string text)
    {
        var inner = RangeLead().Replace(text, "");
        var between = text.StartsWith("between ", StringComparison.OrdinalIgnoreCase);
        foreach (Match mark in RangeMarks().Matches(inner))
        {
            // "April and October" are two dates, and "2015-2016" is a financial year or two calendar years.
            var (first, last) = (inner[..mark.Index].Trim(), inner[(mark.Index + mark.Length)..].Trim());
            if (
                (between || mark.Value.Trim() != "and")
                && Period(last) is { } end
                && (Period(first) ?? Completed(first, last, end)) is { } start
                && (mark.Value.Trim() != "-" || start.Precision != DatePrecision.Year || end.Last.Year != start.First.Year + 1)
            )
            {
                return KeyDateReading.During(start, end);
            }
        }

        return null;
    }

    /// <summary>
    /// A first day that leaves to the last what they share: "1 to 14 April 2015", "July to December 2015", "November to February 2016".
    /// </summary>
    private static Period? Completed(string first, string last, Period end)
    {
        var words = last.Split(' ');
        string? fault = null;
        for (var shared = 1; shared < words.Length; shared++)
        {
            if (DateWords.Read($"{first} {string.Join(' ', words[shared..])}".ToLowerInvariant(), ref fault) is { } start)
            {
                // A month without a year that would come after the end is of the year before.
                return start.First > end.Last && start.Precision == DatePrecision.Month
                    ? Actions.Period.Months(start.First.Year - 1, start.First.Month, 1, DatePrecision.Month)
                    : start;
            }
        }

        return null;
    }

    private KeyDateReading? From(string text) =>
        FromWords().Match(text) is { Success: true } match && Period(match.Groups["when"].Value) is { } start
            ? KeyDateReading.During(start, end: null, ongoing: true)
            : null;

    // "Commence October 2015", "Next Local Plan to commence 2017"; "establish from October 2015" has no deadline.
    private KeyDateReading? Begins(string text)
    {
        var match = BeginWords().Match(text);
        return !match.Success || Period(match.Groups["when"].Value) is not { } start ? null
            : match.Groups["how"].Value.Equals("from", StringComparison.OrdinalIgnoreCase)
                ? KeyDateReading.During(start, end: null, ongoing: true)
            : new(KeyDateKind.Starting) { Start = start };
    }

    private KeyDateReading? Within(string text)
    {
        if (UntilWords().Match(text) is { Success: true } until)
        {
            return Period(until.Groups["when"].Value) is { } end ? KeyDateReading.During(start: null, end) : null;
        }

        return WithinWords().Match(text) is { Success: true } match
            ? Bare(match.Groups["when"].Value) ?? Range(match.Groups["when"].Value)
            : null;
    }

    // What is to be done comes first: "governance and actions developed by September 2015". The last such word counts.
    private KeyDateReading? Deadline(string text)
    {
        foreach (var mark in DeadlineWords().Matches(text).Reverse())
        {
            if (!NamesDate(text[..mark.Index]) && Period(text[(mark.Index + mark.Length)..]) is { } end)
            {
                return KeyDateReading.By(mark.Groups["before"].Success ? Actions.Period.Day(end.First.AddDays(-1)) : end);
            }
        }

        return null;
    }

    // Two dates are not one: "1 April and by June 2016". A number alone may be of anything, as in "phase 2".
    private static bool NamesDate(string words) => AnyYear().IsMatch(words) || words.Any(char.IsDigit) && UnreadReason.HasMonth(words);

    private Period? Period(string words)
    {
        string? fault = null;
        var period = DateWords.Read(words.ToLowerInvariant(), ref fault);
        _fault ??= period is null ? fault : null;
        return period;
    }

    [GeneratedRegex(@"[0-9]{4}|[0-9]/[0-9]", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex AnyYear();

    [GeneratedRegex(@"\s+", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex Spaces();

    [GeneratedRegex(@" ?\( ?(and )?(ongoing|onwards?|continuing) ?\)", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex OngoingAside();

    [GeneratedRegex(@"^(?<what>.+?),? ?\((?<aside>[^()]*)\)$", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex Aside();

    [GeneratedRegex("^(?<what>.+?) (for|as part of|in time for) (?<purpose>.+)$", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex Purpose();

    [GeneratedRegex(
        @"\b(tbc|tba|subject|provisional|provisionally|estimated?|indicative|if|unless|depend\w*|approx\w*|or|review|(by|before|"
            + @"until|till|from|after|starting|commencing|no later than)\b.*[0-9]{4})\b",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex Doubt();

    [GeneratedRegex(
        "^(already |now )?(in place|complete|completed|done|achieved|implemented)( already| now| and ongoing)?( (since|"
            + "from) (?<since>.+))?$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex InPlaceWords();

    [GeneratedRegex("^(the )?(very )?(end|close|year end)\\b", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex EndWords();

    [GeneratedRegex(
        @"^(at least )?(?<number>[0-9]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
            + @"twelve) (?<unit>[a-z][a-z -]*?) (?<when>(to be held )?(during|in|between|by|from|before|throughout|within|over|"
            + @"no later than)\b.+)$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex CountWords();

    [GeneratedRegex(
        "^(dates? )?((to )?(coincide|coinciding) with|(dependent|depending|depends|conditional|contingent) (up)?on|subject to|"
            + "(in line|aligned|linked|tied) (with|to)|once|when|awaiting|pending|(up)?on (completion|approval|agreement|adoption|"
            + "publication|receipt) of|(?<after>after|following)) (?<on>.+)$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex DependencyWords();

    [GeneratedRegex(
        @"^(?<from>.*?)(and )?(through|throughout|for|during|over)( to)? the (life|lifetime|duration|term) of (the )?[^()]+\((to |"
            + @"until )?(?<end>[^()]+)\)$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex LifeWords();

    [GeneratedRegex("^(ongoing|continuous|continuing|on-going)$", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex OngoingOnly();

    [GeneratedRegex(
        "^(?<what>.+?),?( -)? (and |then |is |and then )?(ongoing|on-going|onwards?|continuing|thereafter)$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex OngoingWords();

    [GeneratedRegex("^(between|from|during|throughout|over|in|within)( the)?( period)?:? ", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex RangeLead();

    [GeneratedRegex(" through to | up to | to | until | till | through | and | ?- ?", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex RangeMarks();

    [GeneratedRegex(
        "^((monthly|quarterly|annually|yearly|weekly|every [a-z ]+?),? )?(from|since|as from|with effect from|not before|"
            + "no(t)? earlier than) (?<when>.+)$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex FromWords();

    [GeneratedRegex(
        @"^([^0-9]+ to )?(to )?(commence|commences|commencing|commencement|start|starts|starting|begin|begins|beginning|launch|"
            + @"establish|set ?up|to be established|to be set up)( (?<how>in|on|from|by|during|no later than))?:? (?<when>.+)$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex BeginWords();

    [GeneratedRegex("^(until|till|up to|to) (?<when>.+)$", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex UntilWords();

    [GeneratedRegex(
        "^(in|on|at|during|within|throughout|over|through|to be held( in| on| during)?)( the period)?:? (?<when>.+)$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex WithinWords();

    [GeneratedRegex(
        @"\b(on or before|no later than|not later than|by|(?<before>before|prior to)|due( by| in| on)?|deadline( of| is)?|target date):? ",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex DeadlineWords();
}
