using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CouncilPlatform.Sdk.Workbooks;
using CsvHelper;

namespace CouncilPlatform.Sdk;

/// <summary>
/// Reads CSV as a table: UTF-8, UTF-16 or, as older spreadsheets save it, Windows-1252, with commas, semicolons, tabs or vertical bars
/// between cells.
/// </summary>
internal sealed class CsvTable(Stream file, TableFaults faults)
{
    // As a row of a workbook may have: the text of a cell, many times.
    private const int LargestRow = 4 * 1024 * 1024;
    private const int Start = 64 * 1024;

    public async IAsyncEnumerable<TableRow> RowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var encoding = await EncodingAsync(cancellationToken);
        var dialect = await DialectAsync(encoding, cancellationToken);
        var skipped = 0;
        file.Position = 0;
        using var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        if (dialect.HasSeparatorLine)
        {
            await text.ReadLineAsync(cancellationToken);
        }

        await using var csv = CsvReader.Create(text, Options(dialect.Separator), leaveOpen: true);
        while (await ReadAsync())
        {
            if (csv.FieldCount > Workbook.MaxColumns)
            {
                faults.Add(
                    csv.RowNumber + skipped,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The row has more than {Workbook.MaxColumns:N0} cells: the file was read no further."
                    )
                );
                yield break;
            }

            yield return new(csv.RowNumber + skipped, [.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i).Trim())])
            {
                DecimalSeparator = dialect.Decimals,
            };
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
                    "A quote opens in this row and never closes, or the row is longer than 4 MB: the file was read no further."
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
            if (first && FileSignature.Unicode(bytes.AsSpan(0, read)) is { } unicode)
            {
                return unicode;
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

    private async Task<CsvDialect> DialectAsync(Encoding encoding, CancellationToken cancellationToken)
    {
        file.Position = 0;
        using var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var start = new char[Start];
        var length = await text.ReadBlockAsync(start.AsMemory(), cancellationToken);
        var dialect = CsvDialect.Of(new string(start, 0, length));
        if (dialect.Note is { } note)
        {
            faults.Note(note);
        }

        return dialect;
    }
}
