namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>
/// Reads the key dates of action plans as their authors word them. Nothing is guessed: words with more than one meaning, or none, are
/// unread,
/// with the reason and what to enter.
/// </summary>
internal sealed partial class KeyDateReader
{
    // "Three monthly reports" may be every three months; "twelve monthly meetings" are twelve.
    private const int MaxInterval = 6;

    // People do not nest their words deeper, and each level multiplies the ways to read them.
    private const int MaxDepth = 5;

    // The first day that does not exist, whatever else the words could be.
    private string? _fault;

    private int _depth;

    private KeyDateReader() { }

    /// <summary>Reads one key date.</summary>
    public static KeyDateReading Read(string words)
    {
        var reader = new KeyDateReader();
        var text = Plain(words);
        return (Unconfirmed().IsMatch(text) ? null : reader.Whole(text))
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
            Aside().Match(text) is { Success: true } aside
            && Whole(aside.Groups["what"].Value) is { } reading
            && KeyDateAside.Explains(aside.Groups["aside"].Value, reading)
                ? reading
                : null
        )
        ?? (
            Purpose().Match(text) is { Success: true } purpose
            && !KeyDateAside.IsDoubt(purpose.Groups["purpose"].Value)
            && !LengthWords.IsIn(purpose.Groups["purpose"].Value)
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
            ?? Span(text)
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
        var match = InPlaceWords().Match(text) is { Success: true } inPlace ? inPlace : CompletedWords().Match(text);
        return !match.Success ? null
            : !match.Groups["since"].Success ? new(KeyDateKind.InPlace)
            : Period(match.Groups["since"].Value) is { } since ? new(KeyDateKind.InPlace) { Start = since }
            : null;
    }

    private KeyDateReading? Bare(string text) =>
        Period(text) is not { } period || StartWords().IsMatch(text) ? null
        : EndWords().IsMatch(text) || LengthWords.IsCounted(text.ToLowerInvariant()) ? KeyDateReading.By(period)
        : KeyDateReading.During(period, period);

    private KeyDateReading? Span(string text)
    {
        string? fault = null;
        var span = LengthWords.Span(text.ToLowerInvariant(), ref fault);
        _fault ??= fault;
        return span is var (start, end) ? KeyDateReading.During(start, end) : null;
    }

