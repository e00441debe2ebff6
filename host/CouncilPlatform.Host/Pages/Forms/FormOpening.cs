using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Pages.Described;
using CouncilPlatform.Host.Pages.Described.Views;
using CouncilPlatform.Host.Pages.Forms.Given;
using CouncilPlatform.Host.Pages.Forms.Things;
using CouncilPlatform.Host.Pages.Languages;
using CouncilPlatform.Host.Resources;
using CouncilPlatform.Host.Telemetry;
using Microsoft.Extensions.Localization;

namespace CouncilPlatform.Host.Pages.Forms;

/// <summary>Finds the form that an address names, and what it is about. Or else why it cannot be sent.</summary>
internal sealed class FormOpening(
    VisiblePartnerships partnerships,
    Caller caller,
    FormCatalogue catalogue,
    PageCatalogue pages,
    ModuleCatalogue modules,
    FixedThings things,
    GivenRows rows,
    IStringLocalizer<FormTexts> words
)
{
    public async Task<FoundForm> FindAsync(HttpContext http, string slug, string mutation)
    {
        var visible = await partnerships.AllAsync(http.RequestAborted);
        if (visible.FirstOrDefault(p => p.Slug == slug) is not { } partnership)
        {
            return new(StatusCodes.Status404NotFound);
        }

        if (catalogue.Find(partnership, mutation) is not { } form)
        {
            return catalogue.OfAnyModule(mutation) is { } off
                ? new(StatusCodes.Status404NotFound, Blank(off), Phrase.InEnglish(modules.NotEnabled(off.Module, partnership)))
                : new(StatusCodes.Status404NotFound);
        }

        if (!form.IsFor(caller, partnership))
        {
            return caller.IsKnown
                ? new(StatusCodes.Status403Forbidden, Blank(form), words["Your role does not open this form any more."].Value)
                : new(StatusCodes.Status401Unauthorized);
        }

        if (await things.ReadAsync(http, partnership, form) is not { } about)
        {
            return new(StatusCodes.Status404NotFound, Blank(form), words["What this form is about does not exist any more."].Value);
        }

        RequestFacts.Of(http).Partnership = partnership.Slug;
        var values = new FormValues();
        form = await rows.ReadAsync(http, partnership, form, about, values);
        return new(StatusCodes.Status200OK, new(partnership, form, about, values, LinksFrom(form)));

        OpenForm Blank(MutationForm lost) =>
            new(partnership, lost with { IsInPages = false }, new Dictionary<string, FixedThing>(), new(), LinksFrom(lost));

        PageLinks LinksFrom(MutationForm from) =>
            new(pages, partnership, from.AddressIn(partnership), new Dictionary<string, string>(), visible, caller);
    }
}

/// <param name="Status">The HTTP status of the page.</param>
/// <param name="Open">The form. Null if there is none to show.</param>
/// <param name="Lost">Why it cannot be sent. Null if it can.</param>
internal sealed record FoundForm(int Status, OpenForm? Open = null, Phrase? Lost = null);
