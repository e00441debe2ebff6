using CouncilPlatform.Host.Core.Ownership;
using CouncilPlatform.Host.Pages.Described;
using CouncilPlatform.Host.Security;

namespace CouncilPlatform.Host.Pages.Forms.Things;

/// <summary>The forms about a thing that its page leads to: those that the visitor's role, the thing's owner and state allow.</summary>
internal sealed class ThingActions(
    FormCatalogue catalogue,
    PageCatalogue pages,
    PossibleActions possible,
    Caller caller,
    IServiceScopeFactory scopes
)
{
    public async Task<IReadOnlyList<ThingAction>> OfAsync(GlobalId thing, Partnership partnership, HttpContext http)
    {
        var forms = catalogue.About(thing.Type, partnership, caller).ToList();
        if (forms.Exists(f => Changes(f, thing)) && !await MayChangeAsync(thing, partnership, http.RequestAborted))
        {
            forms.RemoveAll(f => Changes(f, thing));
        }

        var further = pages.About(partnership, thing.Type)?.Description.Forms ?? new Dictionary<string, string>();
        return
        [
            .. (await possible.OfAsync(http, partnership, thing, forms)).Select(f => new ThingAction(
                f.Form,
                f.Form.FieldFor(thing.Type)!.Name,
                f.Waits
            )),
            .. catalogue
                .Of(partnership, caller)
                .Where(f => further.ContainsKey(f.Name))
                .Select(f => new ThingAction(f, further[f.Name], Waits: [])),
        ];
    }

    /// <summary>The forms that add a thing to a list, for the list's page, and those that the page names.</summary>
    public IReadOnlyList<MutationForm> Adding(DescribedPage list, Partnership partnership)
    {
        return [.. catalogue.Of(partnership, caller).Where(f => list.Description.Actions.Contains(f.Name) || Adds(f))];

        bool Adds(MutationForm form) => IsInList(form.Changed.Name) && !form.Fields.Any(t => IsInList(t.Of));

        bool IsInList(string? type) => type is not null && pages.About(partnership, type)?.Description.Within == list.Name;
    }

    // A mutation that checks the version of the thing changes it. Others record something of the visitor's own about it.
    private static bool Changes(MutationForm form, GlobalId thing) => form.Versioned?.Of == thing.Type;

    private async Task<bool> MayChangeAsync(GlobalId thing, Partnership partnership, CancellationToken cancellationToken)
    {
        // The question is the one that a change asks, so it is asked within one, which saves nothing.
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = caller;
        scope.ServiceProvider.GetRequiredService<ChangeScope>().Begin(partnership, "read", cancellationToken, isPreview: true);
        foreach (var records in scope.ServiceProvider.GetServices<IRecords>())
        {
            if (await records.MayChangeAsync(thing) is { } may)
            {
                return may;
            }
        }

        return true;
    }
}

/// <summary>A form about a thing.</summary>
/// <param name="Form">The form.</param>
/// <param name="Field">The field that takes the thing.</param>
/// <param name="Waits">What it waits for, a sentence each.</param>
internal sealed record ThingAction(MutationForm Form, string Field, IReadOnlyList<string> Waits)
{
    /// <summary>The form's address with the thing that it is about.</summary>
    public string AddressAbout(GlobalId thing, Partnership partnership) => $"{Form.AddressIn(partnership)}?{Field}={thing}";
}
