using System.Runtime.CompilerServices;

namespace CouncilPlatform.Sdk;

/// <summary>A table whose columns are found by their titles, in any order. Missing titles and cells are noted as faults.</summary>
/// <param name="columns">In the order of the template.</param>
/// <param name="faults">Notes what is wrong.</param>
/// <param name="template">The command that writes an empty table. Null if there is none.</param>
public sealed class TitledTable(IReadOnlyList<TableColumn> columns, TableFaults faults, string? template = null)
{
    private readonly Dictionary<TableColumn, int> _places = [];
    private int _last;

    /// <summary>The rows below the titles that are not blank, of the sheet that has the titles.</summary>
    public IAsyncEnumerable<TitledRow> RowsAsync(TableRows rows, CancellationToken cancellationToken = default) =>
        ReadAsync(rows.WithTitles(HasTitles, cancellationToken), cancellationToken);

    private async IAsyncEnumerable<TitledRow> ReadAsync(
        IAsyncEnumerable<TableRow> rows,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var (titles, any) = (false, false);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (!titles)
            {
                titles = true;
                if (!ReadTitles(row))
                {
                    yield break;
                }
            }
            else if (row.Cells.Any(c => c.Length > 0))
            {
                any = true;
                var titled = new TitledRow(row, _places, faults);
                if (IsEntry(titled))
                {
                    yield return titled;
                }
            }
        }

        if (!any && faults.Total == 0)
        {
            faults.Add(
                titles ? 2 : 1,
                titles
                    ? "The table has no rows below the titles. Write at least one."
                    : $"The file is empty. The titles are {Titles(columns)}{Template}."
            );
        }
    }

    // Most of what a row of titles has: one may be renamed.
    private bool HasTitles(TableRow row)
    {
        var cells = row.Cells.Where(c => c.Length > 0).ToList();
        return cells.Count(c => columns.Any(t => Names.Same.Equals(t.Title, c))) * 2 > cells.Count;
    }

    private bool ReadTitles(TableRow row)
    {
        var before = faults.Total;
        _places.Clear();
        _last = row.Cells.Count - 1;
        foreach (var (index, title) in row.Cells.Index().Where(c => c.Item.Length > 0))
        {
            var column = columns.FirstOrDefault(c => Names.Same.Equals(c.Title, title));
            if (column is null)
            {
                faults.Add(row.Number, title, $"There is no such column. The titles are {Titles(columns)}{Template}.");
            }
            else if (!_places.TryAdd(column, index))
            {
                faults.Add(row.Number, title, "The column is there twice. Keep one.");
            }
        }

        var missing = columns.Where(c => c.Need != ColumnNeed.Optional && !_places.ContainsKey(c)).ToList();
        if (missing.Count > 0)
        {
            faults.Add(
                row.Number,
                $"The {(missing.Count == 1 ? "column" : "columns")} {Titles(missing)} {(missing.Count == 1 ? "is" : "are")} missing. "
                    + $"{(missing.Count == 1 ? "Was it" : "Were they")} renamed? The titles are {Titles(columns)}{Template}."
            );
        }

        return faults.Total == before;
    }

    /// <summary>Whether a row is an entry of the table, perhaps with faults, and not a total or a note below it.</summary>
    private bool IsEntry(TitledRow row)
    {
        var empty = columns.Where(c => c.Need == ColumnNeed.Cell && row[c].Length == 0).ToList();
        if (row.FaultBelowTable(gaps: empty.Count) is { } fault)
        {
            faults.Add(row.Number, fault);
            return false;
        }

        if (row.HasTextUnderNoTitle)
        {
            faults.Add(
                row.Number,
                "The row has text under no title. Put text with a separator in it in quotes, or give the column its title."
            );
        }

        if (row.Cells <= _last)
        {
            faults.Add(
                row.Number,
                "The row does not have as many cells as there are titles. Put text with a separator or a line break in it in quotes."
            );
            return true;
        }

        foreach (var column in empty)
        {
            row.Fault(column, $"The cell is empty. {column.Help}");
        }

        return true;
    }

    private string Template => template is null ? "" : $"; take them from the template: {template}";

    private static string Titles(IEnumerable<TableColumn> columns) => string.Join(", ", columns.Select(c => $"\"{c.Title}\""));
}
