using System.Diagnostics.CodeAnalysis;

namespace CouncilPlatform.Sdk;

/// <summary>
/// A moment as people in the UK write it: a date, a time and the offset of the UK's clocks on that day, such as
/// <c>2026-10-30T12:00:00+00:00</c>. In GraphQL it is a <c>DateTime</c>. Whole seconds, of the years 2000 to 2199.
/// </summary>
public readonly record struct UkMoment : IComparable<UkMoment>
{
    private UkMoment(DateTime utc) => Utc = utc;

    /// <summary>The moment in UTC.</summary>
    public DateTime Utc { get; }

    /// <summary>The moment of a UTC column, without fractions of a second.</summary>
    public static UkMoment Of(DateTime utc) => new(new(utc.Ticks - utc.Ticks % TimeSpan.TicksPerSecond, DateTimeKind.Utc));

    /// <summary>The moment of a UTC column. Null if the column is null.</summary>
    public static UkMoment? Of(DateTime? utc) => utc is { } moment ? Of(moment) : null;

    /// <summary>Reads a UK local time, or one with an offset (<c>+01:00</c>, <c>Z</c>).</summary>
    /// <param name="text">What was written.</param>
    /// <param name="moment">The moment.</param>
    /// <param name="fault">What is wrong with the text and what to enter, for people.</param>
    public static bool TryParse(string text, out UkMoment moment, [NotNullWhen(false)] out string? fault)
    {
        var isRead = UkTime.TryRead(text, out var utc, out fault);
        moment = isRead ? Of(utc) : default;
        return isRead;
    }

    /// <summary>Reads a UK local time, or one with an offset (<c>+01:00</c>, <c>Z</c>).</summary>
    /// <exception cref="FormatException">The text is not a date and time. The message says what to enter.</exception>
    public static UkMoment Parse(string text) => TryParse(text, out var moment, out var fault) ? moment : throw new FormatException(fault);

    /// <inheritdoc/>
    public int CompareTo(UkMoment other) => Utc.CompareTo(other.Utc);

    /// <inheritdoc cref="UkTime.Show"/>
    public override string ToString() => UkTime.Show(Utc);

    public static bool operator <(UkMoment left, UkMoment right) => left.Utc < right.Utc;

    public static bool operator >(UkMoment left, UkMoment right) => left.Utc > right.Utc;

    public static bool operator <=(UkMoment left, UkMoment right) => left.Utc <= right.Utc;

    public static bool operator >=(UkMoment left, UkMoment right) => left.Utc >= right.Utc;
}
