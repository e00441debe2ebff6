namespace CouncilPlatform.Host.Events;

/// <summary>The event that is being delivered, if this scope is a handler's.</summary>
internal sealed class Delivery
{
    /// <summary>The entry of the outbox.</summary>
    public Guid? Entry { get; set; }

    /// <summary>Whether the entry was removed with the handler's change.</summary>
    public bool IsRecorded { get; set; }
}
