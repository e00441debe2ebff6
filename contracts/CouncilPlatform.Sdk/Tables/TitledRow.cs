using System.Globalization;
using System.Text.RegularExpressions;

namespace CouncilPlatform.Sdk;

/// <summary>
/// A row whose cells are found by the titles of their columns. A cell that cannot be read is noted as a fault, and reads as null.
/// </summary>
public sealed partial class TitledRow
{
    private static readonly string[] Days =
    [
        "yyyy-MM-dd",
        "yyyy-MM-ddTHH:mm:ss",
        "yyyy-MM-dd HH:mm:ss",
        "d/M/yyyy",
        "d/M/yyyy HH:mm",
        "d/M/yyyy HH:mm:ss",
        "d.M.yyyy",
        "d-M-yyyy",
        "d MMMM yyyy",
        "d MMM yyyy",
        "d-MMM-yyyy",
        "d-MMM-yy",
        "dddd d MMMM yyyy",
        "dddd, d MMMM yyyy",
    ];

    private readonly TableRow _row;
    private readonly IReadOnlyDictionary<TableColumn, int> _places;
    private readonly TableFaults _faults;

    internal TitledRow(TableRow row, IReadOnlyDictionary<TableColumn, int> places, TableFaults faults) =>
        (_row, _places, _faults) = (row, places, faults);

    /// <summary>Its number in a spreadsheet.</summary>
    public long Number => _row.Number;

    internal int Cells => _row.Cells.Count;

    internal bool HasTextUnderNoTitle => _row.Cells.Where((cell, index) => cell.Length > 0 && !_places.Values.Contains(index)).Any();

    /// <summary>The cell's text. Empty if the column does not exist.</summary>
    public string this[TableColumn column] =>
        _places.TryGetValue(column, out var index) && index < _row.Cells.Count ? PlainText.Stored(Plain(_row.Cells[index])) : "";

    internal string? FaultBelowTable(int gaps) =>
        _row.FaultBelowTable(_row.Cells.FirstOrDefault(c => c.Length > 0) ?? "", hasGaps: gaps > 0, isBare: gaps > 1);

    public void Fault(TableColumn column, string message) => _faults.Add(Number, column, message);

    /// <summary>Text of at most <paramref name="maxLength"/> characters. Null if there is none.</summary>
    public string? Text(TableColumn column, int maxLength)
    {
        var text = this[column];
        if (TableNumber.FailedFormula(text) is { } failed)
        {
            Fault(column, failed);
            return null;
        }

        if (text.Length > maxLength)
        {
            Fault(column, $"The text has {text.Length} characters. Write at most {maxLength}.");
            return null;
        }

        if (PlainText.FirstForbidden(text) is { } forbidden)
        {
            Fault(column, $"The text has a character that cannot be seen: {forbidden}. Remove it.");
            return null;
        }

        return text.Length == 0 ? null : text;
    }

