using MediatR;

namespace CouncilPlatform.Sdk;

/// <summary>
/// Something that happened, told to whoever handles it (<see cref="INotificationHandler{TNotification}"/>) once the change itself is saved
/// (<see cref="ModuleDb.Publish"/>). A public record of a module's contracts: ids and small facts, no personal data.
/// </summary>
public interface IEvent : INotification, IInPartnership;
