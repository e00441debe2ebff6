using CouncilPlatform.Host.Security.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Pages.People;

/// <summary>Sends the browser to a directory to sign out there too.</summary>
internal sealed class DirectorySignOutModel(IOptions<SignInOptions> options) : PageModel
{
    public IActionResult OnGet(string name) =>
        options.Value.HasDirectory(name)
            ? SignOut(new AuthenticationProperties { RedirectUri = Url.Page("/People/SignOut") }, DirectoryScheme.ForBrowsers(name))
            : NotFound();
}
