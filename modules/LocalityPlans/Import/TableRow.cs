namespace CouncilPlatform.LocalityPlans.Import;

/// <summary>A row of a table, as its file has it.</summary>
/// <param name="Number">Its number in a spreadsheet, from 1.</param>
/// <param name="Cells">The text of its cells, without the space around them.</param>
internal sealed record TableRow(int Number, IReadOnlyList<string> Cells);
