namespace CouncilPlatform.Host.GraphQL.Subscriptions;

/// <summary>
/// The changes that one subscriber has not received yet. However slow it is, an aggregate is queued only once, and is then sent as it is.
/// </summary>
internal sealed class ChangeSubscriber(Guid? only, Action<ChangeSubscriber> leave) : IDisposable
{
    private readonly HashSet<Guid> _waiting = [];
    private readonly SemaphoreSlim _bell = new(0, 1);
    private readonly Lock _lock = new();

    public void Notify(IEnumerable<Guid> changed)
    {
        lock (_lock)
        {
            _waiting.UnionWith(changed.Where(id => only is null || id == only));
            if (_waiting.Count > 0 && _bell.CurrentCount == 0)
            {
                _bell.Release();
            }
        }
    }

    /// <summary>What has changed since the last call. Empty if nothing changes within <paramref name="timeout"/>.</summary>
    public async Task<IReadOnlyList<Guid>> NextAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        await _bell.WaitAsync(timeout, cancellationToken);
        lock (_lock)
        {
            var changed = _waiting.ToList();
            _waiting.Clear();
            return changed;
        }
    }

    public void Dispose()
    {
        leave(this);
        _bell.Dispose();
    }
}
