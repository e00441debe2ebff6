using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Events;
using CouncilPlatform.Host.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Core.Webhooks;

/// <summary>
/// Sends what the outbox has for webhooks. A message is removed after its receiver has accepted it: if a host stops in between, the message
/// is sent again with the same id.
/// </summary>
internal sealed partial class WebhookSender(
    IServiceScopeFactory scopes,
    OutboxEntries outbox,
    WebhookMessages messages,
    WebhookClient client,
    WebhookVault vault,
    IOptions<WebhookOptions> options,
    TimeProvider time,
    ILogger<WebhookSender> logger
)
{
    /// <summary>The webhooks for which something is due.</summary>
    public async Task<IReadOnlyList<Guid>> DueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateHostScope();
        return await Due(scope).Select(o => o.AggregateId).Distinct().ToListAsync(cancellationToken);
    }

    /// <summary>Sends what is due for one webhook, one message after the other.</summary>
    public async Task SendAsync(Guid webhook, CancellationToken cancellationToken)
    {
        try
        {
            while (await NextAsync(webhook, cancellationToken) is { } entry)
            {
                if (await outbox.LeaseAsync(entry, cancellationToken))
                {
                    await SendAsync(entry, cancellationToken);
                }
            }
        }
        catch (Exception e)
        {
            // If the host stops, another one sends what is left.
            if (!cancellationToken.IsCancellationRequested)
            {
                LogWaits(webhook, DatabaseProbe.Reason(e));
            }
        }
    }

    private async Task SendAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        if (
            await FindAsync(entry.AggregateId, cancellationToken) is not { } webhook
            || await messages.OfAsync(entry, cancellationToken) is not { } message
        )
        {
            await outbox.RemoveAsync(entry, cancellationToken);
            return;
        }

        if (await PostAsync(webhook, message, cancellationToken) is not { } reason)
        {
            await outbox.RemoveAsync(entry, cancellationToken);
            await NoteAsync(webhook, cancellationToken);
            return;
        }

        var pause = options.Value.PauseAfter(entry.Failures);
        var postponed = await outbox.PostponeAsync(entry, reason, pause, options.Value.MostFailures, cancellationToken);
        if (postponed.State == OutboxState.Parked)
        {
            LogParked(webhook.Id, postponed.Failures, reason, entry.Id);
        }
        else
        {
            LogRefused(webhook.Id, postponed.Failures, postponed.DueUtc, reason);
        }
    }

    private async Task<string?> PostAsync(Webhook webhook, WebhookMessage message, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var secrets = webhook.SecretsAt(now.UtcDateTime).Select(vault.Decrypt).OfType<string>().ToList();
        return vault.Decrypt(webhook.Address) is { } address && secrets.Count > 0
            ? await client.SendAsync(new(address), secrets, message.Id, now.ToUnixTimeSeconds(), message.ToJson(), cancellationToken)
            : "Its address or secret cannot be decrypted. Enter the address again, and make a new secret.";
    }

    private async Task<OutboxEntry?> NextAsync(Guid webhook, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateHostScope();
        return await Due(scope)
            .AsNoTracking()
            .Where(o => o.AggregateId == webhook)
            .OrderBy(o => o.DueUtc)
            .ThenBy(o => o.AggregateVersion)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private IQueryable<OutboxEntry> Due(AsyncServiceScope scope)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return scope
            .ServiceProvider.GetRequiredService<CoreDb>()
            .Outbox.TagWith(EventRelay.Tag)
            .Where(o => o.State == OutboxState.Waiting && o.DueUtc <= now && (o.LeasedUntilUtc == null || o.LeasedUntilUtc <= now))
            .Where(o => o.Consumer.StartsWith(Webhook.Consumers));
    }

    private async Task<Webhook?> FindAsync(Guid webhook, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateHostScope();
        return await Own(scope, webhook).AsNoTracking().SingleOrDefaultAsync(w => w.Active, cancellationToken);
    }

    private async Task NoteAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateHostScope();
        DateTime? now = time.GetUtcNow().UtcDateTime;
        await Own(scope, webhook.Id).ExecuteUpdateAsync(set => set.SetProperty(w => w.SentUtc, now), cancellationToken);
    }

    private static IQueryable<Webhook> Own(AsyncServiceScope scope, Guid webhook) =>
        scope
            .ServiceProvider.GetRequiredService<CoreDb>()
            .AcrossPartnerships<Webhook>("The outbox says whose webhook it is.")
            .TagWith(EventRelay.Tag)
            .Where(w => w.Id == webhook);

    [LoggerMessage(LogLevel.Error, "Messages of the webhook {Webhook} wait: {Reason}")]
    private partial void LogWaits(Guid webhook, string reason);

    [LoggerMessage(
        LogLevel.Warning,
        "A message of the webhook {Webhook} has failed {Failures} times. It will be sent again at {Due}. Reason: {Reason}"
    )]
    private partial void LogRefused(Guid webhook, int failures, DateTime due, string reason);

    [LoggerMessage(
        LogLevel.Warning,
        "A message of the webhook {Webhook} is parked after {Failures} failures: {Reason} To send it again: events retry {Entry}"
    )]
    private partial void LogParked(Guid webhook, int failures, string reason, Guid entry);
}
