using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.Extensions.Caching.Memory;

namespace CouncilPlatform.Host.Data.Shapes;

#pragma warning disable EF1001 // EF Core has no public way to find a compiled query without a copy of its expression.

/// <summary>
/// EF Core's cache of compiled queries, with the shapes of those that were executed. They count towards its limit as queries do.
/// </summary>
internal sealed class KnownQueries : CompiledQueryCache
{
    private readonly IMemoryCache _memory;

    public KnownQueries(IMemoryCache memory)
        : base(memory) => _memory = memory;

    public Entry? Find(QueryShape shape) =>
        _memory.TryGetValue(new Key(shape.Hash), out Entry? entry) && shape.Is(entry!.Parts) ? entry : null;

    /// <param name="shape">The shape of the query.</param>
    /// <param name="names">The names of its parameters.</param>
    /// <param name="run">The compiled query. Null if only EF Core can read it.</param>
    public Entry Add(QueryShape shape, string[] names, Delegate? run) =>
        _memory.Set(new Key(shape.Hash), new Entry(shape.Parts(), names, run), new MemoryCacheEntryOptions { Size = 10 });

    internal sealed record Entry(QueryShape.Part[] Parts, string[] Names, Delegate? Run);

    private readonly record struct Key(int Hash);
}
