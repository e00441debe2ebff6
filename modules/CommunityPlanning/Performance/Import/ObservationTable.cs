namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Reads the figures of a table: one in each row of a long table, one in each period's column of a wide one.</summary>
internal sealed class ObservationTable(TableFile file, Partnership partnership, FigureMapping? mapping, TableFaults faults)
{
    public async IAsyncEnumerable<ObservationRow> Rows([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FigureColumns? columns = null;
        await foreach (var row in file.RowsAsync(TableLimits.Data, cancellationToken))
        {
            if (columns is null)
            {
                columns = FigureColumns.Of(row, partnership, mapping, faults);
                if (columns is null)
                {
                    yield break;
                }
            }
            else if (row.Cells.Any(c => c.Length > 0) && IsWhole(row, columns))
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
    }

    private bool IsWhole(TableRow row, FigureColumns columns)
    {
        var whole = row.Cells.Count > columns.LastTitle && row.Cells.Skip(columns.LastTitle + 1).All(c => c.Length == 0);
        if (!whole)
        {
            faults.Add(
                row.Number,
                "The row does not have as many cells as there are titles. Put text that contains a separator in quotes."
            );
        }

        return whole;
    }
}
