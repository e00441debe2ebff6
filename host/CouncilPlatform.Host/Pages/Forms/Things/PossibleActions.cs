using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Pages.Described.Answers;
using CouncilPlatform.Host.Pages.Forms.Descriptions;

namespace CouncilPlatform.Host.Pages.Forms.Things;

/// <summary>
/// Leaves out the forms that the state of a thing does not allow, and finds what the others wait for, as their descriptions say.
/// </summary>
internal sealed class PossibleActions(Schemas schemas, FormGraph graph)
{
    public async Task<IReadOnlyList<(MutationForm Form, IReadOnlyList<string> Waits)>> OfAsync(
        HttpContext http,
        Partnership partnership,
        GlobalId thing,
        IReadOnlyList<MutationForm> forms
    )
    {
        var paths = forms.SelectMany(f => f.Conditions(thing.Type).Select(c => c.Path).Concat(PathsOf(f.WaitsAt(thing.Type)))).ToList();
        if (paths.Count == 0)
        {
            return [.. forms.Select(f => (f, (IReadOnlyList<string>)[]))];
        }

        var place = await graph.ReadThingAsync(http, schemas.Of(partnership), thing, paths);
        return
        [
            .. forms
                .Where(f =>
                    place.Node is null || f.Conditions(thing.Type).All(c => c.Values.Contains(place.Text(c.Path), StringComparer.Ordinal))
                )
                .Select(f => (f, Sentences(place, f.WaitsAt(thing.Type)))),
        ];
    }

    private static IEnumerable<string> PathsOf(WaitsDescription? waits) =>
        waits is null ? []
        : waits.Text is null ? [waits.Path]
        : Sentence.PathsIn(waits.Text).Select(p => $"{waits.Path}.{p}");

    private static IReadOnlyList<string> Sentences(Place place, WaitsDescription? waits) =>
        waits is null
            ? []
            :
            [
                .. place
                    .Rows(waits.Path)
                    .Select(w => waits.Text is { } text ? Sentence.Fill(text, w) : w.Node!.ToString())
                    .OfType<string>(),
            ];
}
