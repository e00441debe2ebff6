using System.Security.Claims;
using CouncilPlatform.Host.Core.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CouncilPlatform.Host.Security.SignIn;

/// <summary>
/// How a directory's people sign in: OpenID Connect with an authorization code and its proof (PKCE) for browsers, and signed access tokens
/// for programs.
/// </summary>
internal static class DirectoryScheme
{
    /// <summary>The scheme with which a browser signs in.</summary>
    public static string ForBrowsers(string directory) => "directory:" + directory;

    /// <summary>The scheme that validates the tokens of programs.</summary>
    public static string ForTokens(string directory) => "tokens:" + directory;

    public static void AddDirectory(this AuthenticationBuilder authentication, string name, DirectoryOptions directory)
    {
        authentication.AddOpenIdConnect(ForBrowsers(name), options => ConfigureBrowsers(options, name, directory));
        if (directory.Audience is not null)
        {
            authentication.AddJwtBearer(
                ForTokens(name),
                options =>
                {
                    options.Authority = directory.Authority;
                    options.Audience = directory.Audience;
                    options.RequireHttpsMetadata = !directory.AllowHttp;
                    options.MapInboundClaims = false;
                    options.TokenValidationParameters.ClockSkew = _skew;
                }
            );
        }
    }

    // How far the clocks of the directory and this host may differ.
    private static readonly TimeSpan _skew = TimeSpan.FromMinutes(1);

    private static void ConfigureBrowsers(OpenIdConnectOptions options, string name, DirectoryOptions directory)
    {
        options.SignInScheme = SessionCookie.Scheme;
        options.Authority = directory.Authority;
        options.ClientId = directory.ClientId;
        options.ClientSecret = directory.ClientSecret;
        options.RequireHttpsMetadata = !directory.AllowHttp;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // The answer comes as a link, so that our cookies need not be sent by other sites' forms.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.SaveTokens = false;
        options.DisableTelemetry = true;
        options.Scope.Clear();
        foreach (var scope in new[] { "openid", "profile", "email" })
        {
            options.Scope.Add(scope);
        }

        options.TokenValidationParameters.ClockSkew = _skew;
        options.CallbackPath = $"/sign-in/{name}/return";
        options.SignedOutCallbackPath = $"/sign-out/{name}/return";
        options.RemoteSignOutPath = $"/sign-out/{name}/remote";
        foreach (var (cookie, kind) in new[] { (options.CorrelationCookie, "correlation."), (options.NonceCookie, "nonce.") })
        {
            cookie.Name = SessionCookie.Prefix + kind;
            cookie.Path = "/";
            cookie.SecurePolicy = CookieSecurePolicy.Always;
            cookie.SameSite = SameSiteMode.Lax;
        }

        options.Events.OnTicketReceived = ticket => SignInAsync(ticket, name, directory);
        options.Events.OnRemoteFailure = failure =>
        {
            failure.HandleResponse();
            failure
                .HttpContext.RequestServices.GetRequiredService<ILogger<SignInOptions>>()
                .LogWarning(failure.Failure, "A sign-in with the directory {Directory} failed", name);
            failure.Response.Redirect($"{failure.Request.PathBase}/sign-in?failed={Uri.EscapeDataString(name)}");
            return Task.CompletedTask;
        };
    }

    // From here on the browser carries only the secret of its session.
    private static async Task SignInAsync(TicketReceivedContext ticket, string name, DirectoryOptions directory)
    {
        var services = ticket.HttpContext.RequestServices;
        var cancellationToken = ticket.HttpContext.RequestAborted;
        var person = await services
            .GetRequiredService<DirectoryPeople>()
            .SignInAsync(name, directory, ticket.Principal!, cancellationToken);
        if (!person.MaySignIn)
        {
            ticket.HandleResponse();
            ticket.Response.Redirect($"{ticket.Request.PathBase}/sign-in?stopped=true");
            return;
        }

        var secret = await services.GetRequiredService<Sessions>().StartAsync(person, name, cancellationToken);
        ticket.Principal = SessionCookie.Principal(secret);
        ticket.Properties = new() { RedirectUri = ticket.ReturnUri };
    }

    /// <summary>The issuer and subject of a directory's principal.</summary>
    public static (string Issuer, string Subject) IdentityOf(ClaimsPrincipal principal, DirectoryOptions directory) =>
        principal.FindFirst(directory.SubjectClaim) is { } subject
            ? (subject.Issuer, subject.Value)
            : throw new AuthenticationFailureException($"The directory's token has no claim \"{directory.SubjectClaim}\".");
}
