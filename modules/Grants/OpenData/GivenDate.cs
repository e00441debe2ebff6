namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// A date as a publisher gave it: the text, and the days it covers (one day, or a whole month or year where only that was given). A date
/// and time is the day it names, in its own offset.
/// </summary>
/// <param name="Text">The date as published, like 2013-04.</param>
/// <param name="First">The first day that it covers.</param>
/// <param name="Last">The last day that it covers.</param>
internal sealed partial record GivenDate(string Text, DateOnly First, DateOnly Last)
{
    /// <summary>A date (2013-01-18) or an RFC 3339 date and time.</summary>
    public static GivenDate? Parse(string text) =>
        (Day(text) ?? (Instant(text) is null ? null : Day(text[..10]))) is { } day ? new GivenDate(text, day, day) : null;

    /// <summary>The same, or only a year (2013) or a month (2013-01).</summary>
    public static GivenDate? ParsePartial(string text)
    {
        if (text.Length == 4 && Day(text + "-01-01") is { } january)
            return new GivenDate(text, january, january.AddMonths(11).AddDays(30));
        if (text.Length == 7 && Day(text + "-01") is { } first)
            return new GivenDate(text, first, first.AddDays(DateTime.DaysInMonth(first.Year, first.Month) - 1));
        return Parse(text);
    }

    /// <summary>The moment an RFC 3339 date and time names, in UTC; a leap second counts as the second before it.</summary>
    public static DateTime? Instant(string text)
    {
        if (DateTimePattern().Match(text) is not { Success: true } match || Day(text[..10]) is not { } day)
            return null;
        int Part(string name) => match.Groups[name] is { Success: true } part ? int.Parse(part.ValueSpan, CultureInfo.InvariantCulture) : 0;
        int hour = Part("hour"),
            minute = Part("minute"),
            second = Part("second");
        var offset = new TimeSpan(Part("offsetHour"), Part("offsetMinute"), 0) * (match.Groups["sign"].ValueSpan is "-" ? -1 : 1);
        var toMinute = day.ToDateTime(TimeOnly.MinValue).Ticks + new TimeSpan(hour, minute, 0).Ticks - offset.Ticks;
        if (toMinute < 0 || toMinute > DateTime.MaxValue.Ticks - TimeSpan.TicksPerMinute)
            return null;
        var utc = new DateTime(toMinute, DateTimeKind.Utc);
        if (second < 60)
            return utc.AddSeconds(second);
        return utc is { Hour: 23, Minute: 59 } ? utc.AddSeconds(59) : null;
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && KeptDays.Has(day)
            ? day
            : null;

    [GeneratedRegex(
        """
            ^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt\s]
            (?<hour>[01][0-9]|2[0-3]):(?<minute>[0-5][0-9]):(?<second>[0-5][0-9]|60)(\.[0-9]+)?
            ([Zz]|(?<sign>[+-])(?<offsetHour>[01][0-9]|2[0-3])(:?(?<offsetMinute>[0-5][0-9]))?)\z
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex DateTimePattern();
}
