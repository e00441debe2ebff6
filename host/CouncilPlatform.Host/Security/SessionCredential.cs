using CouncilPlatform.Host.Core.People;

namespace CouncilPlatform.Host.Security;

/// <summary>The session of a browser, which a cookie carries.</summary>
internal sealed record SessionCredential(string Secret) : Credential
{
    public override async Task<ProvedCaller?> FindAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        await services.GetRequiredService<Sessions>().FindAsync(Secret, cancellationToken) is { } person
            ? new(person.Caller, person)
            : null;
}
