using System.Data.Common;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Core.Audit;

/// <summary>
/// Begins the chain of the audit trail at the first start with this build, while the host holds the start lock. Lines and append-only rows
/// that are older are taken over as they are then: the chain cannot tell what happened to them before.
/// </summary>
internal sealed partial class AuditStart(
    ModuleCatalogue catalogue,
    IServiceScopeFactory scopes,
    IOptions<DataOptions> data,
    ILogger<AuditStart> logger
)
{
    private const int BatchSize = 1000;
    private const int RowsOfOneLine = 200;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await HasBegunAsync(data.Value.AsOwner(), cancellationToken))
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = CallerScopes.Platform("platform");
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (count, hash) = await NumberAsync(db, cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO core_audit_heads ("Id", "Chain", "Number", "Hash")
            VALUES ({AuditHead.Only}, {Guid.NewGuid()}, {count}, {hash})
            """,
            cancellationToken
        );
        if (count > 0)
        {
            await TakeOverRowsAsync(scope.ServiceProvider, db, transaction, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        Begun(count);
    }

    /// <summary>
    /// Whether the chain has begun. A trail that has lost its head must not begin again. This is read without the core's model, which takes
    /// a third of a second to make. False for a database without the tables.
    /// </summary>
    public static async Task<bool> HasBegunAsync(DataOptions data, CancellationToken cancellationToken)
    {
        var migrations = await PendingMigrations.OfAsync(data, Gate.CoreModule, typeof(CoreDb), cancellationToken);
        if (migrations.Pending.Count > 0)
        {
            return false;
        }

        await using var connection = DatabaseProbe.Connection(data);
        await connection.OpenAsync(cancellationToken);
        return await AnyAsync(connection, "SELECT COUNT(*) FROM core_audit_heads", cancellationToken)
            || await AnyAsync(connection, "SELECT COUNT(*) FROM core_audit WHERE \"Number\" IS NOT NULL", cancellationToken);
    }

    private static async Task<bool> AnyAsync(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Both texts are in this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), System.Globalization.CultureInfo.InvariantCulture) > 0;
    }

    private static async Task<(long Count, string Hash)> NumberAsync(CoreDb db, CancellationToken cancellationToken)
    {
        var (count, hash) = (0L, AuditHash.Start);
        while (true)
        {
            var lines = await db
                .AuditTrail.AsNoTracking()
                .Where(a => a.Number == null)
                .OrderBy(a => a.AtUtc)
                .ThenBy(a => a.Id)
                .Take(BatchSize)
                .ToListAsync(cancellationToken);
            foreach (var line in lines)
            {
                line.Number = ++count;
                line.Hash = hash = AuditHash.Of(hash, line);
                await db
                    .AuditTrail.Where(a => a.Id == line.Id)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(a => a.Number, line.Number).SetProperty(a => a.Hash, line.Hash),
                        cancellationToken
                    );
            }

            if (lines.Count < BatchSize)
            {
                return (count, hash);
            }
        }
    }

    // The lines are appended when the transaction is committed.
    private async Task TakeOverRowsAsync(
        IServiceProvider services,
        CoreDb db,
        IDbContextTransaction transaction,
        CancellationToken cancellationToken
    )
    {
        foreach (var database in catalogue.Running.SelectMany(m => m.Databases).Where(AppendOnlyRows.AreIn))
        {
            var module = (ModuleDb)services.GetRequiredService(database);
            module.Database.SetDbConnection(db.Database.GetDbConnection());
            await module.Database.UseTransactionAsync(transaction.GetDbTransaction(), cancellationToken);
            foreach (var rows in AppendOnlyRows.Of(module))
            {
                var some = new List<ChangedRow>();
                await foreach (var row in rows.ReadAsync(cancellationToken))
                {
                    some.Add(row);
                    if (some.Count == RowsOfOneLine)
                    {
                        db.Add(LineOf(some));
                        some.Clear();
                    }
                }

                if (some.Count > 0)
                {
                    db.Add(LineOf(some));
                }
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static AuditEntry LineOf(List<ChangedRow> rows) =>
        new()
        {
            Action = "beginAuditChain",
            Subject = rows[0].Id!,
            Detail = "Rows from before the chain of the audit trail, as they are",
            Changes = new ChangedRows([.. rows], null).ToJson(),
        };

    [LoggerMessage(LogLevel.Information, "The chain of the audit trail begins. It has taken over {Count} older lines")]
    private partial void Begun(long count);
}
