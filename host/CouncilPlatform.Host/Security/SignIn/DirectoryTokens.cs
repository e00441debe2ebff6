using CouncilPlatform.Host.Core.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CouncilPlatform.Host.Security.SignIn;

/// <summary>Validates the access tokens that programs send, each with the directory that issued it.</summary>
internal sealed class DirectoryTokens(
    IServiceScopeFactory scopes,
    IOptions<SignInOptions> options,
    IOptionsMonitor<JwtBearerOptions> schemes,
    ILogger<DirectoryTokens> logger
)
{
    private static readonly JsonWebTokenHandler _reader = new();

    /// <summary>The person whom a token names. Null if no directory here vouches for it.</summary>
    public async Task<TokenCredential?> FindAsync(string token, ActingFor? chosen, CancellationToken cancellationToken)
    {
        if (IssuerOf(token) is not { } issuer || await DirectoryOfAsync(issuer, cancellationToken) is not { } name)
        {
            return null;
        }

        await using var scope = scopes.CreateHostScope();
        // The scheme reads a request. This one has only the token, which may have come in another way.
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = cancellationToken };
        http.Request.Headers.Authorization = "Bearer " + token;
        var result = await http.AuthenticateAsync(DirectoryScheme.ForTokens(name));
        if (result is not { Succeeded: true, Principal: { } principal } || result.Properties?.ExpiresUtc is not { } expires)
        {
            logger.LogInformation("A token of the directory {Directory} was refused: {Reason}", name, result.Failure?.GetType().Name);
            return null;
        }

        var person = await scope
            .ServiceProvider.GetRequiredService<DirectoryPeople>()
            .FindAsync(new(name, options.Value.Directories[name], principal), cancellationToken);
        return new(person.Id, expires.UtcDateTime, chosen);
    }

    private static string? IssuerOf(string token)
    {
        try
        {
            return _reader.ReadJsonWebToken(token).Issuer;
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    // The issuer only chooses the directory, which then checks it with everything else. The likely one is asked first, so that a directory
    // that does not answer keeps nobody else waiting.
    private async Task<string?> DirectoryOfAsync(string issuer, CancellationToken cancellationToken)
    {
        foreach (
            var name in options
                .Value.Directories.Where(d => d.Value.Audience is not null)
                .OrderByDescending(d => issuer.StartsWith(d.Value.Authority, StringComparison.OrdinalIgnoreCase))
                .Select(d => d.Key)
        )
        {
            try
            {
                var scheme = schemes.Get(DirectoryScheme.ForTokens(name));
                if ((await scheme.ConfigurationManager!.GetConfigurationAsync(cancellationToken)).Issuer == issuer)
                {
                    return name;
                }
            }
            catch (InvalidOperationException e)
            {
                logger.LogWarning(e, "The directory {Directory} does not answer", name);
            }
        }

        return null;
    }
}
