using CouncilPlatform.Host.Hosting;

namespace CouncilPlatform.Host.Events;

/// <summary>Wakes the relay: this host has written to the outbox.</summary>
internal sealed class EventSignal : WakeSignal;
