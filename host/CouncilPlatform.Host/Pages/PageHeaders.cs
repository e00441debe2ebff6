using Microsoft.AspNetCore.Mvc.Filters;

namespace CouncilPlatform.Host.Pages;

/// <summary>What a browser may do with a page of ours: nothing but show it. A page that needs more says so itself.</summary>
internal sealed class PageHeaders : IResourceFilter
{
    private const string ShowOnly =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = ShowOnly;
        // Pages depend on the caller.
        headers.CacheControl = "no-store";
    }

    public void OnResourceExecuted(ResourceExecutedContext context) { }
}
