using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Host.Data;

/// <summary>
/// The migrations that a database lacks, read without making a context: to make the model of one takes a third of a second, which neither the
/// start nor a look at the health has for every module.
/// </summary>
internal static class PendingMigrations
{
    /// <summary>Where EF Core keeps what it has applied of a module.</summary>
    public static string HistoryTable(string module) => "__migrations_" + module;

    /// <exception cref="DbException">The database does not answer.</exception>
    public static async Task<IReadOnlyList<string>> OfAsync(
        DataOptions data,
        string module,
        Type context,
        CancellationToken cancellationToken
    )
    {
        var applied = await AppliedAsync(data, module, cancellationToken);
        return
        [
            .. context
                .Assembly.GetTypes()
                .Where(t => t.IsSubclassOf(typeof(Migration)) && t.GetCustomAttribute<DbContextAttribute>()?.ContextType == context)
                .Select(t => t.GetCustomAttribute<MigrationAttribute>()!.Id)
                .Where(id => !applied.Contains(id))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static async Task<HashSet<string>> AppliedAsync(DataOptions data, string module, CancellationToken cancellationToken)
    {
        await using var connection = DatabaseProbe.Connection(data);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT \"MigrationId\" FROM \"{HistoryTable(module)}\"";
        var applied = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                applied.Add(rows.GetString(0));
            }
        }
        catch (DbException)
        {
            // No table yet: nothing is applied.
        }

        return applied;
    }
}
