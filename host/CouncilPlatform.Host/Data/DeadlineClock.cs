namespace CouncilPlatform.Host.Data;

/// <summary>
/// Ends operations whose time is over. It has a thread of its own: timers run on the thread pool, and when slow statements of SQLite block
/// every thread of the pool, nothing there could stop them.
/// </summary>
internal sealed class DeadlineClock : IDisposable
{
    private static readonly TimeSpan _tick = TimeSpan.FromMilliseconds(200);

    // All operations have the same time, so the first to begin is the first to end.
    private readonly LinkedList<(long DueAt, Deadline Deadline)> _waiting = [];
    private readonly Lock _lock = new();
    private readonly ManualResetEventSlim _stopping = new();
    private readonly Thread _thread;

    public DeadlineClock()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "deadlines" };
        _thread.Start();
    }

    public LinkedListNode<(long DueAt, Deadline Deadline)> Enter(Deadline deadline, TimeSpan time)
    {
        lock (_lock)
        {
            return _waiting.AddLast((Environment.TickCount64 + (long)time.TotalMilliseconds, deadline));
        }
    }

    public void Leave(LinkedListNode<(long DueAt, Deadline Deadline)>? place)
    {
        lock (_lock)
        {
            if (place?.List is not null)
            {
                _waiting.Remove(place);
            }
        }
    }

    public void Dispose()
    {
        _stopping.Set();
        _thread.Join();
        _stopping.Dispose();
    }

    private void Run()
    {
        while (!_stopping.Wait(_tick))
        {
            while (Next() is { } over)
            {
                over.End();
            }
        }
    }

    private Deadline? Next()
    {
        lock (_lock)
        {
            if (_waiting.First is not { } first || first.Value.DueAt > Environment.TickCount64)
            {
                return null;
            }

            _waiting.RemoveFirst();
            return first.Value.Deadline;
        }
    }
}
