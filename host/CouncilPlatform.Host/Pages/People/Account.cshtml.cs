using System.Globalization;
using System.Text.Json;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Core.People;
using CouncilPlatform.Host.Resources;
using CouncilPlatform.Host.Security;
using CouncilPlatform.Host.Security.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CouncilPlatform.Host.Pages.People;

/// <summary>What the person who has signed in may do, for whom, and what is kept about them.</summary>
internal sealed class AccountModel(
    CallerContext context,
    CoreDb db,
    Sessions sessions,
    Passkeys passkeys,
    PersonExport export,
    PartnershipDirectory partnerships,
    IStringLocalizer<PeopleTexts> words
) : PageModel
{
    public Person Person => context.SignedIn!.Person;

    public IReadOnlyList<RoleLine> Roles { get; private set; } = [];

    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public IReadOnlyList<PasskeyLine> Passkeys { get; private set; } = [];

    /// <summary>Whether the person can still sign in without one of their passkeys.</summary>
    public bool MayRemovePasskeys { get; private set; }

    /// <summary>What a browser is asked for if the person makes another passkey.</summary>
    public PasskeyRequest Ceremony { get; private set; } = new("", "");

    /// <summary>Why a passkey was not added, in words for the person.</summary>
    public string? Problem { get; private set; }

    /// <summary>Nobody else sees this page: whoever has not signed in does so first.</summary>
    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext page, PageHandlerExecutionDelegate next)
    {
        if (context.SignedIn is not null)
        {
            return next();
        }

        page.Result = RedirectToPage("/People/SignIn", new { returnUrl = Url.Page("/People/Account") });
        return Task.CompletedTask;
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        PageHeaders.AllowOwnScript(Response);
        Ceremony = await passkeys.AskForNewAsync(Request, Person, cancellationToken);
        var person = Person.Id;
        var known = await db.Passkeys.AsNoTracking().Where(p => p.PersonId == person).OrderBy(p => p.Id).ToListAsync(cancellationToken);
        Passkeys = [.. known.Select(p => new PasskeyLine(p.Id, p.Label, Show(UkTime.Day(p.CreatedUtc))))];
        MayRemovePasskeys = known.Count > 1 || await db.Identities.AnyAsync(i => i.PersonId == person, cancellationToken);
        var names = await NamesAsync(cancellationToken);
        Choices =
        [
            .. context.SignedIn!.Choices.Select(c => new Choice(
                ValueOf(c),
                c.Organisation is { } id ? names[id] : words["the partnership's own team"].Value,
                c == context.SignedIn.Acting
            )),
        ];
        var all = (await partnerships.CurrentAsync(cancellationToken)).ById;
        Roles =
        [
            .. from role in context.SignedIn.Roles
            select new RoleLine(
                all[role.PartnershipId].Slug,
                all[role.PartnershipId].Name,
                role.Role,
                role.OrganisationId is { } id ? names[id]
                    : role.ActsForPartnership ? words["the partnership's own team"].Value
                    : words["nobody: to read"].Value,
                role.Until is { } until ? Show(until) : null
            ),
        ];
    }

    /// <summary>Remembers whom the person acts for in this browser.</summary>
    public async Task<IActionResult> OnPostActForAsync(string choice, CancellationToken cancellationToken)
    {
        if (context.Credential is SessionCredential session && context.SignedIn!.Choices.Any(c => ValueOf(c) == choice))
        {
            await sessions.ChooseAsync(session.Secret, context.SignedIn.Choices.First(c => ValueOf(c) == choice), cancellationToken);
        }

        return RedirectToPage();
    }

    /// <summary>Adds a passkey that the browser has made.</summary>
    public async Task<IActionResult> OnPostAddPasskeyAsync(string ticket, string answer, string? label, CancellationToken cancellationToken)
    {
        try
        {
            await passkeys.AddAsync(Request, Person, ticket, answer, label, cancellationToken);
            return RedirectToPage();
        }
        catch (PasskeyRefusedException e)
        {
            Problem = e.Message;
            await OnGetAsync(cancellationToken);
            return Page();
        }
    }

    /// <summary>Removes a passkey, if the person can still sign in without it.</summary>
    public async Task<IActionResult> OnPostRemovePasskeyAsync(Guid passkey, CancellationToken cancellationToken)
    {
        await passkeys.RemoveAsync(Person, passkey, cancellationToken);
        return RedirectToPage();
    }

    /// <summary>Everything that is kept about the person, as a file.</summary>
    public async Task<IActionResult> OnGetDataAsync(CancellationToken cancellationToken) =>
        File(
            JsonSerializer.SerializeToUtf8Bytes(await export.OfAsync(Person.Id, cancellationToken), PersonExport.Readable),
            "application/json",
            "my-data.json"
        );

    private static string Show(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    private static string ValueOf(ActingFor acting) => acting.Organisation?.ToString("N") ?? "partnership";

    private Task<Dictionary<Guid, string>> NamesAsync(CancellationToken cancellationToken)
    {
        var person = Person.Id;
        var chosen = context.SignedIn!.Choices.Select(c => c.Organisation).OfType<Guid>().ToList();
        return db
            .Organisations.Where(o => chosen.Contains(o.Id) || db.PersonRoles.Any(r => r.PersonId == person && r.OrganisationId == o.Id))
            .ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken);
    }

    /// <summary>One role, as the page shows it.</summary>
    internal sealed record RoleLine(string Slug, string Partnership, Role Role, string For, string? Until);

    /// <summary>One passkey, as the page shows it.</summary>
    internal sealed record PasskeyLine(Guid Id, string Label, string Made);

    /// <summary>Whom the person could act for.</summary>
    internal sealed record Choice(string Value, string Name, bool IsNow);
}
