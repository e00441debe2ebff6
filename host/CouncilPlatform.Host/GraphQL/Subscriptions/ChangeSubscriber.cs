namespace CouncilPlatform.Host.GraphQL.Subscriptions;

/// <summary>What one subscriber has not taken yet. However slow it is, an aggregate waits for it once, and is then told as it is.</summary>
internal sealed class ChangeSubscriber(Guid? only, Action<ChangeSubscriber> leave) : IDisposable
{
    private readonly HashSet<Guid> _waiting = [];
    private readonly SemaphoreSlim _bell = new(0, 1);
    private readonly Lock _lock = new();

    public void Tell(IEnumerable<Guid> changed)
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

    /// <summary>What has changed since the last call; nothing, once <paramref name="most"/> is over.</summary>
    public async Task<IReadOnlyList<Guid>> NextAsync(TimeSpan most, CancellationToken cancellationToken)
    {
        await _bell.WaitAsync(most, cancellationToken);
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
