using CouncilPlatform.Host.Core.Partnerships;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CouncilPlatform.Host.Pages.Administration;

/// <summary>A page for the administrators of a partnership. Whoever has not signed in does so first.</summary>
internal abstract class AdministrationPageModel(VisiblePartnerships partnerships, Caller caller) : PageModel
{
    public Partnership Partnership { get; private set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext page, PageHandlerExecutionDelegate next)
    {
        var slug = (string)RouteData.Values["slug"]!;
        var found = (await partnerships.AllAsync(HttpContext.RequestAborted)).FirstOrDefault(p => p.Slug == slug);
        if (found is not null && caller.Has(Role.Administrator, found))
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
