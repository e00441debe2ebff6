namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>One figure of a file, as written.</summary>
/// <param name="Titles">The titles of the file's columns; in a wide table the period has none.</param>
internal sealed record ObservationRow(long Number, FigureLayout Titles)
{
    public string Body { get; init; } = "";
    public string Code { get; init; } = "";
    public string Indicator { get; init; } = "";
    public string FullName { get; init; } = "";
    public string Status { get; init; } = "";
    public string Period { get; init; } = "";
    public string Value { get; init; } = "";
    public string Family { get; init; } = "";

    /// <summary>What it measures, with its unit. Empty where the file does not say.</summary>
    public string Measure { get; init; } = "";

    /// <summary>What it is split by. Empty where it is not.</summary>
    public string Dimension { get; init; } = "";

    public string Category { get; init; } = "";

    /// <summary>The number of the definition that it was returned by. Empty for the latest.</summary>
    public string Definition { get; init; } = "";

    /// <summary>The title of the column that the figure is in.</summary>
    public string Column { get; init; } = "";

    public DecimalSeparator Decimals { get; init; }
}
