using CouncilPlatform.Host.Core.Partnerships;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CouncilPlatform.Host.Pages;

/// <summary>What a visitor sees in place of a page that does not exist, or that they may not open.</summary>
[IgnoreAntiforgeryToken]
internal sealed class RefusedModel(VisiblePartnerships partnerships) : PageModel
{
    public const string NotFoundTitle = "Page not found";

    /// <summary>Whose page was asked for. Null if the visitor cannot see it.</summary>
    public Partnership? Partnership { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext page, PageHandlerExecutionDelegate next)
    {
        var asked = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        if (asked is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

        var slug = asked?.RouteValues?["slug"] as string;
        Partnership = (await partnerships.AllAsync(HttpContext.RequestAborted)).FirstOrDefault(p => p.Slug == slug);
        // The layout shows the partnership's colours, and leads back to a page that was asked for. Any other address may have a secret.
        RouteData.Values["slug"] = Partnership?.Slug;
        var isPage = asked?.Endpoint?.Metadata.GetMetadata<PageActionDescriptor>() is not null;
        Request.Path = isPage ? asked!.OriginalPath : "/";
        Request.QueryString = isPage ? new(asked!.OriginalQueryString) : QueryString.Empty;
        await next();
    }
}
