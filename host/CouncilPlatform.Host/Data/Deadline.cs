using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CouncilPlatform.Host.Data;

/// <summary>
/// The time that one operation has. When it is over, the statement that runs for the operation is stopped in the database, whether or not
/// the code that sent it can be cancelled, and no other one begins.
/// </summary>
internal sealed class Deadline(DeadlineClock clock) : IDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly HashSet<DbCommand> _running = [];
    private readonly Lock _lock = new();
    private LinkedListNode<(long DueAt, Deadline Deadline)>? _place;
    private CancellationTokenRegistration _aborted;
    private bool _isDisposed;

    /// <summary>Cancels the operation when its time is over, or its caller has disconnected.</summary>
    public CancellationToken Token => _ending.Token;

    /// <summary>Whether the time is over.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Whether the operation has saved something.</summary>
    public bool HasSaved { get; set; }

    /// <summary>Begins, or begins again for a further answer in the same scope.</summary>
    public void Start(TimeSpan time, CancellationToken aborted)
    {
        _aborted.Dispose();
        _aborted = aborted.Register(Stop);
        clock.Leave(_place);
        _place = clock.Enter(this, time);
    }

    /// <summary>The time is over.</summary>
    public void End()
    {
        IsOver = true;
        Stop();
    }

    /// <summary>A statement begins.</summary>
    /// <exception cref="OperationCanceledException">The time is over.</exception>
    public void Enter(DbCommand command)
    {
        lock (_lock)
        {
            _ending.Token.ThrowIfCancellationRequested();
            _running.Add(command);
        }
    }

    /// <summary>A statement has ended, and all its rows are read.</summary>
    public void Leave(DbCommand command)
    {
        lock (_lock)
        {
            _running.Remove(command);
        }
    }

    public void Dispose()
    {
        clock.Leave(_place);
        _aborted.Dispose();
        lock (_lock)
        {
            _isDisposed = true;
            _ending.Dispose();
        }
    }

    private void Stop()
    {
        lock (_lock)
        {
            // The clock may come at the same moment as the end.
            if (_isDisposed)
            {
                return;
            }

            // First, so that whoever sees a statement fail knows why. What waits for it runs on the pool: this may be the clock's thread.
            _ = _ending.CancelAsync();
            foreach (var command in _running)
            {
                Stop(command);
            }
        }
    }

    private static void Stop(DbCommand command)
    {
        if (command is SqliteCommand { Connection.Handle: { } handle })
        {
            // SQLite blocks the thread until a row is found, and its driver's Cancel does nothing.
            raw.sqlite3_interrupt(handle);
        }
        else
        {
            // The other drivers ask the server over a connection of its own, which takes time.
            ThreadPool.UnsafeQueueUserWorkItem(static c => CancelQuietly(c), command, preferLocal: false);
        }
    }

    private static void CancelQuietly(DbCommand command)
    {
        try
        {
            command.Cancel();
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or IOException)
        {
            // It has ended meanwhile.
        }
    }
}
