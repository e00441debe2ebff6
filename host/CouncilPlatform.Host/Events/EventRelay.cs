using System.Diagnostics;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Security;
using CouncilPlatform.Host.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Events;

/// <summary>
/// Delivers events to their handlers, one at a time, each in its own scope. Several hosts share the work: a lease keeps them apart, and the
/// entry of the outbox, which only one change can remove, decides.
/// </summary>
internal sealed class EventRelay(
    IServiceScopeFactory scopes,
    EventConsumers consumers,
    OutboxEntries outbox,
    EventSignal signal,
    IOptions<EventOptions> options,
    TimeProvider time,
    ILogger<EventRelay> logger
) : BackgroundService
{
    /// <summary>Marks the relay's own statements, which no request caused.</summary>
    public const string Tag = "event relay";

    private const int Batch = 50;
    private static readonly TimeSpan _longestPause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Deliver || consumers.All.Count == 0)
        {
            return;
        }

        var poll = TimeSpan.FromMilliseconds(options.Value.PollMilliseconds);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await DeliverDueAsync(stoppingToken) > 0) { }

                await signal.WaitAsync(poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
            catch (Exception e)
            {
                // The database does not answer: requests report it too, and events wait.
                logger.LogError("Events wait: {Reason}", DatabaseProbe.Reason(e));
                await Task.Delay(poll, stoppingToken)
                    .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }

    /// <summary>Tries once what is due. Returns how many entries were tried.</summary>
    private async Task<int> DeliverDueAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<OutboxEntry> due;
        await using (var scope = scopes.CreateHostScope())
        {
            due = await DueAsync(scope.ServiceProvider.GetRequiredService<CoreDb>(), cancellationToken);
        }

        foreach (var entry in due)
        {
            await DeliverAsync(entry, cancellationToken);
        }

        return due.Count;
    }

    /// <summary>The first entry of each aggregate for each handler, if the handler's module is on and no host works on the entry.</summary>
    private async Task<IReadOnlyList<OutboxEntry>> DueAsync(CoreDb db, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var running = consumers.All.Keys.Select(c => c.Name).Distinct(StringComparer.Ordinal).ToList();
        return await db
            .Outbox.TagWith(Tag)
            .AsNoTracking()
            .Where(e => e.State == OutboxState.Waiting && e.DueUtc <= now && (e.LeasedUntilUtc == null || e.LeasedUntilUtc <= now))
            .Where(e => running.Contains(e.Consumer))
            .Where(e =>
                e.Module == Gate.CoreModule || db.ModuleSwitches.Any(s => s.PartnershipId == e.PartnershipId && s.Module == e.Module)
            )
            .Where(e =>
                !db.Outbox.Any(before =>
                    before.AggregateId == e.AggregateId
                    && before.Consumer == e.Consumer
                    && (
                        before.AggregateVersion < e.AggregateVersion
                        || (before.AggregateVersion == e.AggregateVersion && before.Ordinal < e.Ordinal)
                    )
                )
            )
            .OrderBy(e => e.DueUtc)
            .ThenBy(e => e.Id)
            .Take(Batch)
            .ToListAsync(cancellationToken);
    }

    private async Task DeliverAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (!await outbox.LeaseAsync(entry, cancellationToken))
        {
            return;
        }

        if (!consumers.All.TryGetValue((entry.Consumer, entry.Event), out var consumer))
        {
            await PostponeAsync(entry, new NotSupportedException($"{entry.Consumer} no longer handles {entry.Event}."), cancellationToken);
            return;
        }

        services.GetRequiredService<CallerContext>().Caller = CallerScopes.Platform($"event {consumer.Event.Name}");
        var delivery = services.GetRequiredService<Delivery>();
        delivery.Entry = entry.Id;
        using var span = Signals.Source.StartActivity($"event {consumer.Event.Name}", ActivityKind.Consumer);
        span?.SetTag(Signals.Module, consumer.Module);
        try
        {
            await consumer.HandleAsync(entry.Body, services, cancellationToken);
            if (!delivery.IsRecorded)
            {
                // The handler had nothing to change.
                await outbox.RemoveAsync(entry, cancellationToken);
            }
        }
        catch (AlreadyDeliveredException) { }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            span?.SetTag("error.type", e.GetType().Name).SetStatus(ActivityStatusCode.Error);
            await PostponeAsync(entry, e, cancellationToken);
        }
    }

    private async Task PostponeAsync(OutboxEntry entry, Exception fault, CancellationToken cancellationToken)
    {
        var pause = Math.Min(options.Value.RetryMilliseconds * Math.Pow(2, Math.Min(entry.Failures, 30)), _longestPause.TotalMilliseconds);
        var reason = $"{fault.GetBaseException().GetType().Name}: {fault.GetBaseException().Message}";
        var (state, failures, due) = await outbox.PostponeAsync(
            entry,
            reason,
            TimeSpan.FromMilliseconds(pause),
            options.Value.MostFailures,
            cancellationToken
        );
        if (state == OutboxState.Parked)
        {
            logger.LogError(
                "Event {Entry} for {Consumer} is parked after {Failures} failures: {Reason}. "
                    + "Fix the cause, then run: events retry {Entry}",
                entry.Id,
                entry.Consumer,
                failures,
                reason,
                entry.Id
            );
        }
        else
        {
            logger.LogWarning(
                "Event {Entry} for {Consumer} has failed {Failures} times. It will be tried again at {Due}. Reason: {Reason}",
                entry.Id,
                entry.Consumer,
                failures,
                due,
                reason
            );
        }
    }
}
