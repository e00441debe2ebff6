namespace CouncilPlatform.Host.Hosting;

/// <summary>
/// A map of limited size, by its entries and by what they weigh together: a new entry replaces the least recently used ones. Safe for any
/// number of threads.
/// </summary>
/// <param name="capacity">The maximum number of entries.</param>
/// <param name="weight">What all entries may weigh. One that weighs more by itself is not kept.</param>
/// <param name="weigh">What an entry weighs.</param>
internal sealed class LruCache<TKey, TValue>(int capacity, long weight, Func<TValue, int> weigh)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> _entries = [];
    private readonly LinkedList<(TKey Key, TValue Value)> _byUse = [];
    private long _weight;

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
        var added = weigh(value);
        lock (_lock)
        {
            if (capacity == 0 || added > weight || _entries.ContainsKey(key))
                return;

            while (_entries.Count == capacity || _weight + added > weight)
            {
                var last = _byUse.Last!.Value;
                _weight -= weigh(last.Value);
                _entries.Remove(last.Key);
                _byUse.RemoveLast();
            }

            _weight += added;
            _entries.Add(key, _byUse.AddFirst((key, value)));
        }
    }
}
