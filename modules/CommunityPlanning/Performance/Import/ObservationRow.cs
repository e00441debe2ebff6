namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>One figure of a file, as written.</summary>
/// <param name="Number">The number of its row in a spreadsheet.</param>
/// <param name="FullName">The indicator's long name; empty where the file has none.</param>
/// <param name="Status">The status; empty where the file does not say.</param>
/// <param name="Family">The number of the body's family group; empty where the file has none.</param>
/// <param name="Column">The title of the column that the figure is in.</param>
/// <param name="Titles">The titles of the file's other columns.</param>
internal sealed record ObservationRow(
    long Number,
    string Body,
    string Indicator,
    string FullName,
    string Status,
    string Period,
    string Value,
    string Family,
    string Column,
    FigureTitles Titles
);
