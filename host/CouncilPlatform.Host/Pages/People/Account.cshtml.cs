using System.Globalization;
using System.Text.Json;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Core.People;
using CouncilPlatform.Host.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Pages.People;

/// <summary>What the person who has signed in may do, for whom, and what is kept about them.</summary>
internal sealed class AccountModel(
    CallerContext context,
    CoreDb db,
    Sessions sessions,
    PersonExport export,
    PartnershipDirectory partnerships,
    TimeProvider time
) : PageModel
{
    public Person Person => context.SignedIn!.Person;

    public IReadOnlyList<RoleLine> Roles { get; private set; } = [];

    public IReadOnlyList<Choice> Choices { get; private set; } = [];

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
        var names = await NamesAsync(cancellationToken);
        Choices =
        [
            .. context.SignedIn!.Choices.Select(c => new Choice(
                ValueOf(c),
                c.Organisation is { } id ? names[id] : "the partnership's own team",
                c == context.SignedIn.Acting
            )),
        ];
        var all = (await partnerships.CurrentAsync(cancellationToken)).ById;
        Roles =
        [
            .. from role in await MeQueries.MyRoles(context, db, time, cancellationToken)
            select new RoleLine(
                all[role.PartnershipId].Slug,
                all[role.PartnershipId].Name,
                role.Role,
                role.OrganisationId is { } id ? names[id]
                    : role.ActsForPartnership ? "the partnership's own team"
                    : "nobody: to read",
                role.Until?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
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

    /// <summary>Everything that is kept about the person, as a file.</summary>
    public async Task<IActionResult> OnGetDataAsync(CancellationToken cancellationToken) =>
        File(
            JsonSerializer.SerializeToUtf8Bytes(await export.OfAsync(Person.Id, cancellationToken), PersonExport.Readable),
            "application/json",
            "my-data.json"
        );

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

    /// <summary>Whom the person could act for.</summary>
    internal sealed record Choice(string Value, string Name, bool IsNow);
}
