using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Imports;

/// <summary>
/// How many files with faults this host makes at once: each is read again within its request. There are as many as imports at once, beside
/// them, and one where other hosts import.
/// </summary>
internal sealed class FaultFilePlaces(IOptions<ImportOptions> options) : IDisposable
{
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private readonly ConcurrencyLimiter _places = new(new() { PermitLimit = Math.Max(1, options.Value.AtOnce) });

    /// <summary>A place, if one is free. Dispose it to leave it.</summary>
    public RateLimitLease Take() => _places.AttemptAcquire();

    public void Dispose() => _places.Dispose();
}
