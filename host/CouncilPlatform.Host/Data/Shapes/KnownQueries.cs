using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.Extensions.Caching.Memory;

namespace CouncilPlatform.Host.Data.Shapes;

#pragma warning disable EF1001 // EF Core has no public way to find a compiled query without a copy of its expression.

/// <summary>EF Core's cache of compiled queries, with the shapes of those that were executed.</summary>
internal sealed class KnownQueries(IMemoryCache memory) : CompiledQueryCache(memory)
{
    // Modules have some hundreds. Whoever makes a new one for each request does not fill the memory.
    private const int Limit = 5_000;

    private readonly ConcurrentDictionary<int, Entry> _entries = [];

    public Entry? Find(QueryShape shape) => _entries.TryGetValue(shape.Hash, out var entry) && shape.Is(entry.Parts) ? entry : null;

    /// <param name="shape">The shape of the query.</param>
    /// <param name="names">The names of its parameters.</param>
    /// <param name="run">The compiled query. Null if only EF Core can read it.</param>
    public Entry Add(QueryShape shape, string[] names, Delegate? run)
    {
        var entry = new Entry(shape.Parts(), names, run);
        if (_entries.Count < Limit)
        {
            _entries.TryAdd(shape.Hash, entry);
        }

        return entry;
    }

    internal sealed record Entry(QueryShape.Part[] Parts, string[] Names, Delegate? Run);
}
