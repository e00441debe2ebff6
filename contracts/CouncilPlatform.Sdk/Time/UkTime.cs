using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CouncilPlatform.Sdk;

/// <summary>
/// Reads and shows times as people in the UK write them, <c>2026-10-30T12:00</c>. They are stored in UTC and shown with the offset of that
/// day. A local time that a change of the clocks skips or repeats is refused unless it has an offset.
/// </summary>
public static class UkTime
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private static readonly string[] Local = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];
    private static readonly string[] WithOffset = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"];

    /// <summary>Reads a local time, or one with an offset (<c>+01:00</c>, <c>Z</c>), of the years 2000 to 2199.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="utc">The moment.</param>
    /// <param name="fault">What is wrong with the text and what to enter, for people.</param>
    public static bool TryRead(string text, out DateTime utc, [NotNullWhen(false)] out string? fault)
    {
        utc = default;
        fault = null;
        if (DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            if (London.IsInvalidTime(local))
            {
                fault = $"{text} does not exist in the UK, because the clocks go forward in that hour. Enter a time before or after it.";
                return false;
            }

            if (London.IsAmbiguousTime(local))
            {
                fault =
                    $"{text} happens twice in the UK, because the clocks go back. "
                    + $"Enter {text}+01:00 for the first or {text}+00:00 for the second.";
                return false;
            }

            utc = TimeZoneInfo.ConvertTimeToUtc(local, London);
        }
        else if (DateTimeOffset.TryParseExact(text, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
        {
            utc = moment.UtcDateTime;
        }

        fault = utc.Year is >= 2000 and < 2200
            ? null
            : $"\"{text}\" is not a date and time. Enter UK time like 2026-10-30T12:00, or add an offset like 2026-10-30T12:00+00:00.";
        return fault is null;
    }

    /// <summary>The moment as clocks in the UK show it, with their offset.</summary>
    public static string Show(DateTime utc) =>
        TimeZoneInfo
            .ConvertTime(new DateTimeOffset(utc, TimeSpan.Zero), London)
            .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>The date in the UK.</summary>
    public static DateOnly Day(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, London));

    /// <summary>Today's date in the UK.</summary>
    public static DateOnly Today(TimeProvider time) => Day(time.GetUtcNow().UtcDateTime);

    /// <summary>The first moment of a day in the UK. The clocks never change at midnight.</summary>
    public static DateTime StartOf(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), London);

    /// <summary>Whether a deadline has passed. The second that it names is still in time; the next is not.</summary>
    public static bool IsOver(DateTime deadlineUtc, DateTime nowUtc) => nowUtc >= deadlineUtc.AddSeconds(1);
}