    // "Two meetings during July - October 2015".
    private KeyDateReading? Counted(string text)
    {
        var match = CountWords().Match(text);
        if (!match.Success || NumberWords.Read(match.Groups["number"].Value.ToLowerInvariant()) is not { } count)
        {
            return null;
        }

        // "Two tier working" and "5 year plan" count nothing, and "two meetings a year" are more than two.
        var unit = match.Groups["unit"].Value;
        if (
            DateWords.MonthNumber(unit.Split(' ')[0].ToLowerInvariant()) > 0
            || NoUnit().IsMatch(unit)
            || UnreadReason.IsRate(unit)
            || LengthWords.IsIn(unit)
            || count > 1 && !Plural().IsMatch(unit)
            || count <= MaxInterval && Interval().IsMatch(unit)
        )
        {
            return null;
        }

        return Part(match.Groups["when"].Value) is { Kind: KeyDateKind.During or KeyDateKind.By, Impossible: false } when
            ? when with
            {
                Expected = count,
                Unit = unit,
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

        return Deadline(text) is null && !LengthWords.IsIn(on) ? new(KeyDateKind.Dependency) { DependsOn = on } : null;
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

        if (OngoingFirst().Match(text) is { Success: true } first)
        {
            return Part(first.Groups["what"].Value) is { Kind: KeyDateKind.During } during ? during : null;
        }

        var match = OngoingWords().Match(text);
        return
            match.Success
            && !LengthWords.IsIn(match.Groups["what"].Value)
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
                // Without a year of its own, what would come after the end is of the year before: "1 December to 31 January 2016".
                return start.First <= end.Last ? start
                    : start.Precision is DatePrecision.Day or DatePrecision.Month
                        ? DateWords.Read(
                            YearAtEnd()
                                .Replace($"{first} {string.Join(' ', words[shared..])}", Text(start.First.Year - 1))
                                .ToLowerInvariant(),
                            ref fault
                        )
                    : null;
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

        string? fault = null;
        var within = LengthWords.Within(text.ToLowerInvariant(), ref fault);
        _fault ??= fault;
        return within is { } last ? KeyDateReading.By(last)
            : WithinWords().Match(text) is { Success: true } match ? Bare(match.Groups["when"].Value) ?? Range(match.Groups["when"].Value)
            : null;
    }

    // What is to be done comes first: "governance and actions developed by September 2015". The last such word counts.
    private KeyDateReading? Deadline(string text)
    {
        if (CountedDeadline().Match(text) is { Success: true } counted && !LeadDoubt().IsMatch(counted.Groups["what"].Value))
        {
            return Within(counted.Groups["when"].Value) ?? Bare(counted.Groups["when"].Value);
        }

        foreach (var mark in DeadlineWords().Matches(text).Reverse())
        {
            var (lead, when) = (text[..mark.Index], AtLatest().Replace(text[(mark.Index + mark.Length)..], ""));
            if (!NamesDate(lead) && !LeadDoubt().IsMatch(lead) && Period(when) is { } end)
            {
                // "Before the end of March" is before April.
                return KeyDateReading.By(
                    mark.Groups["before"].Success && !EndWords().IsMatch(when) ? Actions.Period.Day(end.First.AddDays(-1)) : end
                );
            }
        }

        return null;
    }

    // Two dates are not one: "1 April and by June 2016". A number alone may be of anything, as in "phase 2".
    internal static bool NamesDate(string words) => AnyYear().IsMatch(words) || words.Any(char.IsDigit) && UnreadReason.HasMonth(words);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Period? Period(string words)
    {
        string? fault = null;
        var period = DateWords.Read(words.ToLowerInvariant(), ref fault);
        _fault ??= period is null ? fault : null;
        return period;
    }

    [GeneratedRegex(@"[0-9]{4}|[0-9]/[0-9]", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex AnyYear();

    [GeneratedRegex("[0-9]{4}$", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex YearAtEnd();

    // Whatever else the words say.
    [GeneratedRegex(
        @"\b(tbc|tba|tbd|provisionally|possibly|probably|hopefully|tentatively|if possible)\b",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex Unconfirmed();

    [GeneratedRegex(@"\s+", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex Spaces();

    [GeneratedRegex(@" ?\( ?(and )?(ongoing|onwards?|continuing) ?\)", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex OngoingAside();

    [GeneratedRegex(@"^(?<what>.+?),? ?\((?<aside>[^()]*)\)$", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex Aside();

    [GeneratedRegex("^(?<what>.+?) (for|as part of|in time for) (?<purpose>.+)$", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex Purpose();

    [GeneratedRegex(
        "^(already |now )?(in place|complete|completed|done|achieved|implemented|delivered|finished)( already| now| and ongoing)?( (since|"
            + "from) (?<since>.+))?$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex InPlaceWords();

    [GeneratedRegex(
        @"^(already |now )?((completed|done|achieved|implemented|delivered|finished)( in| on| during|:| -|,)? (?<since>[^()]+)|"
            + @"(in place|complete|completed|done|achieved|implemented|delivered|finished),? \((since |in |on )?(?<since>[^()]+)\))$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex CompletedWords();

    [GeneratedRegex("^(the )?(very )?(start|beginning) of\\b", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex StartWords();

    [GeneratedRegex("^(the )?(very )?(end|close|year end)\\b", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex EndWords();

    [GeneratedRegex(
        "^(at least )?(?<number>"
            + NumberWords.Pattern
            + @") (?<unit>[a-z][a-z -]*?) (?<when>(to be held )?(during|in|between|by|from|before|throughout|within|over|"
            + @"no later than)\b.+)$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex CountWords();

    [GeneratedRegex(
        "^(an?|per ?cent|percent|million|thousand|hundred|dozen|thirds?|fifths?|tenths?|pounds?|hours?|minutes?|"
            + "((calendar|working|clear|business|school)[ -])?"
            + LengthWords.Units
            + @"s?'?)\b",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex NoUnit();

    [GeneratedRegex(@"^(month|week|year)ly\b", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex Interval();

    [GeneratedRegex(@"[a-z]s\b|\b(people|children|men|women|staff)\b", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex Plural();

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
        "^(ongoing|on-going|continuous|continuing)(,|:| -)? (?<what>(from|since|until|till|to|up to|throughout|during|through) .+)$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex OngoingFirst();

    [GeneratedRegex(
        "^(?<what>.+?)(,?( -)? (and |then |is |and then )?(ongoing|on-going|onwards?|continuing|thereafter|to date|to now|until now|"
            + "(up )?to (the )?present( day)?|until further notice)| ?- ?(present|date|now|ongoing))$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex OngoingWords();

    [GeneratedRegex("^(between|from|since|during|throughout|over|in|within)( the)?( period)?:? ", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex RangeLead();

    [GeneratedRegex(" through to | up to | to | until | till | through | and | ?- ?", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex RangeMarks();

    [GeneratedRegex(
        "^((monthly|quarterly|annually|yearly|weekly|fortnightly|termly|every [a-z0-9 ]+?|"
            + NumberWords.Pattern
            + "[- ](month|week|year)ly),? )?(from|since|as from|with effect from|not before|not until|"
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

    [GeneratedRegex("^(until|till|up to( and including)?|to) (?<when>.+)$", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex UntilWords();

    [GeneratedRegex(
        "^(in|on|at|during|within|throughout|over|through|to be held( in| on| during)?)( the period)?:? (?<when>.+)$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex WithinWords();

    [GeneratedRegex(
        "^(?<what>.+?),? ((by|no later than|not later than) )?(?<when>(within (the |a period of )?"
            + LengthWords.One
            + " (of|from|after|following)|(at least |no(t)? less than |no fewer than |a minimum of )?"
            + LengthWords.One
            + " (before|prior to|ahead of|in advance of|after|following)) .+)$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex CountedDeadline();

    // What would be left out before a deadline: "not before", "each quarter by", "some weeks before", "six monthly".
    [GeneratedRegex(
        @"\b(not|never|nor|cannot|start|starts|commence|commences|begin|begins)\b|n't\b|"
            + @"\b(per(?! ?cent)|each|every) [a-z]+\b|s an? (year|month|week|quarter)\b|\b"
            + NumberWords.Pattern
            + @"[- ](month|week|year)ly\b|\b("
            + NumberWords.Pattern
            + "|half|few|several|couple of)[- ]((calendar|working|clear|business|school) )?"
            + LengthWords.Units
            + @"s\b(?! of)|"
            + @"\b("
            + LengthWords.Units
            + "s?|hours?|time|well|shortly|just|soon|long|immediately|about|around|approx|approximately|circa|nearly|almost|over|under|"
            + "less|more|fewer|than|to|or|and|further|another|additional|extra|maximum( of)?|from|until|since|after|before|"
            + NumberWords.Pattern
            + "),?[ -]*$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex LeadDoubt();

    [GeneratedRegex(",? (at the latest|at latest|latest)$", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex AtLatest();

    [GeneratedRegex(
        @"\b(on or before|no later than|not later than|by|(?<before>before|prior to)|due( by| in| on)?|deadline( of| is)?|target date):? ",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex DeadlineWords();
}
