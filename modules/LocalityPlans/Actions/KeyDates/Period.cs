namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>The days that words such as "February 2016" or "Q2 2015/16" mean, and how precise the words are.</summary>
internal readonly record struct Period(DateOnly First, DateOnly Last, DatePrecision Precision)
{
    public static Period Day(DateOnly day) => new(day, day, DatePrecision.Day);

    /// <summary>So many months from the first day of one.</summary>
    public static Period Months(int year, int month, int months, DatePrecision precision)
    {
        var first = new DateOnly(year, month, 1);
        return new(first, first.AddMonths(months).AddDays(-1), precision);
    }
}
