using CouncilPlatform.Host.Security.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Pages.People;

/// <summary>Sends the browser to a directory, which sends it back signed in.</summary>
internal sealed class DirectoryModel(IOptions<SignInOptions> options, ILogger<DirectoryModel> logger) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string name, string? returnUrl)
    {
        if (!options.Value.HasDirectory(name))
        {
            return NotFound();
        }

        var next = Url.IsLocalUrl(returnUrl) ? returnUrl : Url.Content("~/");
        try
        {
            await HttpContext.ChallengeAsync(DirectoryScheme.ForBrowsers(name), new AuthenticationProperties { RedirectUri = next });
            return new EmptyResult();
        }
        catch (InvalidOperationException e)
        {
            logger.LogWarning(e, "The directory {Directory} does not answer", name);
            return RedirectToPage("/People/SignIn", new { failed = name, returnUrl = next });
        }
    }
}