    /// <summary>Parts with semicolons or line breaks between them.</summary>
    public IReadOnlyList<string> Parts(TableColumn column) =>
        this[column].Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// A day: <c>2021-02-24</c>, <c>24/02/2021</c>, <c>24 February 2021</c>, <c>24th February 2021</c>, or as spreadsheets write it,
    /// <c>24-Feb-21</c>. A time that is midnight is none.
    /// </summary>
    public DateOnly? Day(TableColumn column) =>
        Read<DateOnly>(
            column,
            text =>
                DateTime.TryParseExact(Ordinal().Replace(text, ""), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
                && moment.TimeOfDay == TimeSpan.Zero
                && DateOnly.FromDateTime(moment) is var day
                && KeptDays.Has(day)
                    ? day
                    : null,
            _ => "is not a date. Enter it like 2021-02-24 or 24/02/2021."
        );

    /// <summary>A financial year: <c>2021/22</c>, or as people write it, <c>2021-22</c>, <c>2021/2022</c> or <c>FY 2021/22</c>.</summary>
    public FinancialYear? Year(TableColumn column) =>
        Read<FinancialYear>(
            column,
            text =>
                WrittenYear().Match(text) is { Success: true } match
                && FinancialYear.TryParse($"{match.Groups["first"].Value}/{match.Groups["last"].Value[^2..]}", out var year)
                && (
                    match.Groups["last"].Length == 2
                    || match.Groups["last"].Value == year.Last.ToString("yyyy", CultureInfo.InvariantCulture)
                )
                    ? year
                    : null,
            _ => "is not a financial year. Enter it like 2021/22."
        );

    /// <summary>An amount in pounds: <c>1234.50</c>, <c>£1,234.50</c>, <c>-£5</c>, <c>(5)</c>.</summary>
    public Money? Amount(TableColumn column) =>
        Read<Money>(
            column,
            text =>
                TableNumber.Read(text, _row.DecimalSeparator) is { Unit: not NumberUnit.Percent, Marker: null } number
                && Money.TryParse(Plain(number.Value), out var amount)
                    ? amount
                    : null,
            text => $"is not an amount. Enter pounds with at most two decimals, like 1234.50.{NumberHint(text)}"
        );

    /// <summary>A whole number from <paramref name="min"/> to <paramref name="max"/>.</summary>
    public int? Whole(TableColumn column, int min, int max) =>
        Read<int>(
            column,
            text =>
                TableNumber.Read(text, _row.DecimalSeparator) is { Unit: NumberUnit.None, Marker: null } number
                && decimal.IsInteger(number.Value)
                && number.Value >= min
                && number.Value <= max
                    ? (int)number.Value
                    : null,
            text => string.Create(CultureInfo.InvariantCulture, $"is not a whole number from {min} to {max}.{NumberHint(text)}")
        );

    /// <summary>One of the values of an enum, as <see cref="TableWords"/> writes it, or as GraphQL does.</summary>
    public T? Choice<T>(TableColumn column)
        where T : struct, Enum =>
        Read<T>(
            column,
            text => TableWords.Read<T>(text),
            _ => $"is not one of {string.Join(", ", Enum.GetValues<T>().Select(v => $"\"{TableWords.Of(v)}\""))}."
        );

    /// <summary>Yes or no; empty is no.</summary>
    public bool YesNo(TableColumn column) =>
        Read<bool>(
            column,
            text =>
                text.ToUpperInvariant() switch
                {
                    "YES" or "Y" or "TRUE" => true,
                    "NO" or "N" or "FALSE" => false,
                    _ => null,
                },
            _ => "is not \"Yes\" or \"No\". Enter one of them."
        ) ?? false;

    private T? Read<T>(TableColumn column, Func<string, T?> read, Func<string, string> otherwise)
        where T : struct
    {
        var text = this[column];
        if (TableNumber.FailedFormula(text) is { } failed)
        {
            Fault(column, failed);
            return null;
        }

        var value = text.Length == 0 ? null : read(text);
        if (text.Length > 0 && value is null)
        {
            Fault(column, $"\"{text}\" {otherwise(text)}");
        }

        return value;
    }

    private string NumberHint(string text) =>
        TableNumber.ReasonMissing(text) is not null ? " Leave the cell empty where there is none."
        : TableNumber.Read(text, _row.DecimalSeparator) is not null ? ""
        : TableNumber.Read(text, DecimalSeparator.Comma) is not null ? " Write a point before the decimals, and no separator of thousands."
        : TableNumber.Read(text) is null && text.Contains(',', StringComparison.Ordinal)
            ? " A comma stands before each three digits, or is left out."
        : "";

    [GeneratedRegex(
        @"^(FY|F/Y)? ?(?<first>[0-9]{4}) ?[/\u2013-] ?(?<last>[0-9]{2}|[0-9]{4})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex WrittenYear();

    [GeneratedRegex(
        @"(?<=^[^0-9]*[0-9]{1,2})(st|nd|rd|th)\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Ordinal();

    private static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    // The apostrophe that CsvFile puts before text that a spreadsheet would run as a formula.
    private static string Plain(string cell) => cell is ['\'', '=' or '+' or '-' or '@', ..] ? cell[1..] : cell;
}
