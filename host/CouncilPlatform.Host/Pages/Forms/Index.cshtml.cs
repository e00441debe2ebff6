using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Pages.Forms.Drafts;
using CouncilPlatform.Host.Pages.Languages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CouncilPlatform.Host.Pages.Forms;

/// <summary>Every form that the visitor may fill in. Whoever has no role in the partnership has none.</summary>
internal sealed class FormsModel(
    VisiblePartnerships partnerships,
    Caller caller,
    FormCatalogue catalogue,
    FormDrafts drafts,
    FormGroups groups,
    ModuleTexts texts
) : PageModel
{
    public Partnership Partnership { get; private set; } = null!;

    /// <summary>Words that the forms must have. Null for all forms.</summary>
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Words { get; set; }

    /// <summary>Whether the visitor's role opens any form.</summary>
    public bool HasForms { get; private set; }

    public IReadOnlyList<FormGroup> Groups { get; private set; } = [];

    /// <summary>How many forms are shown.</summary>
    public int Count => Groups.Sum(g => g.Features.Sum(f => f.Forms.Count));

    /// <summary>The forms that the visitor has begun and not sent.</summary>
    public IReadOnlyList<(Phrase Title, string Address, DateTime SavedUtc)> Drafts { get; private set; } = [];

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
        var forms = catalogue.Of(found, caller).ToList();
        (HasForms, Groups) = (forms.Count > 0, groups.Of(forms, Words));
        if (caller.Person is { } person)
        {
            var begun = await drafts.OfAsync(person, $"/partnerships/{slug}/do/", cancellationToken);
            Drafts =
            [
                .. begun
                    .Select(d => (Form: catalogue.Find(found, d.Address.Split('?')[0].Split('/')[^1]), Draft: d))
                    .Where(d => d.Form is not null)
                    .Select(d => (texts.Of(d.Form!).Of(d.Form!.Title), d.Draft.Address, d.Draft.SavedUtc)),
            ];
        }

        return Page();
    }
}
