namespace CouncilPlatform.Sdk;

/// <summary>How much of a table is read. What is larger is most likely another file.</summary>
/// <param name="Rows">At most so many below the titles.</param>
/// <param name="Bytes">Of the file; a workbook may unpack to ten times as many.</param>
public sealed record TableLimits(int Rows, long Bytes)
{
    /// <summary>What people fill in: 5,000 rows, 10 MB.</summary>
    public static readonly TableLimits Form = new(5_000, 10L * 1024 * 1024);

    /// <summary>A register, or figures: 2,000,000 rows, 512 MB.</summary>
    public static readonly TableLimits Data = new(2_000_000, 512L * 1024 * 1024);
}
