using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CouncilPlatform.Sdk;

/// <summary>A council's financial year, 1 April to 31 March, written as <c>2021/22</c>. People enter 1900/01 to 2199/00.</summary>
public readonly partial record struct FinancialYear : IComparable<FinancialYear>
{
    private FinancialYear(int start) => Start = start;

    /// <summary>The calendar year it starts in.</summary>
    public int Start { get; }

    /// <summary>1 April.</summary>
    public DateOnly First => new(Start, 4, 1);

    /// <summary>31 March.</summary>
    public DateOnly Last => new(Start + 1, 3, 31);

    /// <summary>The year that starts on 1 April of a calendar year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not one from 1 to 9998.</exception>
    public static FinancialYear StartingIn(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9998);
        return new(year);
    }

    /// <summary>The year that a day belongs to.</summary>
    public static FinancialYear Of(DateOnly day) => StartingIn(day.Month < 4 ? day.Year - 1 : day.Year);

    /// <summary>Reads <c>2021/22</c>. Returns false for anything else, such as <c>2021/23</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out FinancialYear year)
    {
        var match = Form().Match(text ?? "");
        year = match.Success ? new(int.Parse(match.Groups["first"].ValueSpan, CultureInfo.InvariantCulture)) : default;
        return match.Success && int.Parse(match.Groups["next"].ValueSpan, CultureInfo.InvariantCulture) == (year.Start + 1) % 100;
    }

    /// <summary>Reads <c>2021/22</c>.</summary>
    /// <exception cref="FormatException">The text is not a financial year. The message says what to enter.</exception>
    public static FinancialYear Parse(string text) => TryParse(text, out var year) ? year : throw new FormatException(Fault(text));

    /// <summary>The error message for a text that is not a financial year.</summary>
    public static string Fault(string text) => $"\"{text}\" is not a financial year. Enter it like 2021/22.";

    /// <inheritdoc/>
    public int CompareTo(FinancialYear other) => Start.CompareTo(other.Start);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Start:0000}/{(Start + 1) % 100:00}");

    public static bool operator <(FinancialYear left, FinancialYear right) => left.Start < right.Start;

    public static bool operator >(FinancialYear left, FinancialYear right) => left.Start > right.Start;

    public static bool operator <=(FinancialYear left, FinancialYear right) => left.Start <= right.Start;

    public static bool operator >=(FinancialYear left, FinancialYear right) => left.Start >= right.Start;

    [GeneratedRegex(
        @"^(?<first>(19|20|21)[0-9]{2})/(?<next>[0-9]{2})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Form();
}
