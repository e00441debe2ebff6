using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Data;

/// <summary>
/// Keeps the connections of an operation's contexts open until it ends. To open one takes as long as a short statement: SQLite's driver
/// registers its functions, and on PostgreSQL a statement sets for whom it reads.
/// </summary>
internal sealed class OperationConnections(ConnectionBudget budget)
{
    private readonly List<ModuleDb> _kept = [];
    private bool _isRunning;

    public void Begin() => _isRunning = true;

    /// <summary>Keeps a connection that a context has just opened.</summary>
    public async ValueTask KeepAsync(ModuleDb db, CancellationToken cancellationToken)
    {
        if (_isRunning && !_kept.Contains(db) && budget.Take())
        {
            _kept.Add(db);
            // EF Core counts how often it is opened.
            await db.Database.OpenConnectionAsync(cancellationToken);
        }
    }

    public async ValueTask EndAsync()
    {
        _isRunning = false;
        try
        {
            foreach (var db in _kept)
            {
                await db.Database.CloseConnectionAsync();
                // EF Core does not count a connection that was kept while it was opened as its own to close.
                await db.Database.GetDbConnection().CloseAsync();
            }
        }
        finally
        {
            budget.Return(_kept.Count);
            _kept.Clear();
        }
    }
}
