using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace CouncilPlatform.Host.Data;

/// <summary>
/// Compares a module's model with the database. If a migration was forgotten, the model would fail only at its first query.
/// </summary>
internal static class MissingTables
{
    /// <summary>What is wrong, for people. Null if every table and column exists.</summary>
    public static async Task<string?> FindAsync(DbContext db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            foreach (
                var table in db
                    .Model.GetRelationalModel()
                    .Tables.Where(t => db is not ModuleDb own || t.Name.StartsWith($"{own.Module}_", StringComparison.Ordinal))
            )
            {
                var columns = table.Columns.Select(c => c.Name).ToList();
                if (await CanReadAsync(db, table.Name, columns, cancellationToken))
                {
                    continue;
                }

                foreach (var column in columns)
                {
                    if (!await CanReadAsync(db, table.Name, [column], cancellationToken))
                    {
                        return $"The table {table.Name} or its column {column} is in the module's model but not in the database. "
                            + "Add a migration, and build the module again.";
                    }
                }
            }

            return null;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task<bool> CanReadAsync(
        DbContext db,
        string table,
        IEnumerable<string> columns,
        CancellationToken cancellationToken
    )
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText =
            $"SELECT {string.Join(", ", columns.Select(sql.DelimitIdentifier))} FROM {sql.DelimitIdentifier(table)} WHERE 1 = 0";
        try
        {
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            return true;
        }
        catch (DbException)
        {
            return false;
        }
    }
}
