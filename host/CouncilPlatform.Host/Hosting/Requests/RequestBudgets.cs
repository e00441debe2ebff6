using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Hosting.Requests;

/// <summary>
/// How many requests each sender may still send, whichever way they come: an HTTP request, an operation on a WebSocket and an answer of a
/// subscription each take one. The names of senders are short and their number is bounded, so this needs little memory whatever they send.
/// </summary>
internal sealed class RequestBudgets : IDisposable
{
    private readonly PartitionedRateLimiter<Sender>? _addresses;
    private readonly PartitionedRateLimiter<Sender>? _callers;

    public RequestBudgets(IOptions<RateLimitOptions> options)
    {
        if (options.Value is not { Enabled: true } limits)
            return;

        _addresses = PartitionedRateLimiter.Create<Sender, string>(sender => Bucket(sender.Address, limits.CallersPerAddress));
        _callers = PartitionedRateLimiter.Create<Sender, Sender>(sender => Bucket(sender.Caller, 1));

        RateLimitPartition<TKey> Bucket<TKey>(TKey key, int times) =>
            RateLimitPartition.GetTokenBucketLimiter(
                key,
                _ =>
                    new()
                    {
                        TokenLimit = limits.Burst * times,
                        TokensPerPeriod = limits.PerSecond * times,
                        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                    }
            );
    }

    /// <summary>Takes one request of an address, whoever sends it. Returns how long to wait if there is none left.</summary>
    public TimeSpan? TakeOfAddress(Sender sender) => Take(_addresses, sender);

    /// <summary>Takes one request of a caller. Returns how long to wait if there is none left.</summary>
    public TimeSpan? TakeOfCaller(Sender sender) => Take(_callers, sender);

    /// <summary>Takes one request of an address and of the caller. Returns how long to wait if there is none left.</summary>
    public TimeSpan? Take(Sender sender) => TakeOfAddress(sender) ?? TakeOfCaller(sender);

    public void Dispose()
    {
        _addresses?.Dispose();
        _callers?.Dispose();
    }

    private static TimeSpan? Take(PartitionedRateLimiter<Sender>? budget, Sender sender)
    {
        if (budget is null)
            return null;

        using var lease = budget.AttemptAcquire(sender);
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
                ? TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(after.TotalSeconds)))
            : TimeSpan.FromSeconds(1);
    }
}
