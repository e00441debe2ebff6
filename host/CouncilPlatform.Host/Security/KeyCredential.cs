using CouncilPlatform.Host.Core.Keys;

namespace CouncilPlatform.Host.Security;

/// <summary>A key of the platform, sent as <c>Authorization: Bearer KEY</c>.</summary>
internal sealed record KeyCredential(string Key) : Credential
{
    public override async Task<ProvedCaller?> FindAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        await services.GetRequiredService<ApiKeys>().FindCallerAsync(Key, cancellationToken) is { } caller
            ? new(caller, SignedIn: null)
            : null;
}
