using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Keys;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.People;
using CouncilPlatform.Host.GraphQL.Http;
using CouncilPlatform.Host.Security.SignIn;

namespace CouncilPlatform.Host.Security;

/// <summary>
/// Reads what proves who a caller is, and asks it. Every answer has its own scope: until the caller is known, none of the request's
/// services may be made, because they would be made for an anonymous caller.
/// </summary>
internal sealed class Credentials(IServiceScopeFactory scopes, DirectoryTokens tokens)
{
    /// <summary>Whom a person with roles for several organisations acts for: an organisation's code, or "partnership".</summary>
    public const string ActingForHeader = "Acting-For";

    private const string Scheme = "Bearer ";
    private const string Team = "partnership";

    // Directories issue tokens of a few kilobytes.
    private const int MaxTokenLength = 16 * 1024;

    /// <summary>The credential that a request carries. Null if it carries none.</summary>
    /// <exception cref="CredentialRefusedException">The credential has another form, or is not valid.</exception>
    public async Task<Credential?> OfAsync(HttpContext http)
    {
        if (http.Request.Headers.Authorization.ToString() is { Length: > 0 } header)
        {
            return await OfAsync(header, http.Request.Headers[ActingForHeader], http.RequestAborted);
        }

        return await SessionCookie.SecretOfAsync(http) is { } secret ? new SessionCredential(secret) : null;
    }

    /// <summary>The credential in an authorization header.</summary>
    /// <exception cref="CredentialRefusedException">The header has another form, or its token is not valid.</exception>
    public async Task<Credential> OfAsync(string authorization, string? actingFor, CancellationToken cancellationToken)
    {
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw CredentialRefusedException.Invalid();
        }

        var secret = authorization[Scheme.Length..].Trim();
        if (secret.StartsWith(ApiKeys.Prefix, StringComparison.Ordinal))
        {
            return ApiKeys.IsWellFormed(secret) ? new KeyCredential(secret) : throw CredentialRefusedException.Invalid();
        }

        if (secret.Length > MaxTokenLength)
        {
            throw CredentialRefusedException.Invalid();
        }

        var chosen = await ChosenAsync(actingFor, cancellationToken);
        return await tokens.FindAsync(secret, chosen, cancellationToken) ?? throw CredentialRefusedException.Invalid();
    }

    /// <summary>The caller that a credential proves now. Null if it is no longer valid.</summary>
    /// <exception cref="CredentialRefusedException">The person may not act for the organisation that they have chosen.</exception>
    public async Task<ProvedCaller?> FindAsync(Credential credential, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateHostScope();
        var proved = await credential.FindAsync(scope.ServiceProvider, cancellationToken);
        if (credential is TokenCredential { Chosen: { } chosen } && proved?.SignedIn is { } person && person.Acting != chosen)
        {
            throw NotTheirs();
        }

        return proved;
    }

    private async Task<ActingFor?> ChosenAsync(string? header, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(header))
        {
            return null;
        }

        if (header == Team)
        {
            return new(null, ForPartnership: true);
        }

        await using var scope = scopes.CreateHostScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
        return await OrganisationQueries.Organisation(header, db, cancellationToken) is { } organisation
            ? new(organisation.Id, ForPartnership: false)
            : throw NotTheirs();
    }

    private static CredentialRefusedException NotTheirs() =>
        new(
            StatusCodes.Status403Forbidden,
            ErrorCodes.Forbidden,
            $"You have no role for what the header {ActingForHeader} names. "
                + $"Send the code of an organisation that you act for, or \"{Team}\"."
        );
}
