using System.Text;

namespace CouncilPlatform.Sdk;

/// <summary>How a CSV file separates its cells and writes its numbers, found from its start.</summary>
/// <param name="Separator">Between its cells: a comma, a semicolon, a tab or a vertical bar.</param>
/// <param name="HasSeparatorLine">Whether the first line is Excel's own, such as <c>sep=;</c>: spreadsheets do not show it.</param>
/// <param name="Decimals">The sign before decimals.</param>
internal sealed record CsvDialect(char Separator, bool HasSeparatorLine, DecimalSeparator Decimals)
{
    private const int MaxRecords = 50;

    private static readonly char[] Separators = [',', ';', '\t', '|'];

    /// <summary>What to say of it. Null if it is as people expect: commas between cells, points before decimals.</summary>
    public string? Note =>
        Separator == ','
            ? null
            : $"The file has {Separator switch { ';' => "semicolons", '\t' => "tabs", _ => "vertical bars" }} between its cells"
                + (Decimals == DecimalSeparator.Comma ? " and commas before decimals: 12,50 was read as 12.50." : ".");

    public static CsvDialect Of(string start)
    {
        var line = start.IndexOfAny(['\r', '\n']) is >= 0 and var end ? start[..end] : start;
        var isSeparatorLine =
            line.Trim('"') is ['s' or 'S', 'e' or 'E', 'p' or 'P', '=', var given]
            && Separators.Contains(given)
            && line.Length < start.Length;
        var text = isSeparatorLine ? start[line.Length..].TrimStart('\r', '\n') : start;
        var separator = isSeparatorLine ? line.Trim('"')[^1] : Separators.MaxBy(s => Regularity(Records(text, s)));
        return new(separator, isSeparatorLine, separator == ',' ? DecimalSeparator.Point : DecimalsOf(Records(text, separator)));
    }

    // How many records have as many separators as most, and how many those are. Text has separators too, but not in each row alike.
    private static (int Records, int Separators) Regularity(List<List<string>> records) =>
        records.Where(r => r.Count > 1).GroupBy(r => r.Count - 1).Select(g => (g.Count(), g.Key)).DefaultIfEmpty().Max();

    // Where one number shows points and another commas, commas are left to be faults.
    private static DecimalSeparator DecimalsOf(List<List<string>> records)
    {
        var shown = records.SelectMany(r => r).Select(TableNumber.SeparatorOf).ToHashSet();
        return shown.Contains(DecimalSeparator.Point) ? DecimalSeparator.Point
            : shown.Contains(DecimalSeparator.Comma) ? DecimalSeparator.Comma
            : DecimalSeparator.Unknown;
    }

    // The first records that have text. Quotes are read as they should be: what is wrong with them is found later.
    private static List<List<string>> Records(string text, char separator)
    {
        List<List<string>> records = [];
        List<string> record = [];
        var cell = new StringBuilder();
        var isQuoted = false;
        foreach (var c in text)
        {
            if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (isQuoted || (c != separator && c is not ('\r' or '\n')))
            {
                cell.Append(c);
            }
            else
            {
                record.Add(cell.ToString());
                cell.Clear();
                if (c != separator)
                {
                    Add();
                }
            }
        }

        record.Add(cell.ToString());
        Add();
        return records;

        void Add()
        {
            if (records.Count < MaxRecords && record.Exists(r => r.Length > 0))
            {
                records.Add(record);
            }

            record = [];
        }
    }
}
