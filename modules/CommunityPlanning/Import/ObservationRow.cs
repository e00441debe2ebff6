namespace CouncilPlatform.CommunityPlanning.Import;

/// <summary>One figure of a file, as it was written.</summary>
/// <param name="Number">Of its row in a spreadsheet.</param>
/// <param name="FullName">The indicator's long name; empty where the file has none.</param>
/// <param name="Family">The number of the body's family group; empty where the file has none.</param>
/// <param name="Column">The title of the column that the figure is in.</param>
internal sealed record ObservationRow(long Number, string Body, string Indicator, string FullName, string Type, string Year, string Value, string Family, string Column);
