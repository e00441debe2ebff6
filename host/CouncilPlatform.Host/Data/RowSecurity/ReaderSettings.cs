using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace CouncilPlatform.Host.Data.RowSecurity;

/// <summary>
/// Tells PostgreSQL for whom a connection reads and writes, each time that a context opens it: the policies compare rows with these
/// settings. Npgsql resets a connection when it goes back to the pool, and without settings only published partnerships are readable.
/// </summary>
internal sealed class ReaderSettings : DbConnectionInterceptor
{
    /// <summary>The partnerships in which the reader has a role, as an array.</summary>
    public const string Partnerships = "council.partnerships";

    /// <summary>"on" for the platform's operator and for the host's own work.</summary>
    public const string Everywhere = "council.everywhere";

    public static readonly ReaderSettings Instance = new();

    private const string Statement = $"SELECT set_config('{Partnerships}', $1, false), set_config('{Everywhere}', $2, false)";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = CommandFor(connection, eventData.Context);
        command?.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = CommandFor(connection, eventData.Context);
        if (command is not null)
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static NpgsqlCommand? CommandFor(DbConnection connection, DbContext? context) =>
        connection is NpgsqlConnection postgres && context is ModuleDb { Reader: var reader }
            ? new NpgsqlCommand(Statement, postgres)
            {
                Parameters =
                {
                    new() { Value = $"{{{string.Join(',', reader.Partnerships)}}}" },
                    new() { Value = reader.IsEverywhere ? "on" : "" },
                },
            }
            : null;
}
