using System.ComponentModel.DataAnnotations;

namespace CouncilPlatform.Host.Events;

/// <summary>How events are delivered to their handlers.</summary>
internal sealed class EventOptions
{
    public const string Section = "Events";

    /// <summary>Whether this host delivers events. If no host does, they wait.</summary>
    public bool Deliver { get; set; } = true;

    /// <summary>How often the outbox is checked for events of other hosts and for events to try again.</summary>
    [Range(10, 60_000)]
    public int PollMilliseconds { get; set; } = 1000;

    /// <summary>The pause after the first failure. Each further failure doubles it, up to an hour.</summary>
    [Range(1, 3_600_000)]
    public int RetryMilliseconds { get; set; } = 2000;

    /// <summary>After this many failures an event is parked.</summary>
    [Range(1, 100)]
    public int MostFailures { get; set; } = 10;
}
