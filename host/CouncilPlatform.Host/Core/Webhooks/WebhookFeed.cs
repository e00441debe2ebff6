using System.Text.Json;
using CouncilPlatform.Host.Events;
using CouncilPlatform.Host.Security;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Webhooks;

/// <summary>
/// Puts changes into the outbox, for each webhook that is about them. It follows the audit trail, in which every change has a line that was
/// committed with it and whose number is higher than those before: so nothing is missed, and changes themselves do not wait for it.
/// </summary>
internal sealed class WebhookFeed(IServiceScopeFactory scopes, ChangeKinds kinds, TimeProvider time)
{
    private const int Batch = 500;

    /// <summary>Puts what was changed since the last time into the outbox.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        while (await ReadNextAsync(cancellationToken)) { }
    }

    /// <returns>Whether there is more.</returns>
    private async Task<bool> ReadNextAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateHostScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
        // Lines get their numbers one writer after the other, so all up to this one are there.
        var head = await db.AuditTrail.TagWith(EventRelay.Tag).MaxAsync(a => a.Number, cancellationToken) ?? 0;
        var behind = await Active(db).AsNoTracking().Where(w => w.ReadTo < head).ToListAsync(cancellationToken);
        var more = false;
        foreach (var own in behind.GroupBy(w => w.PartnershipId))
        {
            var from = own.Min(w => w.ReadTo);
            var lines = await db
                .AuditTrail.TagWith(EventRelay.Tag)
                .Where(a => a.PartnershipId == own.Key && a.Number > from && a.Number <= head)
                .OrderBy(a => a.Number)
                .Select(a => new Line(a.Id, a.Number!.Value, a.AtUtc, a.Action, a.Subject))
                .Take(Batch)
                .ToListAsync(cancellationToken);
            more |= lines.Count == Batch;
            var upTo = lines.Count == Batch ? lines[^1].Number : head;
            var news = lines.Select(NewsOf).Where(n => n.Kind is { } kind && own.Any(w => w.IsAbout(kind))).ToList();
            await WriteAsync(db, own.Key, news, upTo, cancellationToken);
        }

        return more;
    }

    private async Task WriteAsync(
        CoreDb db,
        Guid partnership,
        List<(Line Line, ChangeKind? Kind)> news,
        long upTo,
        CancellationToken cancellationToken
    )
    {
        var webhooks = Active(db).Where(w => w.PartnershipId == partnership);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (news.Count > 0)
        {
            // The update locks the rows on every database: of several hosts, one writes and the others find that it has.
            await webhooks.ExecuteUpdateAsync(set => set.SetProperty(w => w.ReadTo, w => w.ReadTo), cancellationToken);
            foreach (var webhook in await webhooks.AsNoTracking().ToListAsync(cancellationToken))
            {
                db.Outbox.AddRange(
                    news.Where(n => n.Line.Number > webhook.ReadTo && webhook.IsAbout(n.Kind!))
                        .Select(n => EntryOf(webhook, n.Line, n.Kind!))
                );
            }

            await db.SaveChangesAsync(cancellationToken);
        }

        await webhooks.Where(w => w.ReadTo < upTo).ExecuteUpdateAsync(set => set.SetProperty(w => w.ReadTo, upTo), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private static IQueryable<Webhook> Active(CoreDb db) =>
        db.AcrossPartnerships<Webhook>("The host notifies of the changes of every partnership.")
            .TagWith(EventRelay.Tag)
            .Where(w => w.Active);

    private (Line Line, ChangeKind? Kind) NewsOf(Line line) =>
        (line, GlobalId.TryParse(line.Subject, out var subject) ? kinds.Of(subject.Type) : null);

    private OutboxEntry EntryOf(Webhook webhook, Line line, ChangeKind kind)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new()
        {
            EventId = line.Id,
            Consumer = webhook.Consumer,
            Module = kind.Module,
            PartnershipId = webhook.PartnershipId,
            AggregateId = webhook.Id,
            // Keeps the order of changes of one moment, for as long as their numbers fit.
            AggregateVersion = (int)Math.Min(line.Number, int.MaxValue),
            Ordinal = 0,
            Event = kind.Code,
            Body = JsonSerializer.Serialize(new ChangeNews(kind.Code, line.Subject, line.Action, line.AtUtc)),
            CreatedUtc = now,
            DueUtc = now,
        };
    }

    private sealed record Line(Guid Id, long Number, DateTime AtUtc, string Action, string Subject);
}
