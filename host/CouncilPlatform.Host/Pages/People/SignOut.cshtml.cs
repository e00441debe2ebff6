using CouncilPlatform.Host.Core.People;
using CouncilPlatform.Host.Security;
using CouncilPlatform.Host.Security.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Pages.People;

/// <summary>Ends the session of this browser, or of every browser of the person.</summary>
internal sealed class SignOutModel(Sessions sessions, CallerContext context, IOptions<SignInOptions> options) : PageModel
{
    /// <summary>The directory that the person came from.</summary>
    public string? Directory { get; private set; }

    public string? DirectoryName => Directory is { } name && options.Value.Directories.TryGetValue(name, out var d) ? d.Name : null;

    public void OnGet(string? from) => Directory = from;

    /// <param name="everywhere">Whether to end the sessions of all the person's browsers.</param>
    /// <param name="cancellationToken">Cancels the sign-out.</param>
    public async Task<IActionResult> OnPostAsync(bool everywhere, CancellationToken cancellationToken)
    {
        string? from = null;
        if (context.Credential is SessionCredential session)
        {
            from = await sessions.EndAsync(session.Secret, everywhere, cancellationToken);
        }

        await HttpContext.SignOutAsync(SessionCookie.Scheme);
        return RedirectToPage(new { from });
    }
}
