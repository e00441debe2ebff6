using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using CsvHelper;

namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// Splits a CSV table into the grants that JSON would have given, so that the same rules check both: a row is a grant, and its index is the
/// row's number in a spreadsheet.
/// </summary>
internal sealed class GrantTable(Stream table, GrantFaults faults, int largestRow)
{
    // Skipped rows are reported before the next row is given.
    private int _skipped;

    public async IAsyncEnumerable<PackagePart> Parts([EnumeratorCancellation] CancellationToken cancellation)
    {
        if (await SeparatorAsync(cancellation) is not { } separator)
            yield break;
        await using var csv = CsvReader.Create(table, Options(separator), leaveOpen: true);
        if (await ColumnsAsync(csv, cancellation) is not { } columns)
            yield break;
        var grants = 0;
        var buffer = new ArrayBufferWriter<byte>();
        while (await ReadAsync(csv, cancellation))
        {
            var row = (int)csv.RowNumber + 1 + _skipped;
            if (Cells(csv, columns, row) is not { } cells)
                continue;
            grants++;
            buffer.ResetWrittenCount();
            using (var writer = new Utf8JsonWriter(buffer))
                columns.Write(writer, cells);
            yield return new PackagePart("grants", row, JsonDocument.Parse(buffer.WrittenMemory));
        }

        if (grants == 0 && faults.Total == 0)
            faults.Add(2, null, FaultCode.Empty, "The table has no rows below the titles; expected at least one grant.");
    }

    private CsvReaderOptions Options(char separator) =>
        new()
        {
            Separator = separator,
            SkipEmptyLines = false,
            MaxRecordSize = largestRow,
            MalformedData = CsvMalformedDataHandling.Skip,
            FieldCountMismatch = CsvFieldCountHandling.Skip,
            OnMalformedRecord = bad =>
            {
                if (bad.RawRecord.Length > 0)
                    faults.Add(bad.RecordNumber + _skipped, null, FaultCode.NotCsv, WhatIsWrong(bad.Reason));
                _skipped++;
            },
        };

    private static string WhatIsWrong(CsvMalformedReason reason) =>
        reason switch
        {
            CsvMalformedReason.UnterminatedQuote => "A quote opens in this row and never closes, so that no row after it can be read. "
                + "Close it, or double a quote that is part of the text.",
            CsvMalformedReason.FieldCountMismatch => "The row does not have as many cells as the first row has titles. "
                + "Put text with a separator or a line break in it in quotes.",
            _ => "A quote is in the wrong place. Put the whole cell in quotes, and double the quotes inside.",
        };

    /// <summary>
    /// The most frequent separator between the titles; a spreadsheet in a language with decimal commas writes semicolons.
    /// </summary>
    private async Task<char?> SeparatorAsync(CancellationToken cancellation)
    {
        var start = new byte[64 * 1024];
        var length = await table.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellation);
        table.Position = 0;
        var line = start.AsSpan(0, length);
        if (line is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            faults.Add(1, null, FaultCode.NotUtf8, "The file is UTF-16; expected UTF-8. Save it again as CSV UTF-8.");
            return null;
        }

        if (line is [(byte)'P', (byte)'K', 3, 4, ..])
        {
            faults.Add(1, null, FaultCode.NotCsv, "The file is a workbook; expected CSV. Save its sheet of grants as CSV UTF-8.");
            return null;
        }

        var end = line.IndexOfAny((byte)'\n', (byte)'\r');
        line = end < 0 ? line : line[..end];
        var (commas, semicolons, tabs) = (line.Count((byte)','), line.Count((byte)';'), line.Count((byte)'\t'));
        if (commas >= Math.Max(semicolons, tabs))
            return ',';
        faults.Note($"The columns are read as separated by {(semicolons > tabs ? "semicolons" : "tabs")}.");
        return semicolons > tabs ? ';' : '\t';
    }

    private async Task<GrantColumns?> ColumnsAsync(CsvReader csv, CancellationToken cancellation)
    {
        try
        {
            await csv.ReadHeaderAsync(cancellation);
            return GrantColumns.Of([.. csv.Headers], faults);
        }
        catch (CsvFormatException)
        {
            faults.Add(
                1,
                null,
                FaultCode.NotCsv,
                "The titles of the columns cannot be read: a quote never closes, or they are too long. "
                    + "Write them as in the 360Giving standard."
            );
            return null;
        }
    }

    private async Task<bool> ReadAsync(CsvReader csv, CancellationToken cancellation)
    {
        try
        {
            return await csv.ReadAsync(cancellation);
        }
        catch (CsvFormatException)
        {
            faults.Add(
                csv.RowNumber + 2 + _skipped,
                null,
                FaultCode.TooLarge,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The row is larger than {largestRow} bytes; the file was read no further. "
                        + $"Look for a quote that opens in this row and never closes."
                )
            );
            return false;
        }
    }

    /// <summary>The row's cells without the space around them; null where all are blank, or one is not text.</summary>
    private string[]? Cells(CsvReader csv, GrantColumns columns, int row)
    {
        var cells = new string[csv.FieldCount];
        var (sound, blank) = (true, true);
        for (var i = 0; i < cells.Length; i++)
        {
            if (!Utf8.IsValid(csv.GetSpan(i)))
            {
                sound = false;
                faults.Add(
                    row,
                    columns.Titles[i],
                    FaultCode.BadText,
                    "The text has bytes that are not UTF-8 (perhaps Windows-1252); expected Unicode text. Save the file as CSV UTF-8."
                );
                continue;
            }

            cells[i] = csv.GetString(i).Trim();
            blank &= cells[i].Length == 0;
        }

        return sound && !blank ? cells : null;
    }
}
