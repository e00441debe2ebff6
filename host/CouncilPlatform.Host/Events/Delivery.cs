namespace CouncilPlatform.Host.Events;

/// <summary>The event that a handler is being given, if this scope is a handler's.</summary>
internal sealed class Delivery
{
    /// <summary>The outbox's entry.</summary>
    public Guid? Entry { get; set; }

    /// <summary>Whether the entry went with the handler's change.</summary>
    public bool IsRecorded { get; set; }
}
