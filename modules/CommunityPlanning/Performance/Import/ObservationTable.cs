namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>
/// Reads the figures of a table: one in each row of a long table, one in each period's column of a wide one. What is wrong with the table
/// itself is noted when it is read first, and what it has is then remembered, unless that would need much memory.
/// </summary>
internal sealed class ObservationTable(TableFile file, Partnership partnership, FigureLayout? mapping, TableFaults faults)
{
    // About 50 MB.
    private const int MaxRemembered = 250_000;

    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private List<ObservationRow>? _remembered = [];
    private bool _wasRead;

    public IAsyncEnumerable<ObservationRow> Rows(CancellationToken cancellationToken) =>
        _wasRead && _remembered is not null ? _remembered.ToAsyncEnumerable() : ReadAsync(cancellationToken);

    private async IAsyncEnumerable<ObservationRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
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
            else if (row.Cells.Any(c => c.Length > 0) && IsPart(row, columns, noted))
            {
                foreach (var figure in columns.Figures(row))
                {
                    yield return _wasRead ? figure : Remembered(figure);
                }
            }
        }

        if (columns is null && faults.Total == 0)
        {
            faults.Add(1, "The file is empty. Its first row must have the titles.");
        }

        _wasRead = true;
        _texts.Clear();
    }

    private ObservationRow Remembered(ObservationRow row)
    {
        if (_remembered is null || _remembered.Count == MaxRemembered)
        {
            _remembered = null;
            return row;
        }

        // Names and periods are in many rows.
        var once = row with
        {
            Body = Once(row.Body),
            Code = Once(row.Code),
            Indicator = Once(row.Indicator),
            FullName = Once(row.FullName),
            Status = Once(row.Status),
            Period = Once(row.Period),
            Family = Once(row.Family),
            Measure = Once(row.Measure),
            Dimension = Once(row.Dimension),
            Category = Once(row.Category),
            Definition = Once(row.Definition),
        };
        _remembered.Add(once);
        return once;
    }

    private string Once(string text)
    {
        if (!_texts.TryGetValue(text, out var known))
        {
            _texts.Add(known = text);
        }

        return known;
    }

    private bool AreTitles(TableRow row) => FigureColumns.Of(row, partnership, mapping, new TableFaults()) is not null;

    private static bool IsPart(TableRow row, FigureColumns columns, TableFaults noted)
    {
        var isWhole = row.Cells.Count > columns.LastTitle && row.Cells.Skip(columns.LastTitle + 1).All(c => c.Length == 0);
        var fault =
            columns.FaultBelowTable(row)
            ?? (isWhole ? null : "The row does not have as many cells as there are titles. Put text that contains a separator in quotes.");
        if (fault is not null)
        {
            noted.Add(row.Number, fault);
        }

        return fault is null;
    }
}
