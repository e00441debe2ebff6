using CouncilPlatform.Host.GraphQL.Http;
using CouncilPlatform.Host.Hosting.Requests;

namespace CouncilPlatform.Host.GraphQL.Subscriptions;

/// <summary>Counts what one WebSocket sends against the limits of its address and of its caller, as an HTTP request is counted.</summary>
/// <param name="connection">The connection, which counts too.</param>
/// <param name="budgets">The limits.</param>
/// <param name="sender">Who opened it.</param>
internal sealed class SocketTraffic(OpenConnections.Connection connection, RequestBudgets budgets, Sender sender)
{
    // A client that goes on after so many refusals does not listen to them.
    private const int MaxRefusals = 10;

    private int _refusals;

    /// <summary>Who is at the other end, as far as it is known.</summary>
    public Sender Sender { get; private set; } = sender;

    /// <summary>The first message says who the caller is. Null for an anonymous caller.</summary>
    /// <exception cref="RequestRefused">The caller, or anonymous callers together, have too many connections.</exception>
    public void Identify(Caller? caller)
    {
        Sender = Sender.Of(Sender.Address, caller);
        connection.Identify(Sender);
    }

    /// <summary>Takes one message. Returns why it is refused, or null.</summary>
    /// <exception cref="TooManyRequestsException">So many were refused that the connection must end.</exception>
    public RequestRefused? Take()
    {
        if (budgets.Take(Sender) is not { } wait)
        {
            _refusals = 0;
            return null;
        }

        var refused = RateLimits.Refused(wait);
        return ++_refusals <= MaxRefusals ? refused : throw new TooManyRequestsException(refused.Message);
    }
}

/// <summary>A client goes on sending more than it may.</summary>
internal sealed class TooManyRequestsException(string message) : Exception(message);
