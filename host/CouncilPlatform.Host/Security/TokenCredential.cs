using CouncilPlatform.Host.Core.People;

namespace CouncilPlatform.Host.Security;

/// <summary>A token of a directory, sent as <c>Authorization: Bearer TOKEN</c>, once it has been validated.</summary>
/// <param name="Person">The person that the token names.</param>
/// <param name="ExpiresUtc">When the token expires.</param>
/// <param name="Chosen">Whom they act for. Null if the request does not say.</param>
internal sealed record TokenCredential(Guid Person, DateTime ExpiresUtc, ActingFor? Chosen) : Credential
{
    public override async Task<ProvedCaller?> FindAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime < ExpiresUtc
        && await services.GetRequiredService<PersonCallers>().FindAsync(Person, Chosen, cancellationToken) is { } person
            ? new(person.Caller, person)
            : null;
}
