using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Pages.Forms.Drafts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CouncilPlatform.Host.Pages.Forms;

/// <summary>Every form that the visitor may fill in. Whoever has no role in the partnership has none.</summary>
internal sealed class FormsModel(
    VisiblePartnerships partnerships,
    Caller caller,
    FormCatalogue catalogue,
    FormDrafts drafts,
    ModuleCatalogue modules
) : PageModel
{
    public Partnership Partnership { get; private set; } = null!;

    /// <summary>The forms of the core, then those of each module under its name.</summary>
    public IReadOnlyList<(string Title, IReadOnlyList<MutationForm> Forms)> Groups { get; private set; } = [];

    /// <summary>The forms that the visitor has begun and not sent.</summary>
    public IReadOnlyList<(string Title, string Address, DateTime SavedUtc)> Drafts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if ((await partnerships.AllAsync(cancellationToken)).FirstOrDefault(p => p.Slug == slug) is not { } found)
        {
            return NotFound();
        }

        if (!caller.IsKnown)
        {
            return RedirectToPage("/People/SignIn", new { returnUrl = Request.Path + Request.QueryString });
        }

        if (caller.RoleIn(found) is null)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Partnership = found;
        Groups =
        [
            .. catalogue
                .Of(found, caller)
                .GroupBy(f => f.Module)
                .OrderBy(g => g.Key != Gate.CoreModule)
                .ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g =>
                    (
                        g.Key == Gate.CoreModule ? "The partnership" : Words.OfCode(modules.TitleOf(g.Key)),
                        (IReadOnlyList<MutationForm>)[.. g]
                    )
                ),
        ];
        if (caller.Person is { } person)
        {
            var begun = await drafts.OfAsync(person, $"/partnerships/{slug}/do/", cancellationToken);
            Drafts =
            [
                .. begun
                    .Select(d => (Form: catalogue.Find(found, d.Address.Split('?')[0].Split('/')[^1]), Draft: d))
                    .Where(d => d.Form is not null)
                    .Select(d => (d.Form!.Title, d.Draft.Address, d.Draft.SavedUtc)),
            ];
        }

        return Page();
    }
}
