namespace CouncilPlatform.Sdk;

/// <summary>
/// An event on its way to one handler. It is written with the change that caused it and removed with the handler's own change, so that its
/// effect happens exactly once. A handler receives the events of one aggregate in order.
/// </summary>
[Shared("Only the host writes it.")]
internal sealed class OutboxEntry : Entity, IInPartnership
{
    /// <summary>The same for every handler of one event.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The handler: its class's full name.</summary>
    public required string Consumer { get; init; }

    /// <summary>The handler's module. While it is off in the partnership, or not installed, the event waits.</summary>
    public required string Module { get; init; }

    public required Guid PartnershipId { get; init; }

    public required Guid AggregateId { get; init; }

    /// <summary>The aggregate's version after the change. Events of one version are in the order of <see cref="Ordinal"/>.</summary>
    public required int AggregateVersion { get; init; }

    public required int Ordinal { get; init; }

    /// <summary>The event's type: its full name.</summary>
    public required string Event { get; init; }

    /// <summary>The event as JSON.</summary>
    public required string Body { get; init; }

    public required DateTime CreatedUtc { get; init; }

    /// <summary>The entry is not tried before this time.</summary>
    public required DateTime DueUtc { get; set; }

    /// <summary>A host works on the entry until this time, unless the host has died.</summary>
    public DateTime? LeasedUntilUtc { get; set; }

    public OutboxState State { get; set; }

    /// <summary>How often the handler failed.</summary>
    public int Failures { get; set; }

    /// <summary>The reason for the last failure, for the platform's operator.</summary>
    public string? Reason { get; set; }
}

internal enum OutboxState
{
    /// <summary>The event will be tried when it is due.</summary>
    Waiting,

    /// <summary>The event failed so often that an operator must look at it. Later events of the same aggregate wait too.</summary>
    Parked,
}
