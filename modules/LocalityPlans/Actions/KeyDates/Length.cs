namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>A length of time: whole months, or whole days.</summary>
internal readonly record struct Length(int Months, int Days)
{
    public static Length? Of(int count, string unit) =>
        unit switch
        {
            "day" => new(0, count),
            "week" or "wk" => new(0, count * 7),
            "fortnight" => new(0, count * 14),
            "month" or "mth" => new(count, 0),
            "quarter" => new(count * 3, 0),
            "year" or "yr" => new(count * 12, 0),
            _ => null,
        };

    /// <summary>
    /// The end of a span of this length that begins with a period. Null where the period is too wide for the length: nobody can tell when
    /// six weeks from April end.
    /// </summary>
    public Period? EndOf(Period start)
    {
        if (start.Precision != DatePrecision.Day)
        {
            return Fits(start) ? Less(start).Shift(start) : null;
        }

        // A month from 31 January ends with February: there is no 31 February for the next to begin on.
        var next = start.First.AddMonths(Months).AddDays(Days);
        return Known(Period.Day(Months > 0 && next.Day < start.First.Day ? next : next.AddDays(-1)));
    }

    /// <summary>The beginning of a span of this length that ends with a period.</summary>
    public Period? StartOf(Period end) =>
        end.Precision == DatePrecision.Day ? Known(Period.Day(end.Last.AddDays(1).AddMonths(-Months).AddDays(-Days)))
        : Fits(end) ? Less(end).Back().Shift(end)
        : null;

    /// <summary>The period that is so much later. In a shorter month a day becomes the last.</summary>
    public Period? After(Period period) => Fits(period) ? Shift(period) : null;

    /// <summary>The period that is so much earlier.</summary>
    public Period? Before(Period period) => Fits(period) ? Back().Shift(period) : null;

    private bool Fits(Period period) =>
        period.Precision switch
        {
            DatePrecision.Day => true,
            DatePrecision.Week => Months == 0 && Days % 7 == 0,
            _ => Days == 0 && Months % MonthsOf(period) == 0,
        };

    private Length Back() => new(-Months, -Days);

    private Length Less(Period period) => period.Precision == DatePrecision.Week ? new(0, Days - 7) : new(Months - MonthsOf(period), 0);

    private Period? Shift(Period period)
    {
        var first = period.First.AddMonths(Months).AddDays(Days);
        return Known(
            period.Precision switch
            {
                DatePrecision.Day => Period.Day(first),
                DatePrecision.Week => new(first, first.AddDays(6), DatePrecision.Week),
                _ => Period.Months(first.Year, first.Month, MonthsOf(period), period.Precision),
            }
        );
    }

    private static Period? Known(Period period) =>
        period.First.Year >= DateWords.Earliest && period.Last.Year <= DateWords.Latest ? period : null;

    private static int MonthsOf(Period period) =>
        period.Precision switch
        {
            DatePrecision.Month => 1,
            DatePrecision.Quarter => 3,
            DatePrecision.HalfYear => 6,
            _ => 12,
        };
}
