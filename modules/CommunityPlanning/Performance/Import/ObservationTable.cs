namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>
/// Reads the figures of a table: one in each row of a long table, one in each period's column of a wide one. What is wrong with the table
/// itself is noted when it is read first.
/// </summary>
internal sealed class ObservationTable(TableFile file, Partnership partnership, FigureLayout? mapping, TableFaults faults)
{
    private bool _wasRead;

    public async IAsyncEnumerable<ObservationRow> Rows([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FigureColumns? columns = null;
        var noted = _wasRead ? new TableFaults() : faults;
        await foreach (var row in file.RowsAsync(TableLimits.Data, cancellationToken).WithTitles(AreTitles, cancellationToken))
        {
            if (columns is null)
            {
                columns = FigureColumns.Of(row, partnership, mapping, noted);
                if (columns is null)
                {
                    yield break;
                }
            }
            else if (row.Cells.Any(c => c.Length > 0) && IsWhole(row, columns, noted))
            {
                foreach (var figure in columns.Figures(row))
                {
                    yield return figure;
                }
            }
        }

        if (columns is null && faults.Total == 0)
        {
            faults.Add(1, "The file is empty. Its first row must have the titles.");
        }

        _wasRead = true;
    }

    private bool AreTitles(TableRow row) => FigureColumns.Of(row, partnership, mapping, new TableFaults()) is not null;

    private static bool IsWhole(TableRow row, FigureColumns columns, TableFaults noted)
    {
        var whole = row.Cells.Count > columns.LastTitle && row.Cells.Skip(columns.LastTitle + 1).All(c => c.Length == 0);
        if (!whole)
        {
            noted.Add(row.Number, "The row does not have as many cells as there are titles. Put text that contains a separator in quotes.");
        }

        return whole;
    }
}
