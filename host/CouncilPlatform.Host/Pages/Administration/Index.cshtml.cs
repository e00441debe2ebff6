using System.Text.Json.Nodes;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Pages.Described;
using CouncilPlatform.Host.Pages.Forms;
using Microsoft.AspNetCore.Mvc;

namespace CouncilPlatform.Host.Pages.Administration;

/// <summary>What an administrator looks after in a partnership, and where.</summary>
internal sealed class AdministrationModel(
    VisiblePartnerships partnerships,
    Caller caller,
    FormGraph graph,
    FormCatalogue forms,
    PageCatalogue pages,
    Schemas schemas
) : AdministrationPageModel(partnerships, caller)
{
    /// <summary>The heading under which the pages of administrators are listed.</summary>
    private const string Section = "Administration";

    private const string Document = """
        query Administration($partnership: String!) {
          partnership(slug: $partnership) {
            moduleChoices { module title summary on installed }
            waitingForRole(first: 0) { totalCount }
            parkedEvents(first: 0) { totalCount }
            imports(first: 5) { nodes { id fileName state sentUtc } }
          }
        }
        """;

    private readonly Caller _caller = caller;

    public IReadOnlyList<ModuleLine> Modules { get; private set; } = [];

    /// <summary>How many people wait for a role.</summary>
    public int Waiting { get; private set; }

    /// <summary>How many events are parked.</summary>
    public int Parked { get; private set; }

    public IReadOnlyList<ImportLine> Imports { get; private set; } = [];

    /// <summary>The pages that only administrators have.</summary>
    public IEnumerable<DescribedPage> Pages =>
        pages
            .Of(Partnership)
            .Where(p => p.Description.Navigation?.Section == Section && p.IsFor(_caller, Partnership))
            .OrderBy(p => p.Description.Navigation!.Order);

    /// <summary>The forms that only administrators have.</summary>
    public IEnumerable<MutationForm> Forms => forms.Of(Partnership, _caller).Where(f => f.Role == Role.Administrator);

    public async Task<IActionResult> OnGetAsync()
    {
        var answer = await graph.ReadAsync(
            HttpContext,
            schemas.All,
            Document,
            new(StringComparer.Ordinal) { ["partnership"] = Partnership.Slug }
        );
        if (answer?["partnership"] is not { } partnership)
        {
            return NotFound();
        }

        Modules = [.. partnership["moduleChoices"]!.AsArray().Select(m => ModuleLine.Of(m!))];
        Waiting = (int)partnership["waitingForRole"]!["totalCount"]!;
        Parked = (int)partnership["parkedEvents"]!["totalCount"]!;
        Imports =
        [
            .. partnership["imports"]!["nodes"]!
                .AsArray()
                .Select(i => new ImportLine((string)i!["id"]!, (string)i["fileName"]!, Words.OfCode((string)i["state"]!))),
        ];
        return Page();
    }

    /// <summary>One module, as the page shows it.</summary>
    internal sealed record ModuleLine(string Module, string Title, string? Summary, bool On, bool Installed)
    {
        public static ModuleLine Of(JsonNode module) =>
            new(
                (string)module["module"]!,
                (string)module["title"]!,
                (string?)module["summary"],
                (bool)module["on"]!,
                (bool)module["installed"]!
            );
    }

    /// <summary>One import, as the page shows it.</summary>
    internal sealed record ImportLine(string Id, string FileName, string State);
}
