using Microsoft.AspNetCore.Mvc.Filters;

namespace CouncilPlatform.Host.Pages;

/// <summary>Limits what a browser may do with our pages: only show them. A page that needs more sets its own headers.</summary>
internal sealed class PageHeaders : IResourceFilter
{
    private const string ShowOnly =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = ShowOnly;
        // Pages depend on the caller, so they are not cached. Forms would otherwise add "no-cache" themselves, with a warning in the log.
        headers.CacheControl = "no-cache, no-store";
    }

    /// <summary>Lets a page run this host's own scripts, and no other. Call it before the page is written.</summary>
    public static void AllowOwnScript(HttpResponse response) => response.Headers.ContentSecurityPolicy = ShowOnly + "; script-src 'self'";

    /// <summary>Lets a page run this host's own scripts, which may send requests to this host.</summary>
    public static void AllowOwnRequests(HttpResponse response) =>
        response.Headers.ContentSecurityPolicy = ShowOnly + "; script-src 'self'; connect-src 'self'";

    public void OnResourceExecuted(ResourceExecutedContext context) { }
}
