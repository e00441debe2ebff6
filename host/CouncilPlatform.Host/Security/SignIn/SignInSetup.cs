using CouncilPlatform.Host.Core.People;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Security.SignIn;

/// <summary>Adds what people sign in with: the session's cookie, and a pair of schemes for each directory.</summary>
internal static class SignInSetup
{
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var section = builder.Configuration.GetSection(SignInOptions.Section);
        services.Configure<SignInOptions>(section);
        services.AddSingleton<Credentials>();
        services.AddSingleton<DirectoryTokens>();
        services.AddScoped<PersonCallers>();
        services.AddScoped<Sessions>();
        services.AddScoped<DirectoryPeople>();
        services.AddScoped<Passkeys>();
        services.AddSingleton<LastUses>();
        services.AddHostedService(provider => provider.GetRequiredService<LastUses>());
        services.AddSingleton<PeopleRetention>();
        services.AddHostedService(provider => provider.GetRequiredService<PeopleRetention>());
        services.AddScoped<DevelopmentSignIn>();
        services.AddDataProtection().SetApplicationName("council-platform");
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<IServiceScopeFactory>((options, scopes) => options.XmlRepository = new ProtectionKeys(scopes));
        services.AddAntiforgery(options =>
            options.Cookie = new SecureCookie
            {
                Name = SessionCookie.Prefix + "form",
                Path = "/",
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
            }
        );
        var authentication = services.AddAuthentication(SessionCookie.Scheme).AddCookie(SessionCookie.Scheme);
        services
            .AddOptions<CookieAuthenticationOptions>(SessionCookie.Scheme)
            .Configure<IOptions<SignInOptions>>(
                (cookie, options) =>
                {
                    cookie.Cookie.Name = SessionCookie.Name;
                    cookie.Cookie.Path = "/";
                    cookie.Cookie.SecurePolicy = CookieSecurePolicy.Always;
                    cookie.Cookie.HttpOnly = true;
                    // Lax, because the directory sends the browser back with a link.
                    cookie.Cookie.SameSite = SameSiteMode.Lax;
                    // The session itself says when it has been idle for too long.
                    cookie.SlidingExpiration = false;
                    cookie.ExpireTimeSpan = options.Value.Lifetime;
                    cookie.LoginPath = "/sign-in";
                }
            );
        // A fault of these settings is reported before the host starts; here they only name the schemes.
        foreach (var (name, directory) in DirectoriesOf(section))
        {
            authentication.AddDirectory(name, directory);
        }
    }

    private static Dictionary<string, DirectoryOptions> DirectoriesOf(IConfigurationSection section)
    {
        try
        {
            return section.Get<SignInOptions>()?.Directories ?? [];
        }
        catch (InvalidOperationException)
        {
            return [];
        }
    }

    // With the policy "always", the forms' protection refuses to work without TLS. A browser takes a secure cookie from its own computer
    // without it, as in the demonstration.
    private sealed class SecureCookie : CookieBuilder
    {
        public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
        {
            var cookie = base.Build(context, expiresFrom);
            cookie.Secure = true;
            return cookie;
        }
    }
}
