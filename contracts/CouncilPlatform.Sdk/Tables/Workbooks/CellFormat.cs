using System.Globalization;

namespace CouncilPlatform.Sdk.Workbooks;

/// <summary>What kind of text a spreadsheet shows for a number.</summary>
internal enum CellFormat
{
    Number,
    Percent,
    Day,
    Month,
    Year,
    Moment,
    Time,
}

internal static class CellFormats
{
    private const decimal LastDay = 2_958_465;
    private const int LastDayBefore1900March = 59;

    /// <summary>The format by its number in the standard. Null if the workbook defines it.</summary>
    public static CellFormat? BuiltIn(int id) =>
        id switch
        {
            9 or 10 => CellFormat.Percent,
            14 or 15 or 16 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => CellFormat.Day,
            17 or 55 or 56 => CellFormat.Month,
            (>= 18 and <= 21) or (>= 32 and <= 35) or (>= 45 and <= 47) => CellFormat.Time,
            22 => CellFormat.Moment,
            < 164 => CellFormat.Number,
            _ => null,
        };

    /// <summary>The kind of a format's code, such as <c>[$-809]d mmmm yyyy;@</c>: its first section says it.</summary>
    public static CellFormat Of(string code)
    {
        var letters = Letters(code);
        bool Has(char letter) => letters.Contains(letter, StringComparison.Ordinal);
        var isTime = Has('h') || Has('s');
        var isDay = Has('d');
        return letters.Contains("general", StringComparison.Ordinal) ? CellFormat.Number
            : Has('%') ? CellFormat.Percent
            : isTime ? (isDay || Has('y') ? CellFormat.Moment : CellFormat.Time)
            : isDay ? CellFormat.Day
            : Has('m') ? CellFormat.Month
            : Has('y') ? CellFormat.Year
            : CellFormat.Number;
    }

    /// <summary>A number as people see it, in full: a day as a date in ISO 8601, 0.953 in percent as 95.3%.</summary>
    public static string Text(this CellFormat format, string value, bool from1904)
    {
        if (Decimal(value) is not { } number)
        {
            return value;
        }

        return format switch
        {
            CellFormat.Number => Plain(number),
            CellFormat.Percent => Plain(number * 100) + "%",
            CellFormat.Time when number is >= 0 and < 1 => Time(number).ToString("HH:mm:ss", CultureInfo.InvariantCulture),
            _ when number < 0 || number >= LastDay + 1 => Plain(number),
            _ => Date(format, number, from1904),
        };
    }

    // Spreadsheets show at most 15 digits of what they store in binary: 0.9412 for 0.94119999999999993.
    private static decimal? Decimal(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && decimal.TryParse(
            number.ToString("G15", CultureInfo.InvariantCulture),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var plain
        )
        && (plain != 0 || number == 0)
            ? plain
            : null;

    private static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string Date(CellFormat format, decimal number, bool from1904)
    {
        var whole = (int)decimal.Floor(number);
        if (!from1904 && whole is 0 or 60)
        {
            // Spreadsheets show days that never were: an empty day, and 29 February 1900.
            return whole == 0 ? "1900-01-00" : "1900-02-29";
        }

        var first = from1904 ? new DateOnly(1904, 1, 1) : new DateOnly(1899, 12, whole <= LastDayBefore1900March ? 31 : 30);
        if (whole > DateOnly.MaxValue.DayNumber - first.DayNumber)
        {
            return Plain(number);
        }

        var day = first.AddDays(whole);
        var time = Time(number - whole);
        return format switch
        {
            CellFormat.Month => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
            CellFormat.Year => day.ToString("yyyy", CultureInfo.InvariantCulture),
            CellFormat.Day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ when time == TimeOnly.MinValue => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => day.ToDateTime(time).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        };
    }

    private static TimeOnly Time(decimal ofDay) =>
        new TimeOnly(0).Add(TimeSpan.FromSeconds((long)Math.Min(decimal.Round(ofDay * 86_400), 86_399)));

    // The first section without quoted text, escaped characters, padding, and colours, conditions and currencies in brackets.
    private static string Letters(string code)
    {
        var letters = new System.Text.StringBuilder(code.Length);
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = End(code, i, '"');
                    break;
                case '[':
                    var end = End(code, i, ']');
                    // [h], [mm] and [s] are lengths of time.
                    letters.Append(
                        code[(i + 1)..end].ToLowerInvariant() is { Length: > 0 } inside && inside.All(c => c is 'h' or 'm' or 's')
                            ? "h"
                            : ""
                    );
                    i = end;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                default:
                    letters.Append(char.ToLowerInvariant(code[i]));
                    break;
            }
        }

        return letters.Replace("am/pm", "h").Replace("a/p", "h").ToString();
    }

    private static int End(string code, int start, char mark) => code.IndexOf(mark, start + 1) is >= 0 and var end ? end : code.Length;
}
