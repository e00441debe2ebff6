namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>One figure of a file, as written.</summary>
/// <param name="Column">The title of the column that the figure is in.</param>
/// <param name="Titles">The titles of the file's other columns; in a wide table the period has none.</param>
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
    FigureMapping Titles
);
