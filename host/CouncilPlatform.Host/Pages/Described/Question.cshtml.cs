using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Pages.Described.Views;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CouncilPlatform.Host.Pages.Described;

/// <summary>The question behind a described page, to ask it elsewhere: in the IDE, on a command line, or in a dashboard.</summary>
internal sealed class QuestionModel(VisiblePartnerships partnerships, PageCatalogue catalogue, PageDocuments documents, Caller caller)
    : PageModel
{
    public Partnership Partnership { get; private set; } = null!;

    public Question Question { get; private set; } = null!;

    /// <summary>The address of the page itself.</summary>
    public string Of { get; private set; } = "";

    /// <summary>The address of the IDE with the question.</summary>
    public string Ide { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string slug, string name, string? id, CancellationToken cancellationToken)
    {
        GlobalId? about = GlobalId.TryParse(id, out var known) ? known : null;
        if (
            (await partnerships.AllAsync(cancellationToken)).FirstOrDefault(p => p.Slug == slug) is not { } partnership
            || catalogue.Find(partnership, name) is not { } page
            || !page.IsFor(caller, partnership)
            || page.Description.Of != about?.Type
        )
        {
            return NotFound();
        }

        var document = documents.Of(page);
        var query = new PageQuery(page.Description, document, about, Request.Query);
        Partnership = partnership;
        Question = Question.Of(
            page,
            query,
            partnership,
            document,
            $"{Request.Scheme}://{Request.Host}{Request.PathBase}/graphql/{partnership.Slug}"
        );
        Of = page.AddressIn(partnership, about) + Request.QueryString;
        Ide = $"graphql/{partnership.Slug}{Request.QueryString.Add("page", page.Name)}{(about is { } thing ? $"&id={thing}" : "")}";
        return Page();
    }
}
