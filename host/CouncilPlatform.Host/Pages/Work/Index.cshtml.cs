using System.Globalization;
using System.Text.Json.Nodes;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Core.Work;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Imports;
using CouncilPlatform.Host.Pages.Described;
using CouncilPlatform.Host.Pages.Forms;
using CouncilPlatform.Host.Pages.Languages;
using CouncilPlatform.Host.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CouncilPlatform.Host.Pages.Work;

/// <summary>What waits for the person who has signed in, as <c>myWork</c> gives it.</summary>
internal sealed class MyWorkModel(
    CallerContext context,
    FormGraph graph,
    Schemas schemas,
    VisiblePartnerships partnerships,
    PageCatalogue pages,
    FormCatalogue forms,
    WorkCatalogue work,
    ModuleTexts texts
) : PageModel
{
    private const string Document = """
        query MyWork($partnership: String, $overdue: Boolean, $after: String) {
          myWork(partnership: $partnership, overdue: $overdue, first: 50, after: $after) {
            totalCount
            pageInfo { hasNextPage endCursor }
            nodes { subject title task mutation due overdue partnership { slug name } organisation { name } }
          }
        }
        """;

    /// <summary>How much there is, on this page and others.</summary>
    public int Total { get; private set; }

    public IReadOnlyList<WorkLine> Lines { get; private set; } = [];

    /// <summary>The partnerships in which the person has a role, to choose from.</summary>
    public IReadOnlyList<Partnership> Choices { get; private set; } = [];

    public string? Partnership { get; private set; }

    public bool Overdue { get; private set; }

    public string? Next { get; private set; }

    /// <summary>Whether the person could act for another organisation, and would see its work then.</summary>
    public bool HasOthers => context.SignedIn!.Choices.Count > 1;

    public async Task<IActionResult> OnGetAsync(string? partnership, bool? overdue, string? after, CancellationToken cancellationToken)
    {
        if (context.SignedIn is null)
        {
            return RedirectToPage("/People/SignIn", new { returnUrl = Request.Path + Request.QueryString });
        }

        var own = (await partnerships.AllAsync(cancellationToken)).Where(p => context.Caller.RoleIn(p) is not null).ToList();
        (Choices, Overdue) = (own, overdue == true);
        Partnership = own.Exists(p => p.Slug == partnership) ? partnership : null;
        var answer = await graph.ReadAsync(
            HttpContext,
            schemas.All,
            Document,
            new(StringComparer.Ordinal)
            {
                ["partnership"] = Partnership,
                ["overdue"] = Overdue ? true : null,
                ["after"] = after,
            }
        );
        if (answer?["myWork"] is not { } found)
        {
            return NotFound();
        }

        Total = (int)found["totalCount"]!;
        Next = (bool)found["pageInfo"]!["hasNextPage"]! ? (string?)found["pageInfo"]!["endCursor"] : null;
        Lines = [.. found["nodes"]!.AsArray().Select(n => LineOf(n!, own.Single(p => p.Slug == (string?)n!["partnership"]!["slug"])))];
        return Page();
    }

    private WorkLine LineOf(JsonNode node, Partnership partnership)
    {
        _ = GlobalId.TryParse((string?)node["subject"], out var subject);
        var form = (string?)node["mutation"] is { } mutation ? forms.Find(partnership, mutation) : null;
        return new(
            TaskOf((string)node["task"]!),
            form?.FieldFor(subject.Type) is { } field ? $"{form.AddressIn(partnership)}?{field.Name}={subject}" : null,
            (string)node["title"]!,
            PageOf(subject, partnership),
            partnership,
            (string?)node["organisation"]?["name"],
            (string?)node["due"] is { } due ? InWords(due) : null,
            (bool)node["overdue"]!
        );
    }

    private Phrase TaskOf(string task) => texts.Of(work.All.First(w => w.Kind.Task == task).Module).Of(task);

    private string? PageOf(GlobalId subject, Partnership partnership) =>
        subject.Type switch
        {
            nameof(Import) => $"partnerships/{partnership.Slug}/imports/{subject}",
            nameof(RecordTransfer) => $"partnerships/{partnership.Slug}/do/acceptRecord?transfer={subject}",
            _ => pages.About(partnership, subject.Type)?.AddressIn(partnership, subject),
        };

    private static string InWords(string day) =>
        DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>One thing that waits.</summary>
    /// <param name="Task">What to do.</param>
    /// <param name="Form">The address of the form that does it. Null if there is none.</param>
    /// <param name="Title">What the thing is called.</param>
    /// <param name="Address">The address of the page about it. Null if there is none.</param>
    /// <param name="Partnership">The partnership that it is in.</param>
    /// <param name="For">The organisation whose people do it.</param>
    /// <param name="Due">The last day that is in time.</param>
    /// <param name="Overdue">Whether that day has passed.</param>
    internal sealed record WorkLine(
        Phrase Task,
        string? Form,
        string Title,
        string? Address,
        Partnership Partnership,
        string? For,
        string? Due,
        bool Overdue
    );
}
