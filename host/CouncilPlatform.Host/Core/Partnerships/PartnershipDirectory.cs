using CouncilPlatform.Host.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Core.Partnerships;

/// <summary>
/// All partnerships and the modules that they have on, read again at most once a second. A change that another process makes, a command or
/// another replica, takes effect within that second.
/// </summary>
internal sealed class PartnershipDirectory(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>Marks the directory's own statements, which no request caused.</summary>
    public const string Tag = "partnership directory";

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private Snapshot? _snapshot;
    private Task<Snapshot>? _reading;
    private int _changes;

    /// <summary>
    /// Whoever needs it while it is read waits for the same statements: were each to send its own after the other, they would wait for a
    /// database that hangs one after the other.
    /// </summary>
    public ValueTask<Snapshot> CurrentAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_snapshot is { } fresh && time.GetElapsedTime(fresh.ReadAt) < Fresh)
            {
                return new(fresh);
            }

            if (_reading is not { IsCompleted: false })
            {
                var changes = _changes;
                _reading = Task.Run(() => ReadAsync(changes), CancellationToken.None);
            }

            return new(_reading.WaitAsync(cancellationToken));
        }
    }

    /// <summary>Makes the next request read again, because this host has changed something.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _changes++;
            (_snapshot, _reading) = (null, null);
        }
    }

    private async Task<Snapshot> ReadAsync(int changes)
    {
        var read = await ReadAsync();
        lock (_lock)
        {
            // What was read while a change was made may be older than the change.
            _snapshot = changes == _changes ? read : null;
        }

        return read;
    }

    private async Task<Snapshot> ReadAsync()
    {
        await using var scope = scopes.CreateHostScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
        var readAt = time.GetTimestamp();
        var switches = (await db.ModuleSwitches.TagWith(Tag).AsNoTracking().ToListAsync()).ToLookup(s => s.PartnershipId, s => s.Module);
        var records = await db.Partnerships.TagWith(Tag).AsNoTracking().ToListAsync();
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
