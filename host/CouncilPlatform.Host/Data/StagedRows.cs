using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CouncilPlatform.Host.Data;

/// <summary>
/// Rows that wait in temporary tables, which SQLite keeps in a file of its own for each connection: writing them locks nobody out. One
/// statement for each table moves them at the end, so that others wait a second or two and not as long as a file is read and compared.
/// </summary>
internal sealed class StagedRows : IStagedRows
{
    // With the two megabytes that SQLite has by default, the pages of a table with eight indexes are read and written again and again.
    private const string LargeCache = "PRAGMA main.cache_size = -32000";
    private const string DefaultCache = "PRAGMA main.cache_size = -2000";

    private readonly ModuleDb _db;
    private readonly AuditStamp _audit;
    private readonly List<StagingTable> _tables = [];
    private readonly List<StagingTable> _moved = [];
    private bool _isOpen;

    private StagedRows(ModuleDb db, AuditStamp audit) => (_db, _audit) = (db, audit);

    /// <returns>Null if the database lets several write at a time, or a table is more than the columns of a row.</returns>
    public static StagedRows? For(ModuleDb db, AuditStamp audit) =>
        db.Database.GetDbConnection() is SqliteConnection && db.Model.GetEntityTypes().All(StagingTable.Fits) ? new(db, audit) : null;

    public async Task AddAsync(CancellationToken cancellationToken)
    {
        var entries = _db
            .ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .ToLookup(e => e.Entity is AuditEntry or OutboxEntry);
        if (entries[false].Any())
        {
            await AddAsync([.. entries[false]], cancellationToken);
        }

        // What the commit itself completes is saved with it.
        var others = entries[true].Select(e => e.Entity).ToList();
        _db.ChangeTracker.Clear();
        _db.AddRange(others);
    }

    public async Task MoveAsync(CancellationToken cancellationToken)
    {
        if (_tables.Count == 0)
        {
            return;
        }

        await ExecuteAsync(LargeCache, cancellationToken);
        List<StagingTable> inOrder = [.. InOrder(_db.Model).SelectMany(type => _tables.Where(t => t.Type == type))];
        foreach (var table in inOrder.Where(t => t.HasOld))
        {
            if (await CountAsync(table.Stale(), cancellationToken) > 0)
            {
                throw new DbUpdateConcurrencyException("Somebody else changed the same rows meanwhile.");
            }
        }

        foreach (var table in inOrder.Where(t => t.HasOld).Reverse())
        {
            await ExecuteAsync(table.Remove(), cancellationToken);
        }

        foreach (var table in inOrder)
        {
            await ExecuteAsync(table.Insert(), cancellationToken);
        }

        foreach (var statement in inOrder.SelectMany(t => t.Updates()))
        {
            await ExecuteAsync(statement, cancellationToken);
        }

        _moved.AddRange(_tables);
        _tables.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        _audit.Unstage(_db);
        if (!_isOpen)
        {
            return;
        }

        // The driver uses the connection again.
        foreach (var table in _moved.Concat(_tables))
        {
            await ExecuteAsync(table.Drop(), CancellationToken.None);
        }

        await ExecuteAsync(DefaultCache, CancellationToken.None);
        await _db.Database.CloseConnectionAsync();
        _isOpen = false;
    }

    private async Task AddAsync(List<EntityEntry> entries, CancellationToken cancellationToken)
    {
        _db.RaiseVersions(entries);
        _audit.Stage(_db, entries);
        if (!_isOpen)
        {
            await _db.Database.OpenConnectionAsync(cancellationToken);
            _isOpen = true;
        }

        var connection = (SqliteConnection)_db.Database.GetDbConnection();
        // One that has only begun locks nobody out. Without it, each row would be a transaction.
        await using var own = _db.Database.CurrentTransaction is null ? connection.BeginTransaction(deferred: true) : null;
        foreach (var rows in entries.GroupBy(e => e.Metadata))
        {
            var table = await TableAsync(rows.Key, cancellationToken);
            await using var insert = connection.CreateCommand();
            table.Prepare(insert);
            foreach (var row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                table.Fill(insert, row);
                await insert.ExecuteNonQueryAsync(cancellationToken);
            }
        }

        if (own is not null)
        {
            await own.CommitAsync(cancellationToken);
        }
    }

    private async Task<StagingTable> TableAsync(IEntityType type, CancellationToken cancellationToken)
    {
        if (_tables.Find(t => t.Type == type) is { } known)
        {
            return known;
        }

        var table = new StagingTable(type, string.Create(CultureInfo.InvariantCulture, $"staged_{_tables.Count + _moved.Count}"));
        await ExecuteAsync(table.Create(), cancellationToken);
        _tables.Add(table);
        return table;
    }

    // A row comes after those that it refers to.
    private static List<IEntityType> InOrder(IModel model)
    {
        var (order, seen) = (new List<IEntityType>(), new HashSet<IEntityType>());
        void Visit(IEntityType type)
        {
            if (seen.Add(type))
            {
                foreach (var reference in type.GetForeignKeys())
                {
                    Visit(reference.PrincipalEntityType);
                }

                order.Add(type);
            }
        }

        foreach (var type in model.GetEntityTypes())
        {
            Visit(type);
        }

        return order;
    }

    private async Task ExecuteAsync(string statement, CancellationToken cancellationToken)
    {
        await using var command = Command(statement);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<long> CountAsync(string query, CancellationToken cancellationToken)
    {
        await using var command = Command(query);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    // The driver gives it the connection's transaction.
    private SqliteCommand Command(string text)
    {
        var command = ((SqliteConnection)_db.Database.GetDbConnection()).CreateCommand();
        // The names are those of the model's tables and columns.
#pragma warning disable CA2100
        command.CommandText = text;
#pragma warning restore CA2100
        return command;
    }
}
