using CouncilPlatform.Host.Hosting;

namespace CouncilPlatform.Host.Imports;

/// <summary>Wakes the import worker: a file was sent or confirmed, or a place is free.</summary>
internal sealed class ImportSignal : WakeSignal;
