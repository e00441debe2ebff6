using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace CouncilPlatform.Host.Tests.SignIn;

/// <summary>
/// A council's directory: an OpenIddict server on a free port of loopback. Its sign-in page asks which member one is, and believes it. The
/// rest is as in any directory: discovery, keys, codes that work once with their proof (PKCE), and sign-out.
/// </summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    /// <summary>The id of the platform at the directory.</summary>
    public const string ClientId = "council-platform";

    /// <summary>The secret of the platform at the directory.</summary>
    public const string ClientSecret = "the-secret-of-the-tests";

    /// <summary>The audience of tokens that programs send to the platform.</summary>
    public const string Audience = "api://council-platform";

    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    private readonly WebApplication _app;
    private readonly SqliteConnection _keepsDatabase;
    private readonly HttpClient _client;

    private IdentityProvider(WebApplication app, SqliteConnection keepsDatabase)
    {
        _app = app;
        _keepsDatabase = keepsDatabase;
        _client = new() { BaseAddress = new(app.Urls.Single()) };
    }

    public Uri Address => _client.BaseAddress!;

    /// <summary>The key with which it signs.</summary>
    public RsaSecurityKey Key { get; private set; } = NewKey();

    /// <summary>Who can sign in, by subject.</summary>
    public ConcurrentDictionary<string, DirectoryMember> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>What it sends in place of an id token, so that a test sees what the platform does with a faulty one.</summary>
    public Func<JsonWebToken, string>? Forge { get; set; }

    /// <summary>What it says in place of its own answer to an address, as JSON.</summary>
    public ConcurrentDictionary<string, string> Says { get; } = new(StringComparer.Ordinal);

    /// <summary>How far its clock is ahead.</summary>
    public TimeSpan Ahead { get; set; }

    public static async Task<IdentityProvider> StartAsync()
    {
        var database = new SqliteConnectionStringBuilder
        {
            DataSource = Guid.NewGuid().ToString("N"),
            Mode = SqliteOpenMode.Memory,
            Cache = SqliteCacheMode.Shared,
        }.ToString();
        var keeps = new SqliteConnection(database);
        await keeps.OpenAsync(TestContext.Current.CancellationToken);

        IdentityProvider? provider = null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection([new("Logging:LogLevel:Default", "None")]);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddDbContext<ProviderDb>(options => options.UseSqlite(database).UseOpenIddict());
        builder
            .Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<ProviderDb>())
            .AddServer(server =>
            {
                server
                    .SetAuthorizationEndpointUris("authorize")
                    .SetTokenEndpointUris("token")
                    .SetEndSessionEndpointUris("end-session")
                    .AllowAuthorizationCodeFlow()
                    .RequireProofKeyForCodeExchange()
                    .AllowPasswordFlow()
                    .AllowClientCredentialsFlow()
                    .RegisterScopes(Scopes.Profile, Scopes.Email)
                    .AddEphemeralEncryptionKey()
                    .DisableAccessTokenEncryption()
                    .UseAspNetCore()
                    .EnableAuthorizationEndpointPassthrough()
                    .EnableTokenEndpointPassthrough()
                    .EnableEndSessionEndpointPassthrough()
                    .DisableTransportSecurityRequirement();
                server.AddEventHandler<OpenIddictServerEvents.ApplyTokenResponseContext>(handler =>
                    handler
                        .UseInlineHandler(context =>
                        {
                            if (provider!.Forge is { } forge && context.Response.IdToken is { } genuine)
                            {
                                context.Response.IdToken = forge(new JsonWebToken(genuine));
                            }

                            return default;
                        })
                        .SetOrder(int.MinValue)
                );
            });
        builder
            .Services.AddOptions<OpenIddictServerOptions>()
            .Configure(options => options.SigningCredentials.Add(new(provider!.Key, SecurityAlgorithms.RsaSha256)));

        var app = builder.Build();
        app.Use((http, next) => provider!.TwistAsync(http, next));
        app.UseAuthentication();
        app.MapGet("/authorize", http => provider!.AuthorizeAsync(http));
        app.MapPost("/token", http => provider!.AnswerAsync(http));
        app.MapGet("/end-session", http => http.SignOutAsync(Scheme, new() { RedirectUri = "/signed-out" }));
        app.MapGet("/signed-out", () => "You are signed out of the directory.");
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<ProviderDb>().Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        }

        await app.StartAsync(TestContext.Current.CancellationToken);
        provider = new(app, keeps);
        // The first answer takes long on a busy machine. Whoever asks afterwards has less patience.
        foreach (var path in new[] { "/.well-known/openid-configuration", "/.well-known/jwks" })
        {
            await provider._client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        }

        return provider;
    }

    /// <summary>Registers a host, as an administrator of the directory does.</summary>
    /// <param name="host">The host's address.</param>
    /// <param name="name">What the host's settings call this directory.</param>
    public async Task RegisterAsync(Uri host, string name)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>()
            .CreateAsync(
                new OpenIddictApplicationDescriptor
                {
                    ClientId = ClientId,
                    ClientSecret = ClientSecret,
                    RedirectUris = { new Uri(host, $"/sign-in/{name}/return") },
                    PostLogoutRedirectUris = { new Uri(host, $"/sign-out/{name}/return") },
                    Permissions =
                    {
                        Permissions.Endpoints.Authorization,
                        Permissions.Endpoints.Token,
                        Permissions.Endpoints.EndSession,
                        Permissions.GrantTypes.AuthorizationCode,
                        Permissions.GrantTypes.Password,
                        Permissions.GrantTypes.ClientCredentials,
                        Permissions.ResponseTypes.Code,
                        Permissions.Scopes.Profile,
                        Permissions.Scopes.Email,
                    },
                    Requirements = { Requirements.Features.ProofKeyForCodeExchange },
                },
                TestContext.Current.CancellationToken
            );
    }

    /// <summary>Signs with a new key from now on. The old one is no longer among its keys.</summary>
    public void RotateKey()
    {
        Key = NewKey();
        _app.Services.GetRequiredService<IOptionsMonitorCache<OpenIddictServerOptions>>().Clear();
    }

    /// <summary>An access token with which a member's program calls the platform.</summary>
    public async Task<string> AccessTokenAsync(string subject)
    {
        using var asked = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["grant_type"] = GrantTypes.Password,
                ["client_id"] = ClientId,
                ["client_secret"] = ClientSecret,
                ["username"] = subject,
                ["password"] = "believed",
            }
        );
        using var response = await _client.PostAsync(new Uri("/token", UriKind.Relative), asked, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return (string)System.Text.Json.Nodes.JsonNode.Parse(text)!["access_token"]!;
    }

    public static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N") };

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        await _keepsDatabase.DisposeAsync();
    }

    private Task TwistAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.Headers.Date = (TimeProvider.System.GetUtcNow() + Ahead).ToString("r");
        if (!Says.TryGetValue(http.Request.Path, out var said))
        {
            return next(http);
        }

        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(said);
    }

    private async Task AuthorizeAsync(HttpContext http)
    {
        var request = http.GetOpenIddictServerRequest()!;
        if ((string?)request["member"] is not { } subject)
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            await http.Response.WriteAsync(Form(http.Request));
        }
        else if (Members.TryGetValue(subject, out var member))
        {
            await http.SignInAsync(Scheme, Principal(member, request.GetScopes()));
        }
        else
        {
            await http.ForbidAsync(
                Scheme,
                new(new Dictionary<string, string?> { [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.AccessDenied })
            );
        }
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var request = http.GetOpenIddictServerRequest()!;
        var principal = request.IsAuthorizationCodeGrantType()
            ? (await http.AuthenticateAsync(Scheme)).Principal!
            : Principal(Members[request.IsPasswordGrantType() ? request.Username! : request.ClientId!], request.GetScopes());
        await http.SignInAsync(Scheme, principal);
    }

    private string Form(HttpRequest request) =>
        $"""
            <!DOCTYPE html><html lang="en-GB"><link rel="icon" href="data:,"><title>Directory</title><h1>Who are you?</h1><form>
            {string.Concat(
                request.Query.Select(q =>
                    $"<input type=\"hidden\" name=\"{WebUtility.HtmlEncode(q.Key)}\" value=\"{WebUtility.HtmlEncode(q.Value)}\">"
                )
            )}
            {string.Concat(
                Members.Values.Select(m =>
                    $"<button name=\"member\" value=\"{WebUtility.HtmlEncode(m.Subject)}\">{WebUtility.HtmlEncode(m.Name)}</button>"
                )
            )}
            <button name="member" value="">Nobody</button></form></html>
            """;

    private static ClaimsPrincipal Principal(DirectoryMember member, ImmutableArray<string> scopes)
    {
        var identity = new ClaimsIdentity("directory", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, member.Subject).SetClaim(Claims.Name, member.Name).SetClaim(Claims.Email, member.Email);
        identity.SetClaims("groups", [.. member.Groups]).SetClaims("roles", [.. member.AppRoles]);
        identity.SetDestinations(_ => [Destinations.AccessToken, Destinations.IdentityToken]);
        identity.SetScopes(scopes).SetResources(Audience);
        return new(identity);
    }

    private sealed class ProviderDb(DbContextOptions<ProviderDb> options) : DbContext(options);
}
