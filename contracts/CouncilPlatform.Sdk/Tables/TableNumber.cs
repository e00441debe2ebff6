using System.Globalization;
using System.Text;

namespace CouncilPlatform.Sdk;

/// <summary>
/// A number as people write it in tables: <c>1,234.50</c>, <c>-£5</c>, <c>(3.2)</c>, <c>95.3%</c>, <c>94.2 [p]</c>, <c>1e+05</c>. A
/// separator of thousands must stand where it belongs: <c>1,23</c> is not a number, because nobody can say which one.
/// </summary>
/// <param name="Value">The number as it is written: 95.3 for <c>95.3%</c>.</param>
/// <param name="Unit">The sign that is written with it.</param>
/// <param name="Marker">What a letter after the figure says of it. Null if there is none.</param>
public readonly record struct TableNumber(decimal Value, NumberUnit Unit = NumberUnit.None, FigureMarker? Marker = null)
{
    private const int MaxLength = 60;
    private const string Minuses = "-\u2212\u2013\u2012\uFE63\uFF0D";

    private static readonly string[] Limits =
    [
        "<=",
        ">=",
        "<",
        ">",
        "≤",
        "≥",
        "fewer than ",
        "less than ",
        "more than ",
        "under ",
        "over ",
        "below ",
        "above ",
    ];

    private static readonly string[] LimitEnds = [" or fewer", " or less", " or more"];

    private static readonly Dictionary<string, FigureMarker> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["p"] = FigureMarker.Provisional,
        ["prov"] = FigureMarker.Provisional,
        ["provisional"] = FigureMarker.Provisional,
        ["r"] = FigureMarker.Revised,
        ["rev"] = FigureMarker.Revised,
        ["revised"] = FigureMarker.Revised,
        ["e"] = FigureMarker.Estimated,
        ["est"] = FigureMarker.Estimated,
        ["estimate"] = FigureMarker.Estimated,
        ["estimated"] = FigureMarker.Estimated,
        ["f"] = FigureMarker.Forecast,
        ["forecast"] = FigureMarker.Forecast,
        ["b"] = FigureMarker.Break,
        ["u"] = FigureMarker.LowReliability,
    };

    private static readonly Dictionary<string, MissingReason> Missing = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = MissingReason.NotAvailable,
        ["-"] = MissingReason.NotAvailable,
        ["–"] = MissingReason.NotAvailable,
        ["—"] = MissingReason.NotAvailable,
        [".."] = MissingReason.NotAvailable,
        ["..."] = MissingReason.NotAvailable,
        ["…"] = MissingReason.NotAvailable,
        [":"] = MissingReason.NotAvailable,
        ["x"] = MissingReason.NotAvailable,
        ["w"] = MissingReason.NotAvailable,
        ["n/a"] = MissingReason.NotAvailable,
        ["na"] = MissingReason.NotAvailable,
        ["#N/A"] = MissingReason.NotAvailable,
        ["dna"] = MissingReason.NotAvailable,
        ["n.a."] = MissingReason.NotAvailable,
        ["n/k"] = MissingReason.NotAvailable,
        ["n.k."] = MissingReason.NotAvailable,
        ["nan"] = MissingReason.NotAvailable,
        ["null"] = MissingReason.NotAvailable,
        ["missing"] = MissingReason.NotAvailable,
        ["no data"] = MissingReason.NotAvailable,
        ["not available"] = MissingReason.NotAvailable,
        ["not collected"] = MissingReason.NotAvailable,
        ["not known"] = MissingReason.NotAvailable,
        ["not recorded"] = MissingReason.NotAvailable,
        ["not yet available"] = MissingReason.NotAvailable,
        ["tbc"] = MissingReason.NotAvailable,
        ["tba"] = MissingReason.NotAvailable,
        ["data not available"] = MissingReason.NotAvailable,
        ["insufficient data"] = MissingReason.NotAvailable,
        ["no return"] = MissingReason.NotAvailable,
        ["not measured"] = MissingReason.NotAvailable,
        ["not published"] = MissingReason.NotAvailable,
        ["not returned"] = MissingReason.NotAvailable,
        ["unknown"] = MissingReason.NotAvailable,
        ["z"] = MissingReason.NotApplicable,
        ["."] = MissingReason.NotApplicable,
        ["not applicable"] = MissingReason.NotApplicable,
        ["*"] = MissingReason.Suppressed,
        ["**"] = MissingReason.Suppressed,
        ["c"] = MissingReason.Suppressed,
        ["~"] = MissingReason.Suppressed,
        ["***"] = MissingReason.Suppressed,
        ["s"] = MissingReason.Suppressed,
        ["supp"] = MissingReason.Suppressed,
        ["suppressed"] = MissingReason.Suppressed,
        ["confidential"] = MissingReason.Suppressed,
        ["disclosive"] = MissingReason.Suppressed,
        ["redacted"] = MissingReason.Suppressed,
        ["withheld"] = MissingReason.Suppressed,
    };

    /// <summary>Reads a number. Null if the text is not one number, or states why a number is missing.</summary>
    /// <param name="text">A cell.</param>
    /// <param name="separator">What the file has before its decimals, as in <see cref="TableRow.DecimalSeparator"/>.</param>
    public static TableNumber? Read(string text, DecimalSeparator separator = DecimalSeparator.Point)
    {
        if (separator == DecimalSeparator.Unknown)
        {
            // It is a number only if points and commas cannot be taken for one another.
            var (point, comma) = (Read(text), Read(text, DecimalSeparator.Comma));
            return point is null || comma is null || point == comma ? point : null;
        }

        var rest = text.AsSpan().Trim();
        if (rest.Length is 0 or > MaxLength)
        {
            return null;
        }

        var marker = TakeMarker(ref rest);
        var isNegative = rest is ['(', .., ')'];
        rest = isNegative ? rest[1..^1].Trim() : rest;
        var isSigned = TakeSign(ref rest, ref isNegative);
        var unit = TakePounds(ref rest) ? NumberUnit.Pounds : NumberUnit.None;
        if (!isSigned && unit == NumberUnit.Pounds)
        {
            TakeSign(ref rest, ref isNegative);
        }

        // As ledgers print it: 1,234.50-
        if (!isSigned && !isNegative && rest is [.., var last] && Minuses.Contains(last, StringComparison.Ordinal))
        {
            rest = rest[..^1].TrimEnd();
            isNegative = true;
        }

        if (unit == NumberUnit.None && rest is [.., '%'])
        {
            rest = rest[..^1].TrimEnd();
            unit = NumberUnit.Percent;
        }

        return Digits(rest, separator) is { } value ? new(isNegative ? -value : value, unit, marker) : null;
    }

    /// <summary>
    /// Why a cell has no number, if it says so as statisticians do: an empty cell, <c>-</c>, <c>..</c>, <c>n/a</c>, <c>[z]</c>, <c>*</c>,
    /// <c>[c]</c>, <c>&lt;5</c>, "fewer than 5". Null if it does not: then it is a number or a fault.
    /// </summary>
    public static MissingReason? ReasonMissing(string text)
    {
        var marker = text.AsSpan().Trim();
        marker = marker is ['[', .., ']'] or ['(', .., ')'] ? marker[1..^1].Trim() : marker;
        return marker.Length > MaxLength ? null
            : Missing.TryGetValue(marker.ToString(), out var reason) ? reason
            // "<5" hides a small number, ">95%" almost all of a small group.
            : LimitOf(marker) is { Length: > 0 } limit && Read(limit.ToString()) is { Marker: null } ? MissingReason.Suppressed
            : null;
    }

    /// <summary>What is wrong with a cell that shows that its formula failed, such as <c>#DIV/0!</c>. Null for any other.</summary>
    public static string? FailedFormula(string text) =>
        text is "#DIV/0!" or "#N/A" or "#NAME?" or "#NULL!" or "#NUM!" or "#REF!" or "#VALUE!" or "#SPILL!" or "#CALC!"
            ? $"The formula in this cell failed: {text}. Correct it, or clear the cell."
            : null;

    private static ReadOnlySpan<char> LimitOf(ReadOnlySpan<char> marker)
    {
        foreach (var beginning in Limits)
        {
            if (marker.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
            {
                return marker[beginning.Length..];
            }
        }

        foreach (var end in LimitEnds)
        {
            if (marker.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            {
                return marker[..^end.Length];
            }
        }

        return [];
    }

    /// <summary>What a text shows of a file's decimals. Unknown if it is not a number, or one with either separator.</summary>
    internal static DecimalSeparator SeparatorOf(string text) =>
        text.AsSpan().IndexOfAny(',', '.') < 0
            ? DecimalSeparator.Unknown
            : (Read(text), Read(text, DecimalSeparator.Comma)) switch
            {
                (not null, null) => DecimalSeparator.Point,
                (null, not null) => DecimalSeparator.Comma,
                _ => DecimalSeparator.Unknown,
            };

    private static FigureMarker? TakeMarker(ref ReadOnlySpan<char> rest)
    {
        // A letter, or a word in brackets.
        var opens =
            rest is [.., ']'] ? rest.LastIndexOf('[')
            : rest is [.., ')'] ? rest.LastIndexOf('(')
            : rest.Length - 1;
        if (opens <= 0)
        {
            return null;
        }

        var isBracketed = rest is [.., ']' or ')'];
        var word = isBracketed ? rest[(opens + 1)..^1] : rest[opens..];
        if (
            !Words.TryGetValue(word.Trim().ToString(), out var marker)
            || !isBracketed && marker is (FigureMarker.Break or FigureMarker.LowReliability)
        )
        {
            return null;
        }

        rest = rest[..opens].TrimEnd();
        return marker;
    }

    private static bool TakeSign(ref ReadOnlySpan<char> rest, ref bool isNegative)
    {
        if (rest.Length == 0 || (rest[0] != '+' && !Minuses.Contains(rest[0], StringComparison.Ordinal)))
        {
            return false;
        }

        // A minus within brackets would be negative twice.
        if (isNegative)
        {
            return true;
        }

        isNegative = rest[0] != '+';
        rest = rest[1..].TrimStart();
        return true;
    }

    private static bool TakePounds(ref ReadOnlySpan<char> rest)
    {
        var sign =
            rest is ['£', ..] ? 1
            : rest.StartsWith("GBP", StringComparison.OrdinalIgnoreCase) ? 3
            : 0;
        rest = rest[sign..].TrimStart();
        return sign > 0;
    }

    private static decimal? Digits(ReadOnlySpan<char> rest, DecimalSeparator separator)
    {
        var (point, comma) = separator == DecimalSeparator.Comma ? (',', '.') : ('.', ',');
        var exponent = rest.IndexOfAny('e', 'E') is >= 0 and var at ? rest[at..] : [];
        var mantissa = rest[..^exponent.Length];
        var dot = mantissa.IndexOf(point);
        var whole = dot < 0 ? mantissa : mantissa[..dot];
        var decimals = dot < 0 ? [] : mantissa[(dot + 1)..];
        var plain = new StringBuilder(rest.Length);
        if (
            !AppendWhole(plain, whole, comma, isGrouped: exponent.Length == 0)
            || decimals.ContainsAnyExceptInRange('0', '9')
            || (decimals.Length == 0 && (whole.Length == 0 || dot >= 0))
        )
        {
            return null;
        }

        plain.Append('.').Append(decimals).Append(exponent);
        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        // A number that is too small for a decimal would be 0.
        return
            IsExponent(exponent)
            && decimal.TryParse(plain.ToString(), style, CultureInfo.InvariantCulture, out var value)
            && (value != 0 || !mantissa.ContainsAnyInRange('1', '9'))
            ? value
            : null;
    }

    // Groups of three digits, all with the same separator, as in 1,234,567; or digits only.
    private static bool AppendWhole(StringBuilder plain, ReadOnlySpan<char> whole, char comma, bool isGrouped)
    {
        var mark = whole.IndexOfAnyExceptInRange('0', '9');
        if (mark < 0)
        {
            plain.Append(whole);
            return true;
        }

        var separator = whole[mark];
        if (
            !isGrouped
            || mark is 0 or > 3
            || whole[0] == '0'
            || (separator != comma && !IsSpace(separator))
            || whole.Length % 4 != mark % 4
        )
        {
            return false;
        }

        for (var i = 0; i < whole.Length; i++)
        {
            var isSeparator = i >= mark && (i - mark) % 4 == 0;
            if (isSeparator ? whole[i] != separator : !char.IsAsciiDigit(whole[i]))
            {
                return false;
            }

            plain.Append(isSeparator ? "" : whole[i].ToString());
        }

        return true;
    }

    private static bool IsExponent(ReadOnlySpan<char> text)
    {
        var digits = text is [_, '+' or '-', ..] ? text[2..] : text[Math.Min(1, text.Length)..];
        return text.Length == 0 || (digits.Length is 1 or 2 && !digits.ContainsAnyExceptInRange('0', '9'));
    }

    private static bool IsSpace(char c) => c is ' ' or '\u00A0' or '\u202F' or '\u2009';
}

/// <summary>The sign that is written with a number.</summary>
public enum NumberUnit
{
    None,

    /// <summary><c>£</c> or <c>GBP</c> before it.</summary>
    Pounds,

    /// <summary><c>%</c> after it.</summary>
    Percent,
}

/// <summary>What a letter after a figure says of it.</summary>
public enum FigureMarker
{
    /// <summary><c>p</c>.</summary>
    Provisional,

    /// <summary><c>r</c>.</summary>
    Revised,

    /// <summary><c>e</c>.</summary>
    Estimated,

    /// <summary><c>f</c>.</summary>
    Forecast,

    /// <summary><c>[b]</c>: the figures before it were counted in another way.</summary>
    Break,

    /// <summary><c>[u]</c>: it is from a small sample.</summary>
    LowReliability,
}

/// <summary>Why a table has no number in a cell.</summary>
public enum MissingReason
{
    /// <summary>Nobody has it, or nobody says why: <c>-</c>, <c>..</c>, <c>x</c>, <c>n/a</c>, or an empty cell.</summary>
    NotAvailable,

    /// <summary>There cannot be one: <c>z</c>.</summary>
    NotApplicable,

    /// <summary>It is not published, to protect people: <c>c</c>, <c>*</c>, <c>~</c>, or a text such as "fewer than 5".</summary>
    Suppressed,
}

/// <summary>What a file has before the decimals of its numbers.</summary>
public enum DecimalSeparator
{
    /// <summary><c>1,234.50</c>.</summary>
    Point,

    /// <summary><c>1.234,50</c>.</summary>
    Comma,

    /// <summary>The file does not show it: <c>1,234</c> and <c>1.234</c> could each be two numbers.</summary>
    Unknown,
}
