using CouncilPlatform.Host.Core.Partnerships;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CouncilPlatform.Host.Pages;

/// <summary>A page for those who have at least a role in the partnership. Whoever has not signed in does so first.</summary>
internal abstract class PartnershipPageModel(VisiblePartnerships partnerships, Caller caller, Role least) : PageModel
{
    public Partnership Partnership { get; private set; } = null!;

    protected Caller Visitor => caller;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext page, PageHandlerExecutionDelegate next)
    {
        var slug = (string)RouteData.Values["slug"]!;
        var found = (await partnerships.AllAsync(HttpContext.RequestAborted)).FirstOrDefault(p => p.Slug == slug);
        if (found is not null && caller.Has(least, found))
        {
            Partnership = found;
            await next();
            return;
        }

        page.Result =
            found is null ? NotFound()
            : caller.IsKnown ? StatusCode(StatusCodes.Status403Forbidden)
            : RedirectToPage("/People/SignIn", new { returnUrl = Request.Path + Request.QueryString });
    }
}
