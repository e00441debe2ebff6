using System.ComponentModel.DataAnnotations;

namespace CouncilPlatform.Host.Data;

/// <summary>The configuration section <c>Data</c>.</summary>
internal sealed class DataOptions
{
    public const string Section = "Data";

    /// <summary>sqlite (embedded, the default), postgres or sqlserver.</summary>
    [AllowedValues("sqlite", "postgres", "sqlserver")]
    public string Provider { get; set; } = "sqlite";

    /// <summary>Required for postgres and sqlserver. Without it, sqlite uses a file in <see cref="Directory"/>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// For postgres: the login that owns the tables. The host uses it at start only, to bring the tables up to date and to make the
    /// policies of row-level security. <see cref="ConnectionString"/> then has a login that owns nothing, so that the policies bind it.
    /// </summary>
    public string? OwnerConnectionString { get; set; }

    /// <summary>
    /// The folder of the embedded database and other files of the host. It is created if it is missing. The default is <c>data</c> beside
    /// the host, so that every command finds the same database, whatever the working directory.
    /// </summary>
    public string Directory { get; set; } = Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>
    /// The folder in which the host notes the last line of the audit trail after each change. The default is <c>audit-heads</c> in
    /// <see cref="Directory"/>; better is a place that those who can change the database cannot. Empty if the log is enough.
    /// </summary>
    public string? AuditHeads { get; set; }

    /// <summary>
    /// Seconds to wait for one answer of the database, or for other writers to end: then the caller gets BUSY. 1 to 600.
    /// </summary>
    [Range(1, 600)]
    public int WaitSeconds { get; set; } = 15;

    /// <summary>
    /// For sqlite: with less free space than this on the disk of the database, in megabytes, the host is not ready. 0 if it does not
    /// matter.
    /// </summary>
    [Range(0, int.MaxValue)]
    public int LeastFreeMegabytes { get; set; } = 50;

    /// <summary>The settings of a configuration, before it is checked.</summary>
    /// <exception cref="InvalidOperationException">A setting is not of its type.</exception>
    public static DataOptions Of(IConfiguration configuration) => configuration.GetSection(Section).Get<DataOptions>() ?? new();

    /// <summary>Whether the host runs with a login that does not own the tables.</summary>
    public bool HasOwner() => !string.IsNullOrEmpty(OwnerConnectionString);

    /// <summary>The same database, with the login that owns the tables.</summary>
    public DataOptions AsOwner() =>
        new()
        {
            Provider = Provider,
            ConnectionString = HasOwner() ? OwnerConnectionString : ConnectionString,
            Directory = Directory,
            AuditHeads = AuditHeads,
            WaitSeconds = WaitSeconds,
        };
}
