using CouncilPlatform.Host.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.GraphQL.Subscriptions;

/// <summary>
/// The caller of a long connection. Their credential is checked again before everything that is sent to them, because a key may have
/// expired and a role may have ended.
/// </summary>
/// <param name="credential">Null for an anonymous caller.</param>
internal sealed class StreamCaller(Credential? credential)
{
    private Caller? _first;

    /// <summary>The caller as their credential proved them first. Null for an anonymous caller.</summary>
    public Caller? Caller => _first;

    /// <summary>
    /// Services for one operation of the caller. Null if the credential is no longer valid, or the caller has lost a role.
    /// </summary>
    public async Task<AsyncServiceScope?> ScopeAsync(IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        if (credential is null)
        {
            return scope;
        }

        if (
            await scope.ServiceProvider.GetRequiredService<Credentials>().FindAsync(credential, cancellationToken) is not { } proved
            || !proved.Caller.HasAllRolesOf(_first ??= proved.Caller)
        )
        {
            await scope.DisposeAsync();
            return null;
        }

        scope.ServiceProvider.GetRequiredService<CallerContext>().Prove(credential, proved);
        return scope;
    }
}
