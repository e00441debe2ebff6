using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Security.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CouncilPlatform.Host.Pages.People;

/// <summary>Lists the made-up people for development. Anywhere else there is no such page.</summary>
internal sealed class DevelopmentModel(DevelopmentSignIn development, PartnershipDirectory directory) : PageModel
{
    public static IReadOnlyList<Role> Roles { get; } = [Role.Viewer, Role.Officer, Role.Approver, Role.Administrator];

    public IReadOnlyList<(Partnership Partnership, IReadOnlyList<Organisation> Members)> Partnerships { get; private set; } = [];

    /// <summary>The page of this host to go to afterwards. Null for the person's own.</summary>
    public string? ReturnUrl { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? returnUrl, CancellationToken cancellationToken)
    {
        ReturnUrl = returnUrl;
        if (!development.IsOpenTo(HttpContext))
        {
            return NotFound();
        }

        List<(Partnership, IReadOnlyList<Organisation>)> all = [];
        foreach (
            var partnership in (await directory.CurrentAsync(cancellationToken)).BySlug.Values.OrderBy(p => p.Name, StringComparer.Ordinal)
        )
        {
            all.Add((partnership, await development.MembersAsync(partnership, cancellationToken)));
        }

        Partnerships = all;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        string partnership,
        Guid organisation,
        Role role,
        string? returnUrl,
        CancellationToken cancellationToken
    )
    {
        if (
            !development.IsOpenTo(HttpContext)
            || !(await directory.CurrentAsync(cancellationToken)).BySlug.TryGetValue(partnership, out var where)
            || (await development.MembersAsync(where, cancellationToken)).Find(o => o.Id == organisation) is not { } member
        )
        {
            return NotFound();
        }

        var person = await development.PersonAsync(where, member, role, cancellationToken);
        await SessionCookie.SignInAsync(HttpContext, person, DevelopmentSignIn.Method);
        return Url.IsLocalUrl(returnUrl) && returnUrl != Url.Content("~/") ? LocalRedirect(returnUrl!) : RedirectToPage("/People/Account");
    }
}
