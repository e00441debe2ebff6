using CouncilPlatform.Host.Core.Keys;

namespace CouncilPlatform.Host.Security;

/// <summary>The key of <c>Authorization: Bearer KEY</c>, and whose it is.</summary>
internal static class BearerKey
{
    private const string Scheme = "Bearer ";

    /// <summary>The key; null where the header says something else.</summary>
    public static string? Of(string authorization) =>
        authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? authorization[Scheme.Length..].Trim() : null;

    /// <summary>The caller it stands for; null for one that does not count. In a scope of its own: until the caller is known, no service of theirs may be made, or it would be made for a stranger.</summary>
    public static async Task<Caller?> FindCallerAsync(IServiceScopeFactory scopes, string key, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ApiKeys>().FindCallerAsync(key, cancellationToken);
    }
}
