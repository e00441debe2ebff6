namespace CouncilPlatform.Sdk;

/// <summary>How much of a table is read. A larger file is most likely the wrong one.</summary>
/// <param name="Rows">The maximum number of rows below the titles.</param>
/// <param name="Bytes">The maximum size of the file. A workbook may unpack to at most ten times as much.</param>
public sealed record TableLimits(int Rows, long Bytes)
{
    /// <summary>What people fill in: 5,000 rows, 10 MB.</summary>
    public static readonly TableLimits Form = new(5_000, 10L * 1024 * 1024);

    /// <summary>A register, or a set of figures: 2,000,000 rows, 512 MB.</summary>
    public static readonly TableLimits Data = new(2_000_000, 512L * 1024 * 1024);
}
