namespace CouncilPlatform.Sdk;

/// <summary>What a file is, by its content.</summary>
public enum FileFormat
{
    /// <summary>Text that may be CSV.</summary>
    Csv,

    /// <summary>A workbook, .xlsx.</summary>
    Workbook,

    Json,

    /// <summary>Something else: <see cref="TableFile.RowsAsync(TableLimits?, CancellationToken)"/> notes what it is as a fault.</summary>
    Other,
}
