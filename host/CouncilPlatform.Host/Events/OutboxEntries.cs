using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Security;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Events;

/// <summary>
/// Entries of the outbox that a host works on. Each step has a scope of its own: the services of the work itself may be somebody else's.
/// </summary>
internal sealed class OutboxEntries(IServiceScopeFactory scopes, TimeProvider time)
{
    private const int MaxReasonLength = 1000;
    private static readonly TimeSpan _lease = TimeSpan.FromSeconds(30);

    /// <summary>Whether this host may work on an entry: no other does.</summary>
    public async Task<bool> LeaseAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateHostScope();
        var own = Own(scope, entry);
        var now = AuditStamp.Moment(time);
        var until = now + _lease;
        await own.Where(e => e.State == OutboxState.Waiting && (e.LeasedUntilUtc == null || e.LeasedUntilUtc <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.LeasedUntilUtc, until), cancellationToken);
        // A server may not count the rows of an update (NOCOUNT).
        return await own.AnyAsync(e => e.LeasedUntilUtc == until, cancellationToken);
    }

    /// <summary>Removes an entry that is done.</summary>
    public async Task RemoveAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateHostScope();
        await Own(scope, entry).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Lets an entry that failed be tried again after a pause, or parks it if it failed too often.</summary>
    public async Task<(OutboxState State, int Failures, DateTime DueUtc)> PostponeAsync(
        OutboxEntry entry,
        string reason,
        TimeSpan pause,
        int mostFailures,
        CancellationToken cancellationToken
    )
    {
        var failures = entry.Failures + 1;
        var state = failures >= mostFailures ? OutboxState.Parked : OutboxState.Waiting;
        var due = time.GetUtcNow().UtcDateTime + pause;
        var text = reason.Length <= MaxReasonLength ? reason : reason[..MaxReasonLength];
        await using var scope = scopes.CreateHostScope();
        await Own(scope, entry)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(e => e.State, state)
                        .SetProperty(e => e.Failures, failures)
                        .SetProperty(e => e.DueUtc, due)
                        .SetProperty(e => e.Reason, text)
                        .SetProperty(e => e.LeasedUntilUtc, (DateTime?)null),
                cancellationToken
            );
        return (state, failures, due);
    }

    private static IQueryable<OutboxEntry> Own(AsyncServiceScope scope, OutboxEntry entry) =>
        scope.ServiceProvider.GetRequiredService<CoreDb>().Outbox.TagWith(EventRelay.Tag).Where(e => e.Id == entry.Id);
}
