using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilPlatform.Host.Core.Work;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Pages.Described;
using CouncilPlatform.Host.Pages.Described.Answers;
using CouncilPlatform.Host.Pages.Forms;
using CouncilPlatform.Host.Pages.Forms.Fields;
using GraphQL.Types;

namespace CouncilPlatform.Host.Pages.Languages;

/// <summary>
/// Compares texts in other languages with the English ones: a text that nobody says any more is a fault, and so is another path.
/// </summary>
internal sealed class TextCheck(
    ModuleCatalogue modules,
    PageCatalogue pages,
    FormCatalogue forms,
    WorkCatalogue work,
    ModuleTexts texts,
    Schemas schemas
)
{
    /// <summary>What is wrong, a sentence each.</summary>
    public IEnumerable<string> Faults() => texts.Faults.Concat(texts.All.SelectMany(Of));

    private IEnumerable<string> Of(ReadOverlay overlay)
    {
        var known = (overlay.Folder.Length == 0 ? OfModule(overlay.Module) : OfFolder(overlay)).ToHashSet(StringComparer.Ordinal);
        return overlay
            .Texts.SelectMany(t =>
                (IEnumerable<string>)
                    [
                        .. known.Contains(t.Key) ? Array.Empty<string>() : [$"nobody says \"{t.Key}\"."],
                        .. Sentence
                            .PathsIn(t.Value)
                            .Except(Sentence.PathsIn(t.Key), StringComparer.Ordinal)
                            .Select(p => $"\"{t.Key}\" has no path \"{p}\"."),
                        .. string.IsNullOrWhiteSpace(t.Value) ? [$"\"{t.Key}\" has no words."] : Array.Empty<string>(),
                    ]
            )
            .Select(fault => $"{overlay.Module}/{overlay.Folder} in {overlay.Language}: {fault}");
    }

    private IEnumerable<string> OfFolder(ReadOverlay overlay) =>
        pages.All.FirstOrDefault(p => p.Module == overlay.Module && p.Name == overlay.Folder) is { } page ? In(page)
        : forms.OfAnyModule(overlay.Folder) is { } form && form.Module == overlay.Module ? In(form)
        : [];

    // The words of a module are on any page: of its own, and of others that lead to them.
    private IEnumerable<string> OfModule(string module) =>
        [
            Words.OfCode(modules.TitleOf(module)),
            .. pages.All.Where(p => p.Module == module).SelectMany(p => In(p)),
            .. forms.OfAllModules.Where(f => f.Module == module).SelectMany(f => In(f)),
            .. work.All.Where(w => w.Module == module).Select(w => w.Kind.Task),
            .. schemas.All.AllTypes.OfType<EnumerationGraphType>().SelectMany(c => c.Values.Select(v => Words.Of(c, v.Name))),
        ];

    private static IEnumerable<string> In(DescribedPage page) =>
        In(JsonSerializer.SerializeToNode(page.Description, PageCatalogue.Format)).Append("Row").Append("Status");

    private static IEnumerable<string> In(JsonNode? node) =>
        node switch
        {
            JsonObject parts => parts.SelectMany(p => In(p.Value)),
            JsonArray list => list.SelectMany(item => In(item)),
            JsonValue value when value.GetValueKind() == JsonValueKind.String => [(string)value!],
            _ => [],
        };

    private static IEnumerable<string> In(MutationForm form) =>
        new[] { form.Title, form.Description, form.Warning, form.Feature }
            .OfType<string>()
            .Concat(form.Fields.SelectMany(f => In(f)))
            .Concat(MutationDocument.Facts(form).Select(f => Labels.Of(f.Name, thing: null)));

    private static IEnumerable<string> In(FormField field) =>
        new[] { field.Label, Labels.OfRow(field.Label), field.Help, field.Section }
            .OfType<string>()
            .Concat(field.MadeFrom is { } from ? new[] { Labels.Of(from, thing: null) } : [])
            .Concat(field.Choices.Select(c => c.Text))
            .Concat(field.Fields.SelectMany(f => In(f)))
            .Concat(field.Row is { } row ? In(row) : []);
}
