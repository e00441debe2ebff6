namespace CouncilPlatform.Sdk;

/// <summary>A row of a table, as its file has it.</summary>
/// <param name="Number">Its number in a spreadsheet, from 1: the titles are in row 1.</param>
/// <param name="Cells">The text of its cells, without leading and trailing spaces.</param>
public sealed record TableRow(long Number, IReadOnlyList<string> Cells)
{
    /// <summary>What the file has before the decimals of its numbers, for <see cref="TableNumber.Read"/>.</summary>
    public DecimalSeparator DecimalSeparator { get; init; }
}
