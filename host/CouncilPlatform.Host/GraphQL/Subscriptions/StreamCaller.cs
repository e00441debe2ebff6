using CouncilPlatform.Host.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.GraphQL.Subscriptions;

/// <summary>
/// The caller of a long connection. Their key is checked again before everything that is sent to them, because it may have expired.
/// </summary>
/// <param name="key">Null for an anonymous caller.</param>
internal sealed class StreamCaller(string? key)
{
    /// <summary>The key in <c>Bearer KEY</c>. Null for any other text.</summary>
    public static StreamCaller? Of(string? authorization) =>
        string.IsNullOrEmpty(authorization) ? new(null)
        : BearerKey.Of(authorization) is { } key ? new(key)
        : null;

    /// <summary>Services for one operation of the caller. Null if the key is no longer valid.</summary>
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
