using System.Runtime.CompilerServices;

namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Makes figures of the rows of a table: one of each row of a long one, one of each period's column of a wide one.</summary>
/// <param name="mapping">Which columns hold what; null for a table as the Scottish community planning outcomes profile publishes it, long or wide.</param>
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
            faults.Add(1, "The file is empty. Its first row has the titles.");
        }
    }

    private bool IsWhole(TableRow row, FigureColumns columns)
    {
        var whole = row.Cells.Count > columns.LastTitle && row.Cells.Skip(columns.LastTitle + 1).All(c => c.Length == 0);
        if (!whole)
        {
            faults.Add(row.Number, "The row has not as many cells as there are titles. Put text with a separator in it in quotes.");
        }

        return whole;
    }
}
