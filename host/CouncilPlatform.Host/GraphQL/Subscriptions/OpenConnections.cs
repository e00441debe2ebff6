using CouncilPlatform.Host.GraphQL.Http;
using CouncilPlatform.Host.Hosting.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.GraphQL.Subscriptions;

/// <summary>
/// Counts the long connections, and refuses those beyond a limit: of all together, of one caller, and of callers who have not signed in,
/// who must leave a share to those who have.
/// </summary>
internal sealed class OpenConnections(IOptions<GraphQLOptions> options)
{
    private static readonly TimeSpan _retryAfter = TimeSpan.FromSeconds(30);
    private readonly Dictionary<Sender, int> _ofCaller = [];
    private readonly Lock _lock = new();
    private int _open;
    private int _anonymous;

    private GraphQLOptions Options => options.Value;

    /// <summary>Opens a connection, which counts until it is disposed.</summary>
    /// <exception cref="RequestRefused">There are too many.</exception>
    public Connection Open(Sender sender)
    {
        lock (_lock)
        {
            if (_open >= Options.Connections)
            {
                throw Full(Options.Connections, "");
            }

            Enter(sender);
            _open++;
        }

        return new Connection(this, sender);
    }

    private void Enter(Sender sender)
    {
        var open = _ofCaller.GetValueOrDefault(sender.Caller);
        if (open >= Options.ConnectionsPerCaller)
        {
            throw new RequestRefused(
                ErrorCodes.RateLimited,
                $"You have {open} connections open, which is the limit. Close one of them first.",
                StatusCodes.Status429TooManyRequests
            )
            {
                RetryAfter = _retryAfter,
            };
        }

        _ofCaller[sender.Caller] = open + 1;
    }

    private void Leave(Sender sender)
    {
        if (--_ofCaller[sender.Caller] == 0)
        {
            _ofCaller.Remove(sender.Caller);
        }
    }

    private static RequestRefused Full(int limit, string remedy) =>
        new(
            ErrorCodes.Unavailable,
            $"{limit} connections are open, which is the limit. Try again later{remedy}.",
            StatusCodes.Status503ServiceUnavailable
        )
        {
            RetryAfter = _retryAfter,
        };

    /// <summary>One connection, while it is open.</summary>
    internal sealed class Connection(OpenConnections all, Sender sender) : IDisposable
    {
        private Sender _sender = sender;
        private bool _isAnonymous;

        /// <summary>It is now known who the caller is. A WebSocket's first message says it.</summary>
        /// <exception cref="RequestRefused">They have too many, or all places of anonymous callers are taken.</exception>
        public void Identify(Sender caller)
        {
            lock (all._lock)
            {
                if (caller.Caller != _sender.Caller)
                {
                    all.Enter(caller);
                    all.Leave(_sender);
                    _sender = caller;
                }

                if (caller.Person is null && !_isAnonymous)
                {
                    var places = all.Options.AnonymousConnections;
                    if (all._anonymous >= places)
                    {
                        throw Full(places, ", or sign in");
                    }

                    all._anonymous++;
                    _isAnonymous = true;
                }
            }
        }

        public void Dispose()
        {
            lock (all._lock)
            {
                all._open--;
                all.Leave(_sender);
                if (_isAnonymous)
                {
                    all._anonymous--;
                }
            }
        }
    }
}
