using System.Text.Json;
using MediatR;

namespace CouncilPlatform.Host.Events;

/// <summary>One handler of one type of event.</summary>
internal abstract class EventConsumer(Type e, Type handler, string module)
{
    public Type Event => e;

    public string Name => handler.FullName!;

    public string Module => module;

    public static EventConsumer Of(Type e, Type handler, string module) =>
        (EventConsumer)Activator.CreateInstance(typeof(EventConsumer<>).MakeGenericType(e), handler, module)!;

    /// <summary>Runs the handler with the services of <paramref name="scope"/>.</summary>
    public abstract Task HandleAsync(string body, IServiceProvider scope, CancellationToken cancellationToken);
}

internal sealed class EventConsumer<TEvent>(Type handler, string module) : EventConsumer(typeof(TEvent), handler, module)
    where TEvent : IEvent
{
    private readonly Type _handler = handler;

    public override Task HandleAsync(string body, IServiceProvider scope, CancellationToken cancellationToken) =>
        ((INotificationHandler<TEvent>)ActivatorUtilities.CreateInstance(scope, _handler)).Handle(
            JsonSerializer.Deserialize<TEvent>(body)!,
            cancellationToken
        );
}
