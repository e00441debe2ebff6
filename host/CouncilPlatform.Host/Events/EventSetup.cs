using CouncilPlatform.Host.Modules;

namespace CouncilPlatform.Host.Events;

/// <summary>The outbox, and the relay that empties it.</summary>
internal static class EventSetup
{
    public static void AddEvents(this IServiceCollection services, IConfiguration configuration, ModuleCatalogue catalogue)
    {
        services.Configure<EventOptions>(configuration.GetSection(EventOptions.Section));
        services.AddSingleton(_ => new EventConsumers(services, catalogue));
        services.AddSingleton<EventSignal>();
        services.AddSingleton<OutboxEntries>();
        services.AddScoped<Delivery>();
        services.AddScoped<OutboxWriter>();
        services.AddHostedService<EventRelay>();
    }
}
