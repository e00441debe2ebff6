using CouncilPlatform.Host.Resources;
using CouncilPlatform.Host.Security.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Pages.People;

/// <summary>The ways to sign in.</summary>
internal sealed class SignInModel(
    IOptions<SignInOptions> options,
    Passkeys passkeys,
    DevelopmentSignIn development,
    IStringLocalizer<PeopleTexts> words
) : PageModel
{
    public IReadOnlyList<KeyValuePair<string, DirectoryOptions>> Directories { get; } =
    [.. options.Value.Directories.OrderBy(d => d.Value.Name, StringComparer.CurrentCulture)];

    /// <summary>The page of this host to go to afterwards.</summary>
    public string ReturnUrl { get; private set; } = "/";

    /// <summary>What went wrong before, in words for the person.</summary>
    public string? Problem { get; private set; }

    /// <summary>What a browser is asked for if the person signs in with a passkey.</summary>
    public PasskeyRequest Ceremony { get; private set; } = new("", "");

    /// <summary>Whether made-up people can sign in here.</summary>
    public bool IsForDevelopment => development.IsOpenTo(HttpContext);

    /// <param name="returnUrl">The page to go to afterwards. An address elsewhere is ignored.</param>
    /// <param name="failed">The directory with which a sign-in has just failed.</param>
    /// <param name="stopped">Whether the person has just been told apart as stopped.</param>
    public void OnGet(string? returnUrl, string? failed, bool stopped)
    {
        Show(returnUrl);
        Problem =
            stopped ? words["You may not sign in here. Ask the administrator of your partnership."].Value
            : failed is not null && options.Value.Directories.TryGetValue(failed, out var directory)
                ? words[
                    "The sign-in with {0} did not work. Try again. If it fails again, ask the administrator of your partnership.",
                    directory.Name
                ].Value
            : null;
    }

    /// <summary>Signs in with a passkey.</summary>
    public async Task<IActionResult> OnPostAsync(string? returnUrl, string ticket, string answer, CancellationToken cancellationToken)
    {
        try
        {
            var person = await passkeys.RecogniseAsync(Request, ticket, answer, cancellationToken);
            await SessionCookie.SignInAsync(HttpContext, person, Passkeys.Method);
            return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl! : Url.Content("~/"));
        }
        catch (PasskeyRefusedException e)
        {
            Show(returnUrl);
            Problem = e.Message;
            return Page();
        }
    }

    private void Show(string? returnUrl)
    {
        PageHeaders.AllowOwnScript(Response);
        Ceremony = passkeys.AskForKnown(Request);
        ReturnUrl = Url.IsLocalUrl(returnUrl) ? returnUrl! : Url.Content("~/");
    }
}
