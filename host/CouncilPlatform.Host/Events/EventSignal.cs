namespace CouncilPlatform.Host.Events;

/// <summary>Rings when this host has put something in the outbox, so that it need not wait for the next look.</summary>
internal sealed class EventSignal : IDisposable
{
    private readonly SemaphoreSlim _bell = new(0, 1);
    private readonly Lock _lock = new();

    public void Ring()
    {
        lock (_lock)
        {
            if (_bell.CurrentCount == 0)
            {
                _bell.Release();
            }
        }
    }

    /// <summary>Waits for a ring, or until <paramref name="most"/> is over.</summary>
    public Task WaitAsync(TimeSpan most, CancellationToken cancellationToken) => _bell.WaitAsync(most, cancellationToken);

    public void Dispose() => _bell.Dispose();
}
