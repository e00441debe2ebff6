using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Datasets;
using CouncilPlatform.Host.Pages.Described;
using CouncilPlatform.Host.Pages.Described.Answers;
using CouncilPlatform.Host.Pages.Described.Views;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CouncilPlatform.Host.Pages;

/// <summary>
/// The page of one partnership. The answer is the same "not found" for one that does not exist and one that the caller may not see.
/// </summary>
internal sealed class PartnershipModel(
    VisiblePartnerships partnerships,
    DatasetCatalogue datasets,
    PageCatalogue catalogue,
    PageDocuments documents,
    PageReader reader,
    Caller caller
) : PageModel
{
    public Partnership? Partnership { get; private set; }

    /// <summary>The files that the caller may read.</summary>
    public IReadOnlyList<Dataset> Files { get; private set; } = [];

    /// <summary>What the core and each module show on a partnership's home.</summary>
    public IReadOnlyList<PanelView> Panels { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        Partnership = (await partnerships.AllAsync(cancellationToken)).FirstOrDefault(p => p.Slug == slug);
        if (Partnership is { } partnership && caller.MayRead(partnership))
        {
            Panels = await PanelsAsync(partnership);
            Files = await datasets.OfAsync(partnership, caller, HttpContext.RequestServices, cancellationToken);
        }

        return new PageResult { StatusCode = Partnership is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK };
    }

    private async Task<IReadOnlyList<PanelView>> PanelsAsync(Partnership partnership)
    {
        var panels = new List<PanelView>();
        foreach (var page in catalogue.Of(partnership).Where(p => p.Name == PageCatalogue.Home))
        {
            var query = new PageQuery(page.Description, documents.Of(page), id: null, QueryCollection.Empty);
            var answer = await reader.AskAsync(HttpContext, partnership, page, query.Variables);
            var links = new PageLinks(catalogue, partnership, $"partnerships/{partnership.Slug}/{page.Name}", query.Values);
            panels.AddRange(new PanelViews(answer, links, query, page.Module).Of(page.Description.Panels));
        }

        return panels;
    }
}
