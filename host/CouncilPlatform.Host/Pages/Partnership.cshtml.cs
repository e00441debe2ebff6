using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Datasets;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Pages.Described;
using CouncilPlatform.Host.Pages.Described.Answers;
using CouncilPlatform.Host.Pages.Described.Views;
using CouncilPlatform.Host.Pages.Languages;
using CouncilPlatform.Host.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

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
    ModuleCatalogue modules,
    ModuleTexts texts,
    IStringLocalizer<DescribedTexts> words,
    Caller caller,
    TimeProvider time
) : PageModel
{
    public Partnership Partnership { get; private set; } = null!;

    /// <summary>The files that the caller may read.</summary>
    public IReadOnlyList<Dataset> Files { get; private set; } = [];

    /// <summary>What the core shows on a partnership's home, without a heading, then what each module shows under its name.</summary>
    public IReadOnlyList<(Phrase? Heading, IReadOnlyList<PanelView> Panels)> Sections { get; private set; } = [];

    public Citation Citation { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        var visible = await partnerships.AllAsync(cancellationToken);
        if (visible.FirstOrDefault(p => p.Slug == slug) is not { } found)
        {
            return NotFound();
        }

        Partnership = found;
        if (caller.MayRead(found))
        {
            Sections = await SectionsAsync(found, visible);
            Files = await datasets.OfAsync(found, caller, HttpContext.RequestServices, cancellationToken);
        }

        Citation = Citation.Of(Request, $"partnerships/{found.Slug}", found.Name, partnership: null, version: null, time);
        return Page();
    }

    private async Task<IReadOnlyList<(Phrase? Heading, IReadOnlyList<PanelView> Panels)>> SectionsAsync(
        Partnership partnership,
        IReadOnlyList<Partnership> visible
    )
    {
        var sections = new List<(Phrase? Heading, IReadOnlyList<PanelView> Panels)>();
        foreach (var page in catalogue.Of(partnership).Where(p => p.Name == PageCatalogue.Home))
        {
            var query = new PageQuery(page.Description, documents.Of(page), id: null, QueryCollection.Empty);
            var answer = await reader.AskAsync(HttpContext, partnership, page, query.Variables);
            var address = $"partnerships/{partnership.Slug}/{page.Name}";
            var links = new PageLinks(catalogue, partnership, address, query.Values, visible, caller);
            sections.Add(
                (
                    page.Module == Gate.CoreModule ? (Phrase?)null : texts.Of(page).Of(Words.OfCode(modules.TitleOf(page.Module))),
                    [.. new PanelViews(answer, links, query, page.Module, texts, texts.Of(page), words).Of(page.Description.Panels)]
                )
            );
        }

        sections.RemoveAll(s => s.Panels.Count == 0);
        return sections;
    }
}
