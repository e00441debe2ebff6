using System.Runtime.CompilerServices;
using System.Text;
using CouncilPlatform.Sdk;
using CsvHelper;

namespace CouncilPlatform.CommunityPlanning.Import;

/// <summary>
/// Reads figures from CSV, row by row: long, as the Scottish community planning outcomes profile publishes them (<c>CPP, Indicator, Type, Year, value,
/// IndicatorFullName, FG</c>), or wide, with a column for each period instead of <c>Year</c> and <c>value</c>.
/// </summary>
internal sealed class ObservationTable(Stream file, TableFaults faults)
{
    private const int LargestRow = 64 * 1024;

    private bool _more;
    private int _skipped;

    public async IAsyncEnumerable<ObservationRow> Rows([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        file.Position = 0;
        _skipped = 0;
        await using var csv = CsvReader.Create(file, Options(), leaveOpen: true);
        if (await ReadAsync(() => csv.ReadHeaderAsync(cancellationToken).AsTask()) is false || Columns.Of([.. csv.Headers], faults) is not { } columns)
        {
            yield break;
        }

        while (await ReadAsync(async () => _more = await csv.ReadAsync(cancellationToken)) && _more)
        {
            var row = csv.RowNumber + 1 + _skipped;
            string Cell(int? index) => index is { } i && i < csv.FieldCount ? csv.GetString(i).Trim() : "";
            foreach (var (period, title, value) in columns.Figures(Cell))
            {
                yield return new(row, Cell(columns.Body), Cell(columns.Indicator), Cell(columns.FullName), Cell(columns.Type), period, value, Cell(columns.Family), title);
            }
        }
    }

    /// <summary>Notes the first line that is no UTF-8, as a file saved by an old spreadsheet has.</summary>
    public async Task CheckEncodingAsync(CancellationToken cancellationToken)
    {
        file.Position = 0;
        var decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
        var (bytes, characters, lines) = (new byte[16 * 1024], new char[16 * 1024 + 1], 1);
        int read;
        do
        {
            read = await file.ReadAsync(bytes, cancellationToken);
            try
            {
                decoder.GetChars(bytes, 0, read, characters, 0, flush: read == 0);
            }
            catch (DecoderFallbackException e)
            {
                lines += bytes.AsSpan(0, Math.Clamp(e.Index, 0, read)).Count((byte)'\n');
                faults.Add(lines, "The file is not UTF-8 from here on. Save it again as CSV UTF-8.");
                return;
            }

            lines += bytes.AsSpan(0, read).Count((byte)'\n');
        }
        while (read > 0);
    }

    private CsvReaderOptions Options() => new()
    {
        SkipEmptyLines = false,
        MaxRecordSize = LargestRow,
        MalformedData = CsvMalformedDataHandling.Skip,
        FieldCountMismatch = CsvFieldCountHandling.Skip,
        OnMalformedRecord = bad =>
        {
            if (bad.RawRecord.Length > 0)
            {
                faults.Add(bad.RecordNumber + _skipped, "The row has a stray quote, or not as many cells as there are titles. Put text with a comma in it in quotes.");
            }

            _skipped++;
        },
    };

    private async Task<bool> ReadAsync(Func<Task> read)
    {
        try
        {
            await read();
            return true;
        }
        catch (CsvFormatException)
        {
            faults.Add("The file is no CSV from some row on: a quote opens and never closes, or a row is longer than 64 KB.");
            return false;
        }
    }

    private sealed record Columns(int Body, int Indicator, int? FullName, int? Type, int? Year, int? Value, int? Family, IReadOnlyList<(int Index, string Title)> Periods)
    {
        private static readonly string[] Always = ["CPP", "Indicator"];
        private static readonly string[] OfLong = ["Type", "Year", "value"];

        public IEnumerable<(string Period, string Title, string Value)> Figures(Func<int?, string> cell) => Year is not null
            ? [(cell(Year), "value", cell(Value))]
            : Periods.Select(p => (p.Title, p.Title, cell(p.Index)));

        public static Columns? Of(List<string> titles, TableFaults faults)
        {
            int? Find(string title) => titles.FindIndex(t => t.Trim().TrimStart('\uFEFF').Equals(title, StringComparison.OrdinalIgnoreCase)) is >= 0 and var index ? index : null;
            var periods = titles.Select((t, index) => (index, t.Trim())).Where(t => Period.TryRead(t.Item2, out _)).ToList();
            var missing = Always.Concat(periods.Count > 0 && Find("Year") is null ? [] : OfLong).Where(t => Find(t) is null).Select(t => $"\"{t}\"").ToList();
            if (missing.Count > 0)
            {
                faults.Add(1, $"There is no column {string.Join(", ", missing)}. A long table has CPP, Indicator, Type, Year, value; a wide one CPP, Indicator and a column for each period.");
                return null;
            }

            return new(Find("CPP")!.Value, Find("Indicator")!.Value, Find("IndicatorFullName"), Find("Type"), Find("Year"), Find("value"), Find("FG"), periods);
        }
    }
}
