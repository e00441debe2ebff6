using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using CsvHelper;
using MiniExcelLibs;

namespace CouncilPlatform.Sdk;

/// <summary>
/// A file with a table, read row by row, with its titles: the first sheet of a workbook, or CSV. CSV may be UTF-8, UTF-16 or, as older
/// spreadsheets save it, Windows-1252, with commas, semicolons or tabs between its cells. Anything else is noted as a fault.
/// </summary>
/// <param name="file">A seekable stream. Each read begins at its start.</param>
/// <param name="name">The file's name, which ends in .csv or .xlsx.</param>
/// <param name="faults">Notes what is wrong. The rows end where the rest of the file cannot be read.</param>
public sealed class TableFile(Stream file, string name, TableFaults faults)
{
    private const int LargestRow = 64 * 1024;
    private const int UnpackedTimes = 10;

    /// <summary>The file's bytes, for an import of another format.</summary>
    public Stream Content => file;

    /// <summary>The file's name.</summary>
    public string Name => name;

    /// <param name="limits"><see cref="TableLimits.Form"/> by default.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async IAsyncEnumerable<TableRow> RowsAsync(
        TableLimits? limits = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        limits ??= TableLimits.Form;
        if (file.Length > limits.Bytes)
        {
            faults.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The file is larger than {limits.Bytes / 1024 / 1024} MB. Check which file it is, or import it in parts."
                )
            );
            yield break;
        }

        var type = Path.GetExtension(name).ToUpperInvariant();
        if (type is not (".CSV" or ".XLSX"))
        {
            faults.Add("The file is neither CSV nor a workbook. Save the table as .xlsx or .csv.");
            yield break;
        }

        var count = 0;
        await foreach (
            var row in (
                type == ".XLSX" ? Workbook(limits, cancellationToken).ToAsyncEnumerable() : CsvAsync(cancellationToken)
            ).WithCancellation(cancellationToken)
        )
        {
            if (count++ > limits.Rows)
            {
                faults.Add(
                    string.Create(CultureInfo.InvariantCulture, $"The table has more than {limits.Rows:N0} rows. Import it in parts.")
                );
                yield break;
            }

            yield return row;
        }
    }

    private IEnumerable<TableRow> Workbook(TableLimits limits, CancellationToken cancellationToken)
    {
        using var rows = Opened(limits)?.GetEnumerator();
        var number = 0L;
        while (rows is not null && Next(rows.MoveNext))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new(++number, [.. ((IDictionary<string, object?>)rows.Current).Values.Select(Text)]);
        }
    }

    private IEnumerable<object>? Opened(TableLimits limits)
    {
        IEnumerable<object>? rows = null;
        Next(() =>
        {
            file.Position = 0;
            using (var package = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true))
            {
                if (package.Entries.Sum(e => e.Length) > limits.Bytes * UnpackedTimes)
                {
                    faults.Add("The workbook unpacks to far more than it says. Save the table by itself in a new workbook.");
                    return false;
                }
            }

            file.Position = 0;
            rows = MiniExcel.Query(file, useHeaderRow: false, excelType: ExcelType.XLSX);
            return true;
        });
        return rows;
    }

    private bool Next(Func<bool> read)
    {
        try
        {
            return read();
        }
        catch (Exception e)
            when (e
                    is InvalidDataException
                        or InvalidOperationException
                        or XmlException
                        or FormatException
                        or NotSupportedException
                        or ArgumentException
                        or KeyNotFoundException
            )
        {
            faults.Add("The file has no workbook that can be read. Open it in a spreadsheet and save it again as .xlsx.");
            return false;
        }
    }

    // A date that a spreadsheet stores as a number is written as a date; a number is written as people see it, without an exponent.
    private static string Text(object? cell) =>
        cell switch
        {
            null => "",
            DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
            bool yes => yes ? "Yes" : "No",
            double number when Math.Abs(number) is >= 1e15 and < 1e28 or < 1e-4 and > 0 => ((decimal)number).ToString(
                CultureInfo.InvariantCulture
            ),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => cell.ToString()!.Trim(),
        };

    private async IAsyncEnumerable<TableRow> CsvAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var encoding = await EncodingAsync(cancellationToken);
        var skipped = 0;
        file.Position = 0;
        using var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        await using var csv = CsvReader.Create(text, Options(await SeparatorAsync(encoding, cancellationToken)), leaveOpen: true);
        while (await ReadAsync())
        {
            yield return new(csv.RowNumber + skipped, [.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i).Trim())]);
        }

        async Task<bool> ReadAsync()
        {
            try
            {
                return await csv.ReadAsync(cancellationToken);
            }
            catch (CsvFormatException)
            {
                faults.Add(
                    csv.RowNumber + skipped + 1,
                    "A quote opens in this row and never closes, or the row is longer than 64 KB: the file was read no further."
                );
                return false;
            }
        }

        CsvReaderOptions Options(char separator) =>
            new()
            {
                HasHeader = false,
                Separator = separator,
                SkipEmptyLines = false,
                MaxRecordSize = LargestRow,
                MalformedData = CsvMalformedDataHandling.Skip,
                FieldCountMismatch = CsvFieldCountHandling.Allow,
                OnMalformedRecord = bad =>
                {
                    if (bad.RawRecord.Length > 0)
                    {
                        faults.Add(
                            bad.RecordNumber + skipped,
                            bad.Reason == CsvMalformedReason.UnterminatedQuote
                                ? "A quote opens and never closes. Close it, or double a quote that is part of the text."
                                : "A quote is in the wrong place. Put the whole cell in quotes, and double the quotes inside it."
                        );
                    }

                    skipped++;
                },
            };
    }

    // Bytes that are not UTF-8 come from spreadsheets that save in the Western European code page of Windows.
    private async Task<Encoding> EncodingAsync(CancellationToken cancellationToken)
    {
        file.Position = 0;
        var decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
        var (bytes, characters, line, first) = (new byte[64 * 1024], new char[64 * 1024 + 1], 1, true);
        int read;
        do
        {
            read = await file.ReadAsync(bytes, cancellationToken);
            if (first && bytes.AsSpan(0, read) is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            {
                return bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
            }

            first = false;
            try
            {
                decoder.GetChars(bytes, 0, read, characters, 0, flush: read == 0);
            }
            catch (DecoderFallbackException e)
            {
                line += bytes.AsSpan(0, Math.Clamp(e.Index, 0, read)).Count((byte)'\n');
                faults.Note(
                    string.Create(CultureInfo.InvariantCulture, $"The file is not UTF-8 (line {line} is not): it was read as Windows-1252.")
                );
                return CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
            }

            line += bytes.AsSpan(0, read).Count((byte)'\n');
        } while (read > 0);
        return Encoding.UTF8;
    }

    // A spreadsheet in a language with decimal commas writes semicolons.
    private async Task<char> SeparatorAsync(Encoding encoding, CancellationToken cancellationToken)
    {
        file.Position = 0;
        using var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var start = new char[LargestRow];
        var titles = start.AsMemory(0, await text.ReadBlockAsync(start.AsMemory(), cancellationToken));
        file.Position = 0;
        return Separator(titles.Span);
    }

    private static char Separator(ReadOnlySpan<char> titles)
    {
        titles = titles.IndexOfAny('\r', '\n') is >= 0 and var end ? titles[..end] : titles;
        var commas = titles.Count(',');
        return titles.Count(';') > commas ? ';'
            : titles.Count('\t') > commas ? '\t'
            : ',';
    }
}
