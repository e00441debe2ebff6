namespace CouncilPlatform.Host.Core.Webhooks;

/// <summary>What notifies receivers outside the platform of changes.</summary>
internal static class WebhookSetup
{
    public static void AddWebhooks(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<WebhookOptions>(configuration.GetSection(WebhookOptions.Section));
        services.AddSingleton<ChangeKinds>();
        services.AddSingleton<WebhookNetwork>();
        services.AddSingleton<WebhookVault>();
        services.AddSingleton<WebhookClient>();
        services.AddSingleton<WebhookMessages>();
        services.AddSingleton<WebhookFeed>();
        services.AddSingleton<WebhookSender>();
        services.AddHostedService<WebhookWorker>();
    }
}
