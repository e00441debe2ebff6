using CouncilPlatform.Host.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.GraphQL.Subscriptions;

/// <summary>Who is at the other end of a long connection. Their key is looked up again for everything they are told: it may end meanwhile.</summary>
/// <param name="key">Null for a stranger.</param>
internal sealed class StreamCaller(string? key)
{
    /// <summary>The bearer of <c>Bearer KEY</c>; null where there is something else.</summary>
    public static StreamCaller? Of(string? authorization) =>
        string.IsNullOrEmpty(authorization) ? new(null)
        : BearerKey.Of(authorization) is { } key ? new(key)
        : null;

    /// <summary>Services for one operation of the caller; null where the key counts no more.</summary>
    public async Task<AsyncServiceScope?> ScopeAsync(IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        var caller = Caller.Anonymous;
        if (key is not null)
        {
            if (await BearerKey.FindCallerAsync(scopes, key, cancellationToken) is not { } found)
            {
                return null;
            }

            caller = found;
        }

        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = caller;
        return scope;
    }
}
