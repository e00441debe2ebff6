using System.Text.Json.Nodes;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Pages.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CouncilPlatform.Host.Pages.Administration;

/// <summary>One module: what it brings, and what turning it off would hide. It is turned on and off here.</summary>
internal sealed class ModulePageModel(
    VisiblePartnerships partnerships,
    Caller caller,
    FormGraph graph,
    FormCatalogue forms,
    Schemas schemas
) : AdministrationPageModel(partnerships, caller)
{
    private const string Document = """
        query Module($partnership: String!, $module: String!) {
          partnership(slug: $partnership) {
            version
            moduleChoices(module: $module) {
              module title summary on installed pages forms imports files asks askedBy records { kind count }
            }
          }
        }
        """;

    public string Module { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string? Summary { get; private set; }

    public bool On { get; private set; }

    public bool Installed { get; private set; }

    public int Version { get; private set; }

    /// <summary>The key of the form: however often it is sent, it takes effect once.</summary>
    public string Key { get; } = Guid.NewGuid().ToString("N");

    /// <summary>What it brings: a heading and the things under it.</summary>
    public IReadOnlyList<(string Heading, IReadOnlyList<string> Things)> Brings { get; private set; } = [];

    /// <summary>What is recorded with it, each kind with its number.</summary>
    public IReadOnlyList<(string Kind, int Count)> Records { get; private set; } = [];

    public IReadOnlyList<string> Asks { get; private set; } = [];

    public IReadOnlyList<string> AskedBy { get; private set; } = [];

    /// <summary>Why it was not turned on or off, in words for the person.</summary>
    public string? Problem { get; private set; }

    /// <summary>Why it is turned off, as the person has typed it.</summary>
    public string? Reason { get; private set; }

    /// <summary>Whether nobody has said why it is turned off.</summary>
    public bool LacksReason { get; private set; }

    public async Task<IActionResult> OnGetAsync(string module) => await ReadAsync(module) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string module, bool on, int version, string key, string? reason)
    {
        (Reason, LacksReason) = (reason, !on && string.IsNullOrWhiteSpace(reason));
        if (LacksReason)
        {
            return await RefuseAsync(module);
        }

        var form = forms.Find(Partnership, on ? "enableModule" : "disableModule")!;
        var document = $$"""
            mutation Switch(${{form.Argument}}: {{form.Input.Name}}!) {
              {{form.Name}}({{form.Argument}}: ${{form.Argument}}) { errors { message } }
            }
            """;
        var answer = await graph.ChangeAsync(
            HttpContext,
            schemas.Of(Partnership),
            form,
            document,
            new(StringComparer.Ordinal)
            {
                ["partnership"] = Partnership.Slug,
                ["module"] = module,
                ["version"] = version,
            },
            key,
            reason
        );
        Problem =
            (string?)(answer["errors"] as JsonArray)?.FirstOrDefault()?["message"]
            ?? (string?)(answer["data"]?[form.Name]?["errors"] as JsonArray)?.FirstOrDefault()?["message"];
        if (Problem is null)
        {
            return RedirectToPage(new { slug = Partnership.Slug, module });
        }

        return await RefuseAsync(module);
    }

    private async Task<IActionResult> RefuseAsync(string module) =>
        await ReadAsync(module) ? new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity } : NotFound();

    private async Task<bool> ReadAsync(string id)
    {
        var answer = await graph.ReadAsync(
            HttpContext,
            schemas.All,
            Document,
            new(StringComparer.Ordinal) { ["partnership"] = Partnership.Slug, ["module"] = id }
        );
        if (answer?["partnership"] is not { } partnership || partnership["moduleChoices"]!.AsArray() is not [{ } module])
        {
            return false;
        }

        (Module, Title, Summary) = (id, Words.OfCode((string)module["title"]!), (string?)module["summary"]);
        (On, Installed, Version) = ((bool)module["on"]!, (bool)module["installed"]!, (int)partnership["version"]!);
        Brings =
        [
            ("Pages", Texts(module["pages"])),
            ("Forms", Texts(module["forms"])),
            ("Files that can be imported", Texts(module["imports"])),
            ("Files for spreadsheets and dashboards", Texts(module["files"])),
        ];
        Records = [.. module["records"]!.AsArray().Select(r => ((string)r!["kind"]!, (int)r["count"]!))];
        (Asks, AskedBy) = (Texts(module["asks"]), Texts(module["askedBy"]));
        return true;
    }

    private static IReadOnlyList<string> Texts(JsonNode? list) => [.. list!.AsArray().Select(t => (string)t!)];
}
