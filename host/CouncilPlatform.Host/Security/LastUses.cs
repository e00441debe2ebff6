using System.Collections.Concurrent;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Security;

/// <summary>
/// When keys and sessions were last used. It is written in the background, because no read may wait for a write: a database that is busy
/// or full still answers. A host that is killed forgets the last seconds.
/// </summary>
internal sealed class LastUses(IServiceScopeFactory scopes, TimeProvider time, ILogger<LastUses> logger) : BackgroundService
{
    /// <summary>Ends the statements, which nobody's request sends.</summary>
    public const string Tag = "-- last uses";

    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<Guid, DateTime> _keys = new();
    private readonly ConcurrentDictionary<Guid, Use> _sessions = new();

    public void NoteKey(Guid key, DateTime now) => _keys[key] = now;

    public void NoteSession(Guid session, DateTime now) => _sessions[session] = new(now, IsWritten: false);

    /// <summary>When a session was last used, of which the database may not know yet.</summary>
    public DateTime OfSession(Guid session, DateTime written) =>
        _sessions.TryGetValue(session, out var noted) && noted.At > written ? noted.At : written;

    /// <summary>Writes what was noted.</summary>
    public Task<bool> SaveAsync(CancellationToken cancellationToken) =>
        scopes.RunAsAsync(
            CallerScopes.Platform("platform"),
            async services =>
            {
                var db = services.GetRequiredService<CoreDb>();
                foreach (var noted in _keys)
                {
                    await db.Database.ExecuteSqlAsync(
                        $"""
                        UPDATE core_api_keys SET "LastUsedUtc" = {noted.Value}
                        WHERE "Id" = {noted.Key} AND ("LastUsedUtc" IS NULL OR "LastUsedUtc" < {noted.Value}) -- last uses
                        """,
                        cancellationToken
                    );
                    _keys.TryRemove(noted);
                }

                foreach (var noted in _sessions)
                {
                    if (noted.Value.IsWritten)
                    {
                        _sessions.TryRemove(noted);
                        continue;
                    }

                    await db.Database.ExecuteSqlAsync(
                        $"""
                        UPDATE core_sessions SET "SeenUtc" = {noted.Value.At}
                        WHERE "Id" = {noted.Key} AND "SeenUtc" < {noted.Value.At} -- last uses
                        """,
                        cancellationToken
                    );
                    _sessions.TryUpdate(noted.Key, noted.Value with { IsWritten = true }, noted.Value);
                }

                return true;
            }
        );

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TrySaveAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(_pause, time, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await TrySaveAsync(stoppingToken);
        }
    }

    private async Task TrySaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SaveAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops.
        }
        catch (Exception e)
        {
            logger.LogWarning("The last uses of keys and sessions are written later: {Reason}", DatabaseProbe.Reason(e));
        }
    }

    /// <summary>A use of a session.</summary>
    /// <param name="At">When it was.</param>
    /// <param name="IsWritten">Whether it is written. It is still known for a while: somebody may have read the row before.</param>
    private sealed record Use(DateTime At, bool IsWritten);
}
