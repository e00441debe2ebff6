using CouncilPlatform.Host.Core.Ownership;
using CouncilPlatform.Host.Security;

namespace CouncilPlatform.Host.Pages.Forms.Things;

/// <summary>The forms about one thing that its page leads to: those that the visitor's role and the thing's owner allow.</summary>
internal sealed class ThingActions(FormCatalogue catalogue, Caller caller, IServiceScopeFactory scopes)
{
    public async Task<IReadOnlyList<MutationForm>> OfAsync(GlobalId thing, Partnership partnership, CancellationToken cancellationToken)
    {
        var forms = catalogue.About(thing.Type, partnership, caller).ToList();
        if (forms.Exists(f => Changes(f, thing)) && !await MayChangeAsync(thing, partnership, cancellationToken))
        {
            forms.RemoveAll(f => Changes(f, thing));
        }

        return forms;
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
