namespace CouncilPlatform.Host.GraphQL.Http;

/// <summary>A map of limited size: a new entry replaces the least recently used one. Safe for any number of threads.</summary>
internal sealed class LruCache<TKey, TValue>(int capacity)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> _entries = [];
    private readonly LinkedList<(TKey Key, TValue Value)> _byUse = [];

    public TValue? Find(TKey key)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out var entry))
                return null;

            _byUse.Remove(entry);
            _byUse.AddFirst(entry);
            return entry.Value.Value;
        }
    }

    public void Add(TKey key, TValue value)
    {
        lock (_lock)
        {
            if (capacity == 0 || _entries.ContainsKey(key))
                return;

            if (_entries.Count == capacity)
            {
                _entries.Remove(_byUse.Last!.Value.Key);
                _byUse.RemoveLast();
            }

            _entries.Add(key, _byUse.AddFirst((key, value)));
        }
    }
}
