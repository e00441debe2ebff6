using MediatR;

namespace CouncilPlatform.Sdk;

/// <summary>
/// Something that happened. Every handler (<see cref="INotificationHandler{TNotification}"/>) receives it once the change itself is saved
/// (<see cref="ModuleDb.Publish"/>). An event is a public record of a module's contracts: ids and small facts, no personal data.
/// </summary>
public interface IEvent : INotification, IInPartnership;
