using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CouncilPlatform.Host.Events;

/// <summary>
/// Writes the events that a module publishes into the outbox with the module's change, and removes the event of a handler with the
/// handler's change: both are saved, or neither.
/// </summary>
internal sealed class OutboxWriter(EventConsumers consumers, EventSignal signal, Delivery delivery, TimeProvider time)
    : SaveChangesInterceptor,
        IDbTransactionInterceptor
{
    private const int MaxBodyLength = 4000;
    private bool _wrote;

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is ModuleDb db)
        {
            foreach (var (ordinal, (aggregate, what)) in db.TakePublished().Index())
            {
                Write(db, aggregate, what, ordinal);
            }
        }

        return new(result);
    }

    public async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    )
    {
        if (delivery is { Entry: { } entry, IsRecorded: false } && eventData.Context is ModuleDb db)
        {
            // Locked and read back, because a server may not count the rows that it deletes (NOCOUNT).
            var own = db.Set<OutboxEntry>().Where(o => o.Id == entry);
            await own.ExecuteUpdateAsync(set => set.SetProperty(o => o.Failures, o => o.Failures), cancellationToken);
            if (!await own.AnyAsync(cancellationToken))
            {
                throw new AlreadyDeliveredException();
            }

            await own.ExecuteDeleteAsync(cancellationToken);
            delivery.IsRecorded = true;
        }

        return result;
    }

    public Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        if (_wrote)
        {
            _wrote = false;
            signal.Ring();
        }

        return Task.CompletedTask;
    }

    private void Write(ModuleDb db, IVersioned aggregate, IEvent what, int ordinal)
    {
        var body = JsonSerializer.Serialize(what, what.GetType());
        if (body.Length > MaxBodyLength)
        {
            throw new InvalidOperationException(
                $"The event {what.GetType().Name} has {body.Length} characters as JSON. The maximum is {MaxBodyLength}. "
                    + "Send ids, and let handlers query the rest."
            );
        }

        var now = time.GetUtcNow().UtcDateTime;
        var id = Guid.CreateVersion7();
        foreach (var consumer in consumers.Of(what.GetType()))
        {
            _wrote = true;
            db.Add(
                new OutboxEntry
                {
                    EventId = id,
                    Consumer = consumer.Name,
                    Module = consumer.Module,
                    PartnershipId = what.PartnershipId,
                    AggregateId = aggregate.Id,
                    AggregateVersion = aggregate.Version,
                    Ordinal = ordinal,
                    Event = what.GetType().FullName!,
                    Body = body,
                    CreatedUtc = now,
                    DueUtc = now,
                }
            );
        }
    }
}

/// <summary>Another host was faster. Its change is saved, so this one must not be.</summary>
internal sealed class AlreadyDeliveredException() : Exception("The event was already handled.");
