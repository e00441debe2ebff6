using CouncilPlatform.Host.Core.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CouncilPlatform.Host.Security.SignIn;

/// <summary>
/// How a directory's people sign in: OpenID Connect with an authorization code and its proof (PKCE) for browsers, and signed access tokens
/// for programs.
/// </summary>
internal static class DirectoryScheme
{
    /// <summary>How far the clocks of the directory and this host may differ.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>The scheme with which a browser signs in.</summary>
    public static string ForBrowsers(string directory) => "directory:" + directory;

    /// <summary>The scheme that validates the tokens of programs.</summary>
    public static string ForTokens(string directory) => "tokens:" + directory;

    /// <summary>Where the directory sends a browser back that has signed in.</summary>
    public static string ReturnPath(string directory) => $"/sign-in/{directory}/return";

    /// <summary>Where the directory sends a browser back that has signed out.</summary>
    public static string SignedOutPath(string directory) => $"/sign-out/{directory}/return";

    public static void AddDirectory(this AuthenticationBuilder authentication, string name, DirectoryOptions directory)
    {
        authentication.AddOpenIdConnect(ForBrowsers(name), options => ConfigureBrowsers(options, name, directory));
        if (directory.Audience is not null)
        {
            authentication.AddJwtBearer(ForTokens(name), options => ConfigureTokens(options, directory));
        }

        // Otherwise what a key signed is accepted for an hour after the directory has withdrawn the key.
        authentication.Services.PostConfigure<OpenIdConnectOptions>(
            ForBrowsers(name),
            options => ((BaseConfigurationManager)options.ConfigurationManager!).UseLastKnownGoodConfiguration = false
        );
        authentication.Services.PostConfigure<JwtBearerOptions>(
            ForTokens(name),
            options => ((BaseConfigurationManager)options.ConfigurationManager!).UseLastKnownGoodConfiguration = false
        );
    }

    // How long a key counts that the directory has withdrawn. The library allows no less.
    private static readonly TimeSpan _refresh = BaseConfigurationManager.MinimumAutomaticRefreshInterval;

    // A key that is not known is looked for at once, but not for each of many tokens with made-up keys.
    private static readonly TimeSpan _refreshForNewKeys = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan _backchannelTimeout = TimeSpan.FromSeconds(30);

    private static void ConfigureTokens(JwtBearerOptions options, DirectoryOptions directory)
    {
        options.Authority = directory.Authority;
        options.Audience = directory.Audience;
        options.RequireHttpsMetadata = !directory.AllowHttp;
        options.MapInboundClaims = false;
        options.TokenValidationParameters.ClockSkew = Skew;
        options.AutomaticRefreshInterval = _refresh;
        options.RefreshInterval = _refreshForNewKeys;
        options.BackchannelTimeout = _backchannelTimeout;
        options.Events = new()
        {
            OnTokenValidated = token =>
            {
                // An id token is for the platform alone. Sent by a program, it has been taken from somewhere.
                if (token.Principal!.HasClaim(c => c.Type == JwtRegisteredClaimNames.Nonce))
                {
                    token.Fail("This is an id token. Programs send access tokens.");
                }
                else if (DirectoryToken.FaultOf(token.Principal, directory) is { } fault)
                {
                    token.Fail(fault);
                }

                return Task.CompletedTask;
            },
        };
    }

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

        options.TokenValidationParameters.ClockSkew = Skew;
        options.AutomaticRefreshInterval = _refresh;
        options.RefreshInterval = _refreshForNewKeys;
        options.BackchannelTimeout = _backchannelTimeout;
        options.CallbackPath = ReturnPath(name);
        options.SignedOutCallbackPath = SignedOutPath(name);
        // A directory calls it from a page of its own, where browsers do not send our cookies.
        options.RemoteSignOutPath = PathString.Empty;
        foreach (var (cookie, kind) in new[] { (options.CorrelationCookie, "correlation."), (options.NonceCookie, "nonce.") })
        {
            cookie.Name = SessionCookie.Prefix + kind;
            cookie.Path = "/";
            cookie.SecurePolicy = CookieSecurePolicy.Always;
            cookie.SameSite = SameSiteMode.Lax;
        }

        options.Events.OnTokenValidated = token =>
        {
            // OpenID Connect lets the token that comes with the code be unsigned.
            if (token.SecurityToken.RawSignature is not { Length: > 0 })
            {
                token.Fail("The directory's id token is not signed.");
            }
            else if (DirectoryToken.FaultOf(token.Principal!, directory) is { } fault)
            {
                token.Fail(fault);
            }

            return Task.CompletedTask;
        };
        options.Events.OnTicketReceived = ticket => SignInAsync(ticket, name, directory);
        options.Events.OnRemoteFailure = failure =>
        {
            failure.HandleResponse();
            failure
                .HttpContext.RequestServices.GetRequiredService<ILogger<SignInOptions>>()
                .LogWarning(failure.Failure, "A sign-in with the directory {Directory} failed", name);
            var query = QueryString.Create("failed", name);
            if (failure.Properties?.RedirectUri is { } next)
            {
                query = query.Add("returnUrl", next);
            }

            failure.Response.Redirect($"{failure.Request.PathBase}/sign-in{query}");
            return Task.CompletedTask;
        };
    }

    // From here on the browser carries only the secret of its session.
    private static async Task SignInAsync(TicketReceivedContext ticket, string name, DirectoryOptions directory)
    {
        var people = ticket.HttpContext.RequestServices.GetRequiredService<DirectoryPeople>();
        var person = await people.SignInAsync(new(name, directory, ticket.Principal!), ticket.HttpContext.RequestAborted);
        if (!person.MaySignIn)
        {
            ticket.HandleResponse();
            ticket.Response.Redirect($"{ticket.Request.PathBase}/sign-in?stopped=true");
            return;
        }

        var subject = ticket.Principal!.FindFirst(JwtRegisteredClaimNames.Sub);
        var session = ticket.Principal.FindFirst(JwtRegisteredClaimNames.Sid);
        ticket.Principal = await SessionCookie.StartAsync(
            ticket.HttpContext,
            person,
            name,
            subject is null ? null : DirectorySession.Of(subject.Issuer, subject.Value, session?.Value)
        );
        ticket.Properties = new() { RedirectUri = ticket.ReturnUri };
    }
}
