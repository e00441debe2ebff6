using System.ComponentModel.DataAnnotations;

namespace CouncilPlatform.Host.Data;

/// <summary>The section <c>Data</c> of the configuration.</summary>
internal sealed class DataOptions
{
    public const string Section = "Data";

    /// <summary>sqlite (embedded, the default), postgres or sqlserver.</summary>
    [AllowedValues("sqlite", "postgres", "sqlserver")]
    public string Provider { get; set; } = "sqlite";

    /// <summary>Required for postgres and sqlserver; for sqlite a file in <see cref="Directory"/> is used where there is none.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// Where the embedded database and other files of the host live; made if missing. Where nothing is said, <c>data</c> beside the host, so
    /// that every command finds the same database wherever it is called from.
    /// </summary>
    public string Directory { get; set; } = Path.Combine(AppContext.BaseDirectory, "data");
}
