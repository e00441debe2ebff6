using System.ComponentModel.DataAnnotations;

namespace CouncilPlatform.Host.Events;

/// <summary>How events are brought to their handlers.</summary>
internal sealed class EventOptions
{
    public const string Section = "Events";

    /// <summary>Whether this host brings events at all. Where every host says no they wait.</summary>
    public bool Deliver { get; set; } = true;

    /// <summary>How often the outbox is looked at, for what other hosts put there and what is to be tried again.</summary>
    [Range(10, 60_000)]
    public int PollMilliseconds { get; set; } = 1000;

    /// <summary>The pause after the first failure; each further one doubles it, up to an hour.</summary>
    [Range(1, 3_600_000)]
    public int RetryMilliseconds { get; set; } = 2000;

    /// <summary>After so many failures an event is parked.</summary>
    [Range(1, 100)]
    public int MostFailures { get; set; } = 10;
}
