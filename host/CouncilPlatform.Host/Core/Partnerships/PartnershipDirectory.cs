using CouncilPlatform.Host.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Core.Partnerships;

/// <summary>
/// All partnerships and the modules that they have on, read again at most once a second. A change that another process makes, a command or
/// another replica, takes effect within that second.
/// </summary>
internal sealed class PartnershipDirectory(IServiceScopeFactory scopes, TimeProvider time) : IDisposable
{
    /// <summary>Marks the directory's own statements, which no request caused.</summary>
    public const string Tag = "partnership directory";

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _reading = new(1);
    private Snapshot? _snapshot;
    private int _changes;

    public async ValueTask<Snapshot> CurrentAsync(CancellationToken cancellationToken)
    {
        if (_snapshot is { } fresh && time.GetElapsedTime(fresh.ReadAt) < Fresh)
        {
            return fresh;
        }

        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (_snapshot is { } refreshed && time.GetElapsedTime(refreshed.ReadAt) < Fresh)
            {
                return refreshed;
            }

            var changes = Volatile.Read(ref _changes);
            var read = await ReadAsync(cancellationToken);
            // What was read while a change was made may be older than the change.
            _snapshot = changes == Volatile.Read(ref _changes) ? read : null;
            return read;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Makes the next request read again, because this host has changed something.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref _changes);
        _snapshot = null;
    }

    public void Dispose() => _reading.Dispose();

    private async Task<Snapshot> ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateHostScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
        var readAt = time.GetTimestamp();
        var switches = (await db.ModuleSwitches.TagWith(Tag).AsNoTracking().ToListAsync(cancellationToken)).ToLookup(
            s => s.PartnershipId,
            s => s.Module
        );
        var records = await db.Partnerships.TagWith(Tag).AsNoTracking().ToListAsync(cancellationToken);
        return new(
            readAt,
            records.ToDictionary(r => r.Slug, r => r.With([.. switches[r.Id].Order(StringComparer.Ordinal)]), StringComparer.Ordinal)
        );
    }

    internal sealed record Snapshot(long ReadAt, IReadOnlyDictionary<string, Partnership> BySlug)
    {
        public IReadOnlyDictionary<Guid, Partnership> ById { get; } = BySlug.Values.ToDictionary(p => p.Id);
    }
}
