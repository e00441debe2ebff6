using CouncilPlatform.Host.Security.SignIn;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CouncilPlatform.Host.Hosting.Configuration;

/// <summary>Asks each directory whether people can sign in with it: its discovery document, its keys and its clock.</summary>
internal sealed class DirectoryChecks(HttpClient client, TimeProvider time)
{
    public static async Task<IReadOnlyList<Fault>> FindAsync(SignInOptions options, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 1_000_000 };
        var checks = new DirectoryChecks(client, TimeProvider.System);
        var faults = new List<Fault>();
        foreach (var (name, directory) in options.Directories)
        {
            faults.AddRange(await checks.OfAsync(name, directory, cancellationToken));
        }

        return faults;
    }

    private async Task<IReadOnlyList<Fault>> OfAsync(string name, DirectoryOptions directory, CancellationToken cancellationToken)
    {
        var key = $"{SignInOptions.Section}:{nameof(SignInOptions.Directories)}:{name}:{nameof(DirectoryOptions.Authority)}";
        var address = directory.Authority.TrimEnd('/') + "/.well-known/openid-configuration";
        var asked = time.GetUtcNow();
        var (document, date, reason) = await ReadAsync(address, cancellationToken);
        if (Parse(document, OpenIdConnectConfiguration.Create) is not { } found)
        {
            return
            [
                new(
                    key,
                    $"no directory: {address} {reason ?? "is not a discovery document"}",
                    "an address below which /.well-known/openid-configuration is",
                    $"Check that this computer can reach the directory, or correct {key}."
                ),
            ];
        }

        var faults = new List<Fault>();
        if (Missing(found) is { } missing)
        {
            faults.Add(
                new(
                    key,
                    $"a discovery document {missing}",
                    "one directory with an issuer, addresses to sign in and its keys",
                    $"Correct {key}. For Microsoft Entra ID it names one tenant: https://login.microsoftonline.com/TENANT/v2.0."
                )
            );
        }
        else if (await KeyFaultAsync(found.JwksUri, cancellationToken) is { } noKeys)
        {
            faults.Add(new(key, noKeys, "keys with which the directory signs", "Check that this computer can reach the directory's keys."));
        }

        // The answer may have taken a while: its date is then between the two.
        if (date is { } theirs && (theirs < asked - DirectoryScheme.Skew || time.GetUtcNow() + DirectoryScheme.Skew < theirs))
        {
            faults.Add(
                new(
                    key,
                    $"a directory whose clock says {theirs:u}, where this computer's says {asked:u}",
                    "clocks that differ by at most a minute, because tokens are valid from and until a time",
                    "Set this computer's clock, such as by NTP."
                )
            );
        }

        return faults;
    }

    private static string? Missing(OpenIdConnectConfiguration found) =>
        string.IsNullOrEmpty(found.Issuer) ? "without an issuer"
        : found.Issuer.Contains('{', StringComparison.Ordinal) ? $"of many directories, whose issuer is {found.Issuer}"
        : string.IsNullOrEmpty(found.AuthorizationEndpoint) ? "without an address to sign in (authorization_endpoint)"
        : string.IsNullOrEmpty(found.TokenEndpoint) ? "without an address for tokens (token_endpoint)"
        : string.IsNullOrEmpty(found.JwksUri) ? "without an address of its keys (jwks_uri)"
        : found.CodeChallengeMethodsSupported is { Count: > 0 } methods && !methods.Contains("S256")
            ? "of a directory that does not accept the proof of a code (PKCE, S256)"
        : null;

    private async Task<string?> KeyFaultAsync(string address, CancellationToken cancellationToken)
    {
        var (document, _, reason) = await ReadAsync(address, cancellationToken);
        return Parse(document, JsonWebKeySet.Create) is not { } keys ? $"no keys: {address} {reason ?? "does not list keys"}"
            : keys.GetSigningKeys().Count == 0 ? $"no keys to sign with at {address}"
            : null;
    }

    private async Task<(string? Document, DateTimeOffset? Date, string? Reason)> ReadAsync(
        string address,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var response = await client.GetAsync(new Uri(address), cancellationToken);
            return response.IsSuccessStatusCode
                ? (await response.Content.ReadAsStringAsync(cancellationToken), response.Headers.Date, null)
                : (null, null, $"answers with the status {(int)response.StatusCode}");
        }
        catch (Exception e) when (e is HttpRequestException or UriFormatException)
        {
            return (null, null, $"does not answer: {e.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, null, $"does not answer within {client.Timeout.TotalSeconds:N0} seconds");
        }
    }

    private static T? Parse<T>(string? document, Func<string, T> parse)
        where T : class
    {
        try
        {
            return document is null ? null : parse(document);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
