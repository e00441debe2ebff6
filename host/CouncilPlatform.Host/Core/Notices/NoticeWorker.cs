using CouncilPlatform.Host.Data;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Core.Notices;

/// <summary>Looks again and again whether notices are due, if the settings name a mail server.</summary>
internal sealed class NoticeWorker(NoticeSender sender, IOptions<MailOptions> options, TimeProvider time, ILogger<NoticeWorker> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var poll = TimeSpan.FromSeconds(options.Value.PollSeconds);
        while (options.Value.Server.Length > 0 && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(poll, time, stoppingToken);
                await sender.SendDueAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                logger.LogError("Notices wait: {Reason}", DatabaseProbe.Reason(e));
            }
        }
    }
}
