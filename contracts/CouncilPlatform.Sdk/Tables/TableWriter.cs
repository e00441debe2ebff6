using System.Globalization;
using CouncilPlatform.Sdk.Workbooks;
using CsvHelper;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace CouncilPlatform.Sdk;

/// <summary>
/// Writes a table as CSV or as a workbook. A cell is text, a number, a <see cref="DateOnly"/>, a <see cref="Money"/>, a yes or no, a value
/// of an enum (in words), or null. Text stays text: a spreadsheet does not run it as a formula.
/// </summary>
public static class TableWriter
{
    public const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly SpreadCheetahOptions Options = new() { DefaultDateTimeFormat = NumberFormat.Custom("yyyy\\-mm\\-dd") };

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
        await using var deferred = new DeferredStream(stream);
        await using (var workbook = await Spreadsheet.CreateNewAsync(deferred, Options, cancellationToken))
        {
            var money = workbook.AddStyle(
                new Style { Format = NumberFormat.Standard(StandardNumberFormat.ThousandsSeparatorTwoDecimalPlaces) }
            );
            foreach (var sheet in sheets)
            {
                await WriteSheetAsync(workbook, sheet, money, cancellationToken);
            }

            await workbook.FinishAsync(cancellationToken);
        }

        await deferred.FlushAsync(cancellationToken);
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

    private static async Task WriteSheetAsync(Spreadsheet workbook, TableSheet sheet, StyleId money, CancellationToken cancellationToken)
    {
        await workbook.StartWorksheetAsync(sheet.Name, new WorksheetOptions { FrozenRows = 1 }, cancellationToken);
        await workbook.AddRowAsync([.. sheet.Titles.Select(t => new Cell(t))], cancellationToken);
        await foreach (var row in sheet.Rows.WithCancellation(cancellationToken))
        {
            await workbook.AddRowAsync([.. row.Select(cell => InWorkbook(cell, money))], cancellationToken);
        }
    }

    private static Cell InWorkbook(object? cell, StyleId money) =>
        cell switch
        {
            null => default,
            string text => new(text),
            Money amount => new(amount.MinorUnits / 100m, money),
            DateOnly day => new(day.ToDateTime(TimeOnly.MinValue)),
            bool or Enum => new(Words(cell)),
            _ => new(Convert.ToDecimal(cell, CultureInfo.InvariantCulture)),
        };

    private static string Words(object cell) => cell is bool yes ? (yes ? "Yes" : "No") : TableWords.Spaced(cell.ToString()!);

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
                csv.WriteField(Words(cell));
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
