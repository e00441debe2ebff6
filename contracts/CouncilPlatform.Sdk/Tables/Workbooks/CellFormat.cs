using System.Globalization;
using System.Text.RegularExpressions;

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

internal static partial class CellFormats
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

    /// <summary>
    /// The kinds of a format's code, by number. It has up to three sections for numbers: by sign, as in <c>0.0%;(0.0%);"-"</c>, or by
    /// their conditions, as in <c>[=0]"-";0.0%</c>. One that shows only text is of the kind of the others.
    /// </summary>
    public static Func<decimal, CellFormat> Of(string code)
    {
        List<(Func<decimal, bool>? Condition, CellFormat? Kind)> sections =
        [
            .. Sections(code).Take(3).Select(s => (Condition(s), Kind(s))),
        ];
        var first = sections.Select(s => s.Kind).OfType<CellFormat>().FirstOrDefault(CellFormat.Number);
        return sections.TrueForAll(s => s.Kind is null || s.Kind == first) ? _ => first
            : sections.Exists(s => s.Condition is not null)
                ? number =>
                    sections.Find(s => s.Condition?.Invoke(number) == true).Kind ?? sections.Find(s => s.Condition is null).Kind ?? first
            : number =>
                sections[
                    number < 0 && sections.Count > 1 ? 1
                    : number == 0 && sections.Count > 2 ? 2
                    : 0
                ].Kind
                ?? first;
    }

    // Null where a section shows no part of a number.
    private static CellFormat? Kind(string section)
    {
        var letters = Letters(section);
        bool Has(char letter) => letters.Contains(letter, StringComparison.Ordinal);
        var isTime = Has('h') || Has('s');
        var isDay = Has('d');
        return letters.Contains("general", StringComparison.Ordinal) ? CellFormat.Number
            : Has('%') ? CellFormat.Percent
            : isTime ? (isDay || Has('y') ? CellFormat.Moment : CellFormat.Time)
            : isDay ? CellFormat.Day
            : Has('m') ? CellFormat.Month
            : Has('y') ? CellFormat.Year
            : Has('0') || Has('#') || Has('?') ? CellFormat.Number
            : null;
    }

    private static Func<decimal, bool>? Condition(string section) =>
        ConditionPattern().Match(section) is { Success: true } match
        && decimal.TryParse(match.Groups["limit"].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var limit)
            ? match.Groups["sign"].Value switch
            {
                "<" => number => number < limit,
                "<=" => number => number <= limit,
                ">" => number => number > limit,
                ">=" => number => number >= limit,
                "<>" => number => number != limit,
                _ => number => number == limit,
            }
            : null;

    /// <summary>A number as people see it, in full: a day as a date in ISO 8601, 0.953 in percent as 95.3%.</summary>
    public static string Text(Func<decimal, CellFormat> formats, string value, bool from1904)
    {
        if (Decimal(value) is not { } number)
        {
            return value;
        }

        var format = formats(number);
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

    private static IEnumerable<string> Sections(string code)
    {
        var start = 0;
        for (var i = 0; i < code.Length; i = Next(code, i))
        {
            if (code[i] == ';')
            {
                yield return code[start..i];
                start = i + 1;
            }
        }

        yield return code[start..];
    }

    // Without quoted text, escaped characters, padding, and colours, conditions and currencies in brackets.
    private static string Letters(string section)
    {
        var letters = new System.Text.StringBuilder(section.Length);
        for (var i = 0; i < section.Length; i = Next(section, i))
        {
            if (section[i] == '[')
            {
                // [h], [mm] and [s] are lengths of time.
                var inside = section[(i + 1)..End(section, i, ']')].ToLowerInvariant();
                letters.Append(inside.Length > 0 && inside.All(c => c is 'h' or 'm' or 's') ? "h" : "");
            }
            else if (section[i] is not ('"' or '\\' or '_' or '*'))
            {
                letters.Append(char.ToLowerInvariant(section[i]));
            }
        }

        return letters.Replace("am/pm", "h").Replace("a/p", "h").ToString();
    }

    private static int Next(string code, int at) =>
        code[at] switch
        {
            '"' => End(code, at, '"') + 1,
            '[' => End(code, at, ']') + 1,
            '\\' or '_' or '*' => at + 2,
            _ => at + 1,
        };

    private static int End(string code, int start, char mark) => code.IndexOf(mark, start + 1) is >= 0 and var end ? end : code.Length;

    [GeneratedRegex(
        @"^(\[[^\]]*\])*?\[(?<sign><=|>=|<>|<|>|=)(?<limit>-?[0-9.]+)\]",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex ConditionPattern();
}
