using CouncilPlatform.Host.Core.Keys;

namespace CouncilPlatform.Host.Security;

/// <summary>The key in <c>Authorization: Bearer KEY</c>, and its caller.</summary>
internal static class BearerKey
{
    private const string Scheme = "Bearer ";

    /// <summary>The key. Null if the header has another form.</summary>
    public static string? Of(string authorization) =>
        authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? authorization[Scheme.Length..].Trim() : null;

    /// <summary>
    /// The caller that the key represents. Null for an invalid key. It is looked up in its own scope: until the caller is known, none of
    /// the request's services may be made, because they would be made for an anonymous caller.
    /// </summary>
    public static async Task<Caller?> FindCallerAsync(IServiceScopeFactory scopes, string key, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ApiKeys>().FindCallerAsync(key, cancellationToken);
    }
}
