using System.Globalization;
using System.Runtime.CompilerServices;
using CouncilPlatform.Sdk.Workbooks;

namespace CouncilPlatform.Sdk;

/// <summary>
/// A file with a table, read row by row, with its titles: a sheet of a workbook, or CSV, whatever the file's name is. Anything else is
/// noted as a fault that says what it is.
/// </summary>
/// <param name="file">A seekable stream. Each read begins at its start.</param>
/// <param name="name">The file's name.</param>
/// <param name="faults">Notes what is wrong. The rows end where the rest of the file cannot be read.</param>
public sealed class TableFile(Stream file, string name, TableFaults faults)
{
    // Spaces, and what web pages and spreadsheets leave beside a text: nobody sees it, and 12 with it is not a number.
    private static readonly char[] Unseen = [' ', '\u00A0', '\t', '\r', '\n', '\u200B', '\u200E', '\u200F', '\u2060', '\uFEFF'];

    private readonly Lazy<(FileFormat Format, string? Fault)> _signature = new(() => FileSignature.Of(file));

    /// <summary>The file's bytes, for an import of another format.</summary>
    public Stream Content => file;

    /// <summary>The file's name.</summary>
    public string Name => name;

    /// <summary>What the file is by its content.</summary>
    public FileFormat Format => _signature.Value.Format;

    /// <summary>The names of the visible sheets of a workbook, in the order of their tabs. None for CSV.</summary>
    /// <param name="limits"><see cref="TableLimits.Form"/> by default.</param>
    public IReadOnlyList<string> Sheets(TableLimits? limits = null) =>
        IsReadable(limits ?? TableLimits.Form) && Format == FileFormat.Workbook
            ? new WorkbookTable(file, limits ?? TableLimits.Form, faults).Sheets()
            : [];

    /// <summary>The rows of CSV, or of the first visible sheet of a workbook that has text.</summary>
    /// <param name="limits"><see cref="TableLimits.Form"/> by default.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public TableRows RowsAsync(TableLimits? limits = null, CancellationToken cancellationToken = default) =>
        Rows(sheet: null, limits, cancellationToken);

    /// <summary>The rows of a visible sheet of a workbook.</summary>
    /// <param name="sheet">Its name.</param>
    /// <param name="limits"><see cref="TableLimits.Form"/> by default.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public TableRows SheetAsync(string sheet, TableLimits? limits = null, CancellationToken cancellationToken = default) =>
        Rows(sheet, limits, cancellationToken);

    private TableRows Rows(string? sheet, TableLimits? limits, CancellationToken cancellationToken) =>
        new(
            (areTitles, ct) =>
            {
                var rows = ReadAsync(sheet, areTitles, limits ?? TableLimits.Form, cancellationToken);
                return areTitles is null ? rows : TitleSearch.CheckedAsync(rows, areTitles, faults, ct);
            }
        );

    private async IAsyncEnumerable<TableRow> ReadAsync(
        string? sheet,
        Func<TableRow, bool>? areTitles,
        TableLimits limits,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (!IsReadable(limits))
        {
            yield break;
        }

        var rows =
            Format == FileFormat.Workbook
                ? new WorkbookTable(file, limits, faults).Rows(sheet, areTitles, cancellationToken).ToAsyncEnumerable()
                : new CsvTable(file, faults).RowsAsync(cancellationToken);
        var count = 0;
        await foreach (var row in rows.WithoutFaultsAsync(cancellationToken))
        {
            if (count++ > limits.Rows)
            {
                faults.Add(
                    string.Create(CultureInfo.InvariantCulture, $"The table has more than {limits.Rows:N0} rows. Import it in parts.")
                );
                yield break;
            }

            yield return row.Cells.Any(BrokenText.IsIn) ? Replaced(row)
            : row.Cells.Any(HasUnseenEdges) ? row with { Cells = [.. row.Cells.Select(c => c.Trim(Unseen))] }
            : row;
        }
    }

    private static bool HasUnseenEdges(string cell) => cell.Length > 0 && (Unseen.Contains(cell[0]) || Unseen.Contains(cell[^1]));

    private TableRow Replaced(TableRow row)
    {
        faults.Note("Some characters of the file cannot be read. They are shown as \uFFFD. Look for them, and correct them in the file.");
        return row with { Cells = [.. row.Cells.Select(BrokenText.Replaced)] };
    }

    private bool IsReadable(TableLimits limits)
    {
        if (file.Length > limits.Bytes)
        {
            faults.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The file is larger than {limits.Bytes / 1024 / 1024} MB. Check which file it is, or import it in parts."
                )
            );
            return false;
        }

        if (_signature.Value.Fault is { } fault)
        {
            faults.Add(fault);
            return false;
        }

        return true;
    }
}
