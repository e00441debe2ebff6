using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Events;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Core.Webhooks;

/// <summary>
/// Looks again and again what was changed and what is due. Each receiver has a task of its own, so that one that is slow or dead delays
/// nobody else.
/// </summary>
internal sealed class WebhookWorker(WebhookFeed feed, WebhookSender sender, IOptions<EventOptions> options, ILogger<WebhookWorker> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var poll = TimeSpan.FromMilliseconds(options.Value.PollMilliseconds);
        var sending = new Dictionary<Guid, Task>();
        while (options.Value.Deliver && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await feed.ReadAsync(stoppingToken);
                foreach (var webhook in await sender.DueAsync(stoppingToken))
                {
                    if (!sending.TryGetValue(webhook, out var task) || task.IsCompleted)
                    {
                        sending[webhook] = sender.SendAsync(webhook, stoppingToken);
                    }
                }

                await Task.Delay(poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
            catch (Exception e)
            {
                logger.LogError("Webhooks wait: {Reason}", DatabaseProbe.Reason(e));
                await Task.Delay(poll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await Task.WhenAll(sending.Values);
    }
}
