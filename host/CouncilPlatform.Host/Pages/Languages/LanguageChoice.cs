using System.Globalization;
using CouncilPlatform.Host.Security.SignIn;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace CouncilPlatform.Host.Pages.Languages;

/// <summary>The language that a visitor has chosen: by a link, before in this browser, or in the browser's settings.</summary>
internal sealed class LanguageChoice : RequestCultureProvider
{
    /// <summary>In the address: the language from now on.</summary>
    public const string Query = "lang";

    /// <summary>The cookie that keeps the choice. The page that somebody asks for needs it, so nobody is asked about it.</summary>
    public const string Cookie = SessionCookie.Prefix + "language";

    private static readonly CookieBuilder _cookie = new SecureCookie
    {
        Path = "/",
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        IsEssential = true,
        MaxAge = TimeSpan.FromDays(365),
    };

    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) =>
        Task.FromResult(Of(httpContext.Request) is { } language ? new ProviderCultureResult(language.Name) : null);

    /// <summary>Keeps what the visitor has chosen by a link.</summary>
    public static void Keep(HttpContext http)
    {
        if (Language.Find(http.Request.Query[Query]) is { } chosen)
        {
            http.Response.Cookies.Append(Cookie, chosen.TwoLetterISOLanguageName, _cookie.Build(http));
        }
    }

    /// <summary>
    /// The address of the page that is shown, in the other language. What would lead elsewhere after a sign-in is left out.
    /// </summary>
    public static string Switch(IUrlHelper url)
    {
        var request = url.ActionContext.HttpContext.Request;
        var query = request
            .Query.Where(q => q.Key != Query && (!q.Key.Equals("returnUrl", StringComparison.OrdinalIgnoreCase) || url.IsLocalUrl(q.Value)))
            .Append(new(Query, Language.Other.TwoLetterISOLanguageName));
        return request.PathBase + request.Path + QueryString.Create(query);
    }

    private static CultureInfo? Of(HttpRequest request) =>
        Language.Find(request.Query[Query]) ?? Language.Find(request.Cookies[Cookie]) ?? Accepted(request);

    private static CultureInfo? Accepted(HttpRequest request) =>
        request
            .GetTypedHeaders()
            .AcceptLanguage.OrderByDescending(l => l.Quality ?? 1)
            .Select(l => Language.Find(l.Value.Value))
            .FirstOrDefault(l => l is not null);
}
