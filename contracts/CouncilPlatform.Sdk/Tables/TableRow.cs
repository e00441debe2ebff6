namespace CouncilPlatform.Sdk;

/// <summary>A row of a table, as its file has it.</summary>
/// <param name="Number">Its number in a spreadsheet, from 1: the titles are in row 1.</param>
/// <param name="Cells">The text of its cells, without leading and trailing spaces.</param>
public sealed record TableRow(long Number, IReadOnlyList<string> Cells)
{
    private static readonly HashSet<string> Totals = new(["total", "totals", "grand total", "sub-total", "subtotal", "sum"], Names.Same);

    /// <summary>What the file has before the decimals of its numbers, for <see cref="TableNumber.Read"/>.</summary>
    public DecimalSeparator DecimalSeparator { get; init; }

    /// <summary>What is wrong with a row that is below a table and not part of it: a total, or a note. Null for any other.</summary>
    /// <param name="about">The cell that says what the row is about.</param>
    /// <param name="hasGaps">Whether it lacks what each row of the table has.</param>
    /// <param name="isBare">Whether a row of one text can only be a note.</param>
    public string? FaultBelowTable(string about, bool hasGaps, bool isBare) =>
        IsTotal(about, hasGaps) ? "The row seems to be a total, which is not imported. Delete the row."
        : isBare && Cells.Count(c => c.Length > 0) == 1
            ? "The row has only one text, as a note below a table has. Delete the row, or fill it in."
        : null;

    private bool IsTotal(string about, bool hasGaps) =>
        Totals.Contains(about.TrimEnd(':'))
        || hasGaps
            && (
                Cells.Any(c => Totals.Contains(c.TrimEnd(':')))
                || Cells.FirstOrDefault(c => c.Length > 0) is { } first
                    && (
                        first.StartsWith("total ", StringComparison.OrdinalIgnoreCase)
                        || first.EndsWith(" total", StringComparison.OrdinalIgnoreCase)
                    )
            );
}
