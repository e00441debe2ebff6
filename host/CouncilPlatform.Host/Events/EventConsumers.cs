using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Modules;
using MediatR;

namespace CouncilPlatform.Host.Events;

/// <summary>The handlers of each event, in the modules that run.</summary>
internal sealed class EventConsumers
{
    private readonly ILookup<Type, EventConsumer> _byEvent;

    public EventConsumers(IServiceCollection services, ModuleCatalogue catalogue)
    {
        All = services
            .Where(s => s is { IsKeyedService: false, ImplementationType: not null } && IsHandler(s.ServiceType))
            .Select(s =>
                EventConsumer.Of(
                    s.ServiceType.GetGenericArguments()[0],
                    s.ImplementationType!,
                    catalogue.Running.FirstOrDefault(m => m.Assembly == s.ImplementationType!.Assembly)?.Id ?? Gate.CoreModule
                )
            )
            .ToDictionary(c => (c.Name, c.Event.FullName!));
        _byEvent = All.Values.ToLookup(c => c.Event);
    }

    /// <summary>By name and event: a handler may handle several events, and receives them in the order in which they happened.</summary>
    public IReadOnlyDictionary<(string Name, string Event), EventConsumer> All { get; }

    public IEnumerable<EventConsumer> Of(Type e) => _byEvent[e];

    private static bool IsHandler(Type service) =>
        service.IsGenericType
        && service.GetGenericTypeDefinition() == typeof(INotificationHandler<>)
        && service.GetGenericArguments()[0].IsAssignableTo(typeof(IEvent));
}
