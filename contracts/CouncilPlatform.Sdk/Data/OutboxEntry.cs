namespace CouncilPlatform.Sdk;

/// <summary>
/// An event on its way to one handler. It is written with the change that it tells of and removed with the handler's own change, so that its
/// effect is there exactly once. What one aggregate tells a handler goes in order.
/// </summary>
internal sealed class OutboxEntry : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The same for every handler of one event.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The handler: its class's full name.</summary>
    public required string Consumer { get; init; }

    /// <summary>The handler's module. While it is off in the partnership, or not installed, the event waits.</summary>
    public required string Module { get; init; }

    public required Guid PartnershipId { get; init; }

    public required Guid AggregateId { get; init; }

    /// <summary>The aggregate's version with the change; what is said of one version keeps the order of <see cref="Ordinal"/>.</summary>
    public required int AggregateVersion { get; init; }

    public required int Ordinal { get; init; }

    /// <summary>The event's type: its full name.</summary>
    public required string Event { get; init; }

    /// <summary>The event as JSON.</summary>
    public required string Body { get; init; }

    public required DateTime CreatedUtc { get; init; }

    /// <summary>Not to be tried before.</summary>
    public required DateTime DueUtc { get; set; }

    /// <summary>A host is at it until then, unless it died.</summary>
    public DateTime? LeasedUntilUtc { get; set; }

    public OutboxState State { get; set; }

    /// <summary>How often the handler failed.</summary>
    public int Failures { get; set; }

    /// <summary>Why it failed last, for the platform's operator.</summary>
    public string? Reason { get; set; }
}

internal enum OutboxState
{
    /// <summary>To be tried when it is due.</summary>
    Waiting,

    /// <summary>Failed so often that an operator must look. What the same aggregate said after it waits too.</summary>
    Parked,
}
