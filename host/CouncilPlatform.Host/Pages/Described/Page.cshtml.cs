using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Pages.Described.Answers;
using CouncilPlatform.Host.Pages.Described.Views;
using CouncilPlatform.Host.Pages.Languages;
using CouncilPlatform.Host.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CouncilPlatform.Host.Pages.Described;

/// <summary>
/// A page that a module describes. The answer is the same "not found" for what does not exist, what the visitor may not see, and what
/// belongs to a module that is off.
/// </summary>
internal sealed class DescribedPageModel(
    VisiblePartnerships partnerships,
    PageCatalogue catalogue,
    PageDocuments documents,
    PageReader reader,
    ModuleTexts texts,
    IStringLocalizer<DescribedTexts> words,
    Caller caller,
    TimeProvider time
) : PageModel
{
    public Partnership Partnership { get; private set; } = null!;

    public DescribedPage Described { get; private set; } = null!;

    /// <summary>The object that the page is about. Null if it is about none.</summary>
    public GlobalId? About { get; private set; }

    public Phrase Title { get; private set; } = "";

    /// <summary>The pages above this one, from the partnership's home down.</summary>
    public IReadOnlyList<(Phrase Title, string Address)> Above { get; private set; } = [];

    public Phrase? Lead { get; private set; }

    public IReadOnlyList<FilterView> Filters { get; private set; } = [];

    public IReadOnlyList<PanelView> Panels { get; private set; } = [];

    /// <summary>The page with other values in its address.</summary>
    public PageLinks? Links { get; private set; }

    public Citation? Citation { get; private set; }

    /// <summary>The address of the question that the page asks.</summary>
    public string Question { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string slug, string name, string? id, CancellationToken cancellationToken)
    {
        var visible = await partnerships.AllAsync(cancellationToken);
        if (
            visible.FirstOrDefault(p => p.Slug == slug) is not { } partnership
            || catalogue.Find(partnership, name) is not { } page
            || !page.IsFor(caller, partnership)
            || !TryRead(page, id, out var about)
            || await AskAsync(partnership, page, about, visible) is not { } answer
        )
        {
            return NotFound();
        }

        (Partnership, Described, About) = (partnership, page, about);
        Above =
        [
            (partnership.Name, $"partnerships/{partnership.Slug}"),
            .. page.Description.Within is { } list && Links!.Page(list) is var (above, address)
                ? [(texts.Of(above).Of(above.Description.Title), address)]
                : Array.Empty<(Phrase, string)>(),
        ];
        Title = Sentence.Fill(page.Description.Title, answer.Root, texts.Of(page)) ?? page.Name;
        Lead = Sentence.Fill(page.Description.Lead, answer.Root, texts.Of(page));
        Question = $"questions/{partnership.Slug}/{page.Name}{(about is { } thing ? $"/{thing}" : "")}{Request.QueryString}";
        Citation = Citation.Of(Request, Links!.Here(), Title.Text, partnership.Name, answer.Root.Text("node.version"), time);
        return Page();
    }

    /// <summary>A page about one object needs its id, and no other page has one.</summary>
    private static bool TryRead(DescribedPage page, string? id, out GlobalId? about)
    {
        about = GlobalId.TryParse(id, out var known) ? known : null;
        return page.Description.Of is { } type ? about?.Type == type : id is null;
    }

    private async Task<PageAnswer?> AskAsync(
        Partnership partnership,
        DescribedPage page,
        GlobalId? about,
        IReadOnlyList<Partnership> visible
    )
    {
        var document = documents.Of(page);
        var query = new PageQuery(page.Description, document, about, Request.Query);
        var answer = await reader.AskAsync(HttpContext, partnership, page, query.Variables);
        if (answer.IsWithout(about))
        {
            return null;
        }

        Links = new PageLinks(catalogue, partnership, page.AddressIn(partnership, about), query.Values, visible, caller);
        Filters = [.. page.Description.Filters.Select(f => FilterView.Of(f, document, query, answer, texts.Of(page))).OfType<FilterView>()];
        Panels = [.. new PanelViews(answer, Links, query, page.Name, texts, texts.Of(page), words).Of(page.Description.Panels)];
        return answer;
    }
}
