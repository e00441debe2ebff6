using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Pages.Languages;
using CouncilPlatform.Host.Resources;
using Humanizer;
using Microsoft.Extensions.Localization;

namespace CouncilPlatform.Host.Pages.Forms;

/// <summary>Arranges forms as their code is arranged: by module, by feature, and by the kind of record that they change.</summary>
internal sealed class FormGroups(ModuleCatalogue modules, ModuleTexts texts, IStringLocalizer<FormTexts> words)
{
    /// <param name="forms">The forms.</param>
    /// <param name="sought">Words that a form must have, in its title or description, or in the names of its module, feature or record.
    /// Null for all forms.</param>
    /// <returns>The forms of the core, then those of each module.</returns>
    public IReadOnlyList<FormGroup> Of(IEnumerable<MutationForm> forms, string? sought)
    {
        var all = (sought ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return
        [
            .. forms
                .Where(f => all.All(word => Says(f).Contains(word, StringComparison.OrdinalIgnoreCase)))
                .GroupBy(f => f.Module)
                .OrderBy(g => g.Key != Gate.CoreModule)
                .ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new FormGroup($"forms-{g.Key}", TitleOf(g.Key), FeaturesOf(g.Key, g, $"forms-{g.Key}"))),
        ];
    }

    private IReadOnlyList<FeatureForms> FeaturesOf(string module, IEnumerable<MutationForm> forms, string id) =>
        [
            .. forms
                .GroupBy(f => f.Feature)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new FeatureForms(
                    $"{id}-{Slugs.Of(g.Key ?? "")}",
                    texts.Of(module).OrNull(g.Key),
                    [.. g.OrderBy(f => f.Changed.Name, StringComparer.Ordinal).ThenBy(f => f.Title, StringComparer.Ordinal)]
                )),
        ];

    private Phrase TitleOf(string module) =>
        module == Gate.CoreModule ? words["The partnership"].Value : texts.Of(module).Of(Words.OfCode(modules.TitleOf(module)));

    private string Says(MutationForm form) =>
        $"{form.Title} {texts.Of(form).Of(form.Title)} {form.Description} {TitleOf(form.Module)} {form.Feature} "
        + form.Changed.Name.Humanize();
}

/// <param name="Id">The id of its heading on the page.</param>
/// <param name="Title">What the module is called.</param>
/// <param name="Features">Its forms.</param>
internal sealed record FormGroup(string Id, Phrase Title, IReadOnlyList<FeatureForms> Features);

/// <param name="Id">The id of its heading on the page.</param>
/// <param name="Title">What the feature is called. Null for a module without features.</param>
/// <param name="Forms">Its forms: those that change one kind of record together.</param>
internal sealed record FeatureForms(string Id, Phrase? Title, IReadOnlyList<MutationForm> Forms);
