using System.Data;
using System.Globalization;
using CsvHelper;
using MiniExcelLibs;

namespace CouncilPlatform.Sdk;

/// <summary>
/// Writes a table as CSV or as a workbook. A cell is text, a number, a <see cref="DateOnly"/>, a <see cref="Money"/>, a yes or no, a value
/// of an enum (in words), or null. Text stays text: a spreadsheet does not run it as a formula.
/// </summary>
public static class TableWriter
{
    public const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static async Task WriteCsvAsync(
        Stream stream,
        IReadOnlyList<string> titles,
        IAsyncEnumerable<IReadOnlyList<object?>> rows,
        CancellationToken cancellationToken
    )
    {
        await using var csv = CsvFile.Write(stream);
        csv.WriteHeader([.. titles]);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            foreach (var cell in row)
            {
                Write(csv, cell);
            }

            await csv.EndRecordAsync(cancellationToken);
        }

        await csv.FlushAsync(cancellationToken);
    }

    /// <param name="sheet">The sheet's name, at most 31 characters.</param>
    public static Task WriteWorkbookAsync(
        Stream stream,
        string sheet,
        IReadOnlyList<string> titles,
        IAsyncEnumerable<IReadOnlyList<object?>> rows,
        CancellationToken cancellationToken
    ) => WriteWorkbookAsync(stream, [new(sheet, titles, rows)], cancellationToken);

    /// <param name="sheets">In the order of their tabs.</param>
    public static async Task WriteWorkbookAsync(Stream stream, IReadOnlyList<TableSheet> sheets, CancellationToken cancellationToken)
    {
        var tables = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var sheet in sheets)
        {
            tables.Add(sheet.Name, await TableAsync(sheet.Titles, sheet.Rows, cancellationToken));
        }

        // A workbook is a zip file, which is not written from start to end: so it is made in memory, not in the stream to the network.
        using var workbook = new MemoryStream();
        await MiniExcel.SaveAsAsync(workbook, tables, excelType: ExcelType.XLSX, cancellationToken: cancellationToken);
        workbook.Position = 0;
        await workbook.CopyToAsync(stream, cancellationToken);
    }

    /// <summary>A workbook to fill in: a sheet with the titles, and one that says what to write in each column.</summary>
    public static Task WriteTemplateAsync(
        Stream stream,
        string sheet,
        IReadOnlyList<TableColumn> columns,
        CancellationToken cancellationToken
    ) =>
        WriteWorkbookAsync(
            stream,
            [
                new(sheet, [.. columns.Select(c => c.Title)], AsyncEnumerable.Empty<IReadOnlyList<object?>>()),
                new(
                    "Help",
                    ["Column", "What to write"],
                    columns.Select(IReadOnlyList<object?> (c) => [c.Title, c.Help]).ToAsyncEnumerable()
                ),
            ],
            cancellationToken
        );

    private static async Task<DataTable> TableAsync(
        IReadOnlyList<string> titles,
        IAsyncEnumerable<IReadOnlyList<object?>> rows,
        CancellationToken cancellationToken
    )
    {
        var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        foreach (var title in titles)
        {
            table.Columns.Add(title, typeof(object));
        }

        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            table.Rows.Add([.. row.Select(cell => Plain(cell) ?? DBNull.Value)]);
        }

        return table;
    }

    private static object? Plain(object? cell) =>
        cell switch
        {
            Money amount => amount.MinorUnits / 100m,
            DateOnly day => day.ToDateTime(TimeOnly.MinValue),
            bool yes => yes ? "Yes" : "No",
            Enum value => TableWords.Spaced(value.ToString()),
            _ => cell,
        };

    private static void Write(CsvWriter csv, object? cell)
    {
        switch (cell)
        {
            case null:
                csv.WriteField("");
                break;
            case Money amount:
                csv.WriteAmount(amount);
                break;
            case DateOnly day:
                csv.WriteField(day, "yyyy-MM-dd");
                break;
            case string text:
                csv.WriteField(text);
                break;
            case bool or Enum:
                csv.WriteField((string)Plain(cell)!);
                break;
            default:
                csv.WriteField(Convert.ToDecimal(cell, CultureInfo.InvariantCulture), "0.##########", CultureInfo.InvariantCulture);
                break;
        }
    }
}

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">At most 31 characters.</param>
/// <param name="Titles">The titles of its columns.</param>
/// <param name="Rows">One cell for each column, as <see cref="TableWriter"/> accepts them.</param>
public sealed record TableSheet(string Name, IReadOnlyList<string> Titles, IAsyncEnumerable<IReadOnlyList<object?>> Rows);
