namespace CouncilPlatform.Sdk;

/// <summary>
/// The days that the platform keeps. Some systems write 31 December 9999 for "no end" and 1 January 0001 for "empty". Such a day would
/// spoil everybody's totals and calendars, so it is refused wherever it comes in. A filter may name it: it means all.
/// </summary>
public static class KeptDays
{
    /// <summary>1 January 1800.</summary>
    public static readonly DateOnly First = new(1800, 1, 1);

    /// <summary>31 December 2199.</summary>
    public static readonly DateOnly Last = new(2199, 12, 31);

    /// <summary>What to enter instead of a day that is not kept.</summary>
    public const string Remedy = "Enter a day from 1 January 1800 to 31 December 2199, or leave it out.";

    /// <summary>Whether the platform keeps this day.</summary>
    public static bool Has(DateOnly day) => First <= day && day <= Last;

    /// <summary>The day, or the nearest that the platform keeps: nothing lies beyond, so a filter finds the same.</summary>
    public static DateOnly Nearest(DateOnly day) =>
        day < First ? First
        : Last < day ? Last
        : day;

    /// <summary>The error message for a day that is not kept.</summary>
    internal static string Fault(InputPath at) => $"The {at.Label} is not a day that can be kept. {Remedy}";

    /// <summary>Whether a value is a day, a partial date or a moment that the platform does not keep.</summary>
    internal static bool Refuses(object? value) =>
        value switch
        {
            DateOnly day => !Has(day),
            PartialDate date => !Has(date.First) || !Has(date.Last),
            DateTime time => !Has(DateOnly.FromDateTime(time)),
            UkMoment moment => !Has(DateOnly.FromDateTime(moment.Utc)),
            _ => false,
        };
}
