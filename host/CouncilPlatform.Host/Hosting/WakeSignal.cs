namespace CouncilPlatform.Host.Hosting;

/// <summary>Wakes a background service of this host, so that it need not wait for its next check. Ringing twice wakes it once.</summary>
internal abstract class WakeSignal : IDisposable
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

    /// <summary>Waits for the signal, for at most <paramref name="timeout"/>.</summary>
    public Task WaitAsync(TimeSpan timeout, CancellationToken cancellationToken) => _bell.WaitAsync(timeout, cancellationToken);

    public void Dispose() => _bell.Dispose();
}
