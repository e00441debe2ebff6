using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Datasets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CouncilPlatform.Host.Pages;

/// <summary>
/// The page of one partnership. The answer is the same "not found" for one that does not exist and one that the caller may not see.
/// </summary>
internal sealed class PartnershipModel(VisiblePartnerships partnerships, DatasetCatalogue datasets, Caller caller) : PageModel
{
    public Partnership? Partnership { get; private set; }

    /// <summary>The files that the caller may read.</summary>
    public IReadOnlyList<Dataset> Files { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        Partnership = (await partnerships.AllAsync(cancellationToken)).FirstOrDefault(p => p.Slug == slug);
        if (Partnership is { } partnership && caller.MayRead(partnership))
        {
            Files = await datasets.OfAsync(partnership, caller, HttpContext.RequestServices, cancellationToken);
        }

        return new PageResult { StatusCode = Partnership is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK };
    }
}
