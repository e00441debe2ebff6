using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Host.Data;

/// <summary>
/// The migrations that a database lacks, read without making a context. To make the model of a context takes a third of a second, which is
/// too long for every module at start or in a health check.
/// </summary>
internal static class PendingMigrations
{
    /// <summary>The table in which EF Core records the migrations that it has applied for a module.</summary>
    public static string HistoryTable(string module) => "__migrations_" + module;

    /// <summary>The migrations that the database lacks, and those that it has but this build does not know.</summary>
    /// <exception cref="DbException">The database does not answer.</exception>
    public static async Task<MigrationState> OfAsync(DataOptions data, string module, Type context, CancellationToken cancellationToken)
    {
        var applied = await AppliedAsync(data, module, cancellationToken);
        var known = context
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(Migration)) && t.GetCustomAttribute<DbContextAttribute>()?.ContextType == context)
            .Select(t => t.GetCustomAttribute<MigrationAttribute>()!.Id);
        return MigrationState.Of(known, applied);
    }

    /// <summary>Whether the database has run the module before.</summary>
    public static async Task<bool> HasRunAsync(DataOptions data, string module, CancellationToken cancellationToken) =>
        (await AppliedAsync(data, module, cancellationToken)).Count > 0;

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
        catch (DbException e) when (!DatabaseFaults.IsUnavailable(e))
        {
            // No table yet: no migration is applied.
        }

        return applied;
    }
}

/// <summary>How the migrations of a build compare with a database.</summary>
/// <param name="Pending">The migrations that the database lacks, in order.</param>
/// <param name="Unknown">The migrations that a newer build applied.</param>
internal sealed record MigrationState(IReadOnlyList<string> Pending, IReadOnlyList<string> Unknown)
{
    public static MigrationState Of(IEnumerable<string> known, IEnumerable<string> applied)
    {
        var (all, done) = (known.ToHashSet(StringComparer.Ordinal), applied.ToHashSet(StringComparer.Ordinal));
        return new([.. all.Except(done).Order(StringComparer.Ordinal)], [.. done.Except(all).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Why this build must not run on the database. Null if it may.</summary>
    public string? Fault =>
        Unknown is [.., var newest]
            ? $"A newer build of the module has changed this database (migration {newest}). "
                + "Install that build, or restore a backup from before it."
            : null;
}
