using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Core.People;
using CouncilPlatform.Host.Resources;
using CouncilPlatform.Host.Security;
using CouncilPlatform.Host.Security.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CouncilPlatform.Host.Pages.People;

/// <summary>Lets an invited person make a passkey, and signs them in. It works once.</summary>
internal sealed class InvitationModel(
    CoreDb db,
    Passkeys passkeys,
    PartnershipDirectory partnerships,
    IServiceScopeFactory scopes,
    TimeProvider time,
    IStringLocalizer<PeopleTexts> words
) : PageModel
{
    public Person? Person { get; private set; }

    public PasskeyRequest? Ceremony { get; private set; }

    /// <summary>What the person may do: a sentence for each role.</summary>
    public IReadOnlyList<string> Roles { get; private set; } = [];

    public string? Problem { get; private set; }

    public Task<IActionResult> OnGetAsync(string secret, CancellationToken cancellationToken) => ShowAsync(secret, cancellationToken);

    public async Task<IActionResult> OnPostAsync(
        string secret,
        string ticket,
        string answer,
        string? label,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await Invitations.FindAsync(db, secret, now, cancellationToken) is not var (_, person))
        {
            return await ShowAsync(secret, cancellationToken);
        }

        try
        {
            var passkey = await passkeys.ReadNewAsync(Request, person, ticket, answer, label, cancellationToken);
            await AcceptAsync(secret, person, passkey, cancellationToken);
            await SessionCookie.SignInAsync(HttpContext, person, Passkeys.Method);
            return RedirectToPage("/People/Account");
        }
        catch (PasskeyRefusedException e)
        {
            Problem = e.Message;
            return await ShowAsync(secret, cancellationToken);
        }
    }

    private Task<Person> AcceptAsync(string secret, Person person, Passkey passkey, CancellationToken cancellationToken) =>
        scopes.ChangeAsAsync(
            CallerScopes.Of(person),
            "acceptInvitation",
            async change =>
            {
                await change.BeginAsync();
                if (await Invitations.UseAsync(change, secret) is not { } invited)
                {
                    throw new PasskeyRefusedException();
                }

                change.Add(passkey);
                change.AuditIn(partnership: null, invited, $"{invited.Reference} accepted an invitation and made a passkey");
                return invited;
            },
            cancellationToken
        );

    private async Task<IActionResult> ShowAsync(string secret, CancellationToken cancellationToken)
    {
        PageHeaders.AllowOwnScript(Response);
        if (await Invitations.FindAsync(db, secret, time.GetUtcNow().UtcDateTime, cancellationToken) is not var (_, person))
        {
            return new PageResult { StatusCode = StatusCodes.Status404NotFound };
        }

        Person = person;
        Ceremony = await passkeys.AskForNewAsync(Request, person, cancellationToken);
        var all = (await partnerships.CurrentAsync(cancellationToken)).ById;
        var roles = await db.AcrossPartnerships<PersonRole>("An invitation may give roles in several partnerships.")
            .Where(r => r.PersonId == person.Id && r.EndedUtc == null)
            .Select(r => new
            {
                r.PartnershipId,
                r.Role,
                Organisation = db.Organisations.Where(o => o.Id == r.OrganisationId).Select(o => o.Name).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        Roles =
        [
            .. roles.Select(r =>
                r.Organisation is null
                    ? words["{0} of {1}.", Words.Of(r.Role), all[r.PartnershipId].Name].Value
                    : words["{0} of {1}, for {2}.", Words.Of(r.Role), all[r.PartnershipId].Name, r.Organisation].Value
            ),
        ];
        return Page();
    }
}
