using Microsoft.Extensions.Time.Testing;

namespace CouncilPlatform.Testing;

/// <summary>
/// A clock that stands still unless it is moved on. Its timers fire on threads of the pool, as those of the real clock do. Otherwise whoever
/// reads the time may run what another service does then: within their own transaction, for which it then waits.
/// </summary>
public sealed class TestClock(DateTimeOffset now) : FakeTimeProvider(now)
{
    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(s => ThreadPool.UnsafeQueueUserWorkItem(_ => callback(s), null), state, dueTime, period);
}
