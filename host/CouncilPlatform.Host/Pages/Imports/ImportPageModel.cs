using CouncilPlatform.Host.Core.Partnerships;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CouncilPlatform.Host.Pages.Imports;

/// <summary>
/// A page for those who import files into a partnership: officers and above. Whoever has not signed in does so first.
/// </summary>
internal abstract class ImportPageModel(VisiblePartnerships partnerships, Caller caller) : PageModel
{
    public Partnership Partnership { get; private set; } = null!;

    protected Caller Visitor => caller;

    /// <summary>What is wrong, each with the id of its field.</summary>
    public IReadOnlyList<(string Field, string Message)> Errors { get; protected set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext page, PageHandlerExecutionDelegate next)
    {
        var slug = (string)RouteData.Values["slug"]!;
        var found = (await partnerships.AllAsync(HttpContext.RequestAborted)).FirstOrDefault(p => p.Slug == slug);
        if (found is not null && caller.Has(Role.Officer, found))
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

    /// <summary>What is wrong with a field.</summary>
    public string? ErrorOf(string field) => Errors.FirstOrDefault(e => e.Field == field).Message;

    protected PageResult Refuse(
        IEnumerable<UserError> errors,
        Func<UserError, string> field,
        int status = StatusCodes.Status422UnprocessableEntity
    )
    {
        Errors = [.. errors.Select(e => (field(e), e.Message))];
        return new PageResult { StatusCode = status };
    }
}
