using System.Data.Common;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Data.RowSecurity;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace CouncilPlatform.Host.Hosting.Configuration;

/// <summary>The faults of the settings of the database, and whether it answers with them.</summary>
internal static class DatabaseFaults
{
    private const string ProviderKey = $"{DataOptions.Section}:{nameof(DataOptions.Provider)}";
    private const string HostKey = $"{DataOptions.Section}:{nameof(DataOptions.ConnectionString)}";
    private const string OwnerKey = $"{DataOptions.Section}:{nameof(DataOptions.OwnerConnectionString)}";

    private static readonly string[] _providers = ["sqlite", "postgres", "sqlserver"];

    public static async Task<IReadOnlyList<Fault>> FindAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var data = Read(configuration);
        if (!_providers.Contains(data.Provider, StringComparer.Ordinal))
        {
            return [];
        }

        if (!data.HasOwner())
        {
            return await FindAsync(data, HostKey, cancellationToken);
        }

        if (data.Provider != "postgres")
        {
            return
            [
                new(
                    OwnerKey,
                    $"a second login for {data.Provider}",
                    "nothing: only PostgreSQL has row-level security here",
                    $"Leave {OwnerKey} out, and enter the login that owns the tables as {HostKey}."
                ),
            ];
        }

        List<Fault> faults =
        [
            .. await FindAsync(data, HostKey, cancellationToken),
            .. await FindAsync(data.AsOwner(), OwnerKey, cancellationToken),
        ];
        return faults.Count == 0 && await RowSecurityState.WhyUnboundAsync(data, cancellationToken) is { } reason
            ?
            [
                new(
                    HostKey,
                    reason,
                    $"a login that PostgreSQL's policies bind, since {OwnerKey} is set: it owns no table, is not a superuser, and has no "
                        + "BYPASSRLS",
                    $"Make a second login, grant it nothing, and enter it as {HostKey}. The page about databases has the statements."
                ),
            ]
            : faults;
    }

    private static DataOptions Read(IConfiguration configuration)
    {
        var data = new DataOptions();
        data.Provider = configuration[ProviderKey] ?? data.Provider;
        data.ConnectionString = configuration[HostKey];
        data.OwnerConnectionString = configuration[OwnerKey];
        data.Directory = configuration[$"{DataOptions.Section}:{nameof(DataOptions.Directory)}"] ?? data.Directory;
        return data;
    }

    private static async Task<IReadOnlyList<Fault>> FindAsync(DataOptions data, string key, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(data.ConnectionString) && data.Provider != "sqlite")
        {
            return
            [
                new(
                    key,
                    "nothing",
                    $"a connection string, since {ProviderKey} is {data.Provider}",
                    $"Set {key} (environment variable {key.Replace(":", "__", StringComparison.Ordinal)}), like {Example(data.Provider)}."
                ),
            ];
        }

        DbConnection connection;
        try
        {
            connection = DatabaseProbe.Connection(data);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            return
            [
                new(
                    key,
                    $"text that is not a connection string: {DatabaseProbe.Reason(e)}",
                    $"a connection string for {data.Provider}, like {Example(data.Provider)}",
                    $"Correct {key}."
                ),
            ];
        }

        await using (connection)
        {
            if (IsUnencrypted(connection))
            {
                return
                [
                    new(
                        key,
                        "Encrypt=false",
                        "an encrypted connection: without one, SqlClient on Linux fails to read rows with wide columns, and what it reads "
                            + "crosses the network in plain text",
                        $"Write Encrypt=true in {key}, and TrustServerCertificate=true if the server's certificate is its own."
                    ),
                ];
            }

            return await AnswersAsync(connection, cancellationToken) is { } reason
                ?
                [
                    new(
                        key,
                        $"a database that does not answer: {reason}",
                        "a database that the host can connect to",
                        "Check that the server is running, that the database exists (the host creates only its tables), "
                            + $"and that the name, user and password are right, or correct {key}."
                    ),
                ]
                : [];
        }
    }

    private static bool IsUnencrypted(DbConnection connection) =>
        connection is SqlConnection
        && new SqlConnectionStringBuilder(connection.ConnectionString).Encrypt.Equals(SqlConnectionEncryptOption.Optional);

    private static async Task<string?> AnswersAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        // An embedded database that does not exist yet is created at the first start.
        if (connection is SqliteConnection && !File.Exists(connection.DataSource))
        {
            return StartFaults.Unwritable(Path.GetDirectoryName(Path.GetFullPath(connection.DataSource))!);
        }

        try
        {
            await DatabaseProbe.ConnectAsync(connection, cancellationToken);
            return null;
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or ArgumentException or TimeoutException)
        {
            return DatabaseProbe.Reason(e);
        }
    }

    private static string Example(string provider) =>
        provider switch
        {
            "postgres" => "Host=localhost;Database=council;Username=council;Password=...",
            "sqlserver" => "Server=localhost;Database=council;User Id=council;Password=...;Encrypt=true",
            _ => "Data Source=data/council-platform.db",
        };
}
