using System.Globalization;
using System.Text;
using CouncilPlatform.Host.Core.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Themes;

/// <summary>
/// <c>/partnerships/{slug}/theme.css</c> and <c>/partnerships/{slug}/logo.png</c>: the style sheet of a partnership's pages has an address,
/// because the pages allow no styles of their own.
/// </summary>
internal static class ThemeEndpoints
{
    public static void MapThemes(this WebApplication app)
    {
        app.MapGet("/partnerships/{slug}/theme.css", SendStylesAsync);
        app.MapGet("/partnerships/{slug}/logo.png", SendLogoAsync);
    }

    // A partnership without a theme, or one that the visitor does not see, has an empty style sheet: every page names one.
    private static async Task SendStylesAsync(HttpContext http, string slug)
    {
        var theme = await FindAsync(http, slug);
        var css = new StringBuilder();
        if (theme?.Colour is { } colour)
        {
            css.AppendLine(
                CultureInfo.InvariantCulture,
                $":root {{ --govuk-brand-colour: {colour}; --platform-header-colour: {colour}; }}"
            );
        }

        if (theme?.HasLogo() == true)
        {
            css.AppendLine(
                ".govuk-generic-header__homepage-link { padding-left: 3.5rem; min-height: 2.5rem; "
                    + "background: url(\"logo.png\") no-repeat left center / 3rem auto; }"
            );
        }

        http.Response.ContentType = "text/css; charset=utf-8";
        http.Response.Headers.CacheControl = "private, no-cache";
        await http.Response.WriteAsync(css.ToString(), Encoding.UTF8, http.RequestAborted);
    }

    private static async Task<IResult> SendLogoAsync(HttpContext http, string slug)
    {
        var picture = (await FindAsync(http, slug))?.Picture();
        http.Response.Headers.CacheControl = "private, no-cache";
        return picture is null ? Results.NotFound() : Results.Bytes(picture, "image/png");
    }

    private static async Task<PageTheme?> FindAsync(HttpContext http, string slug)
    {
        var visible = await http.RequestServices.GetRequiredService<VisiblePartnerships>().AllAsync(http.RequestAborted);
        return visible.FirstOrDefault(p => p.Slug == slug) is { } partnership
            ? await http
                .RequestServices.GetRequiredService<CoreDb>()
                .Of<PageTheme>(partnership)
                .AsNoTracking()
                .SingleOrDefaultAsync(http.RequestAborted)
            : null;
    }
}
