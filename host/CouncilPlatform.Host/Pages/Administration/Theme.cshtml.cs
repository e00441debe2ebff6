using System.Text.Json.Nodes;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Core.Themes;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Pages.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CouncilPlatform.Host.Pages.Administration;

/// <summary>The colour and the logo of a partnership's pages.</summary>
internal sealed class ThemePageModel(VisiblePartnerships partnerships, Caller caller, FormGraph graph, FormCatalogue forms, Schemas schemas)
    : AdministrationPageModel(partnerships, caller)
{
    private const string Document =
        "query Theme($partnership: String!) { partnership(slug: $partnership) { pageTheme { colour hasLogo } } }";

    public string? Colour { get; private set; }

    public bool HasLogo { get; private set; }

    /// <summary>The key of the form: however often it is sent, it takes effect once.</summary>
    public string Key { get; } = Guid.NewGuid().ToString("N");

    /// <summary>What is wrong, each with the id of its field.</summary>
    public IReadOnlyList<(string Field, string Message)> Errors { get; private set; } = [];

    public async Task OnGetAsync() => await ReadAsync();

    public async Task<IActionResult> OnPostAsync(string? colour, IFormFile? logo, bool removeLogo, string key)
    {
        var form = forms.Find(Partnership, "updatePageTheme")!;
        var document = $$"""
            mutation Theme(${{form.Argument}}: {{form.Input.Name}}!) {
              {{form.Name}}({{form.Argument}}: ${{form.Argument}}) { errors { message path } }
            }
            """;
        var input = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["partnership"] = Partnership.Slug,
            ["colour"] = colour?.Trim() ?? "",
            ["logo"] = removeLogo ? "" : await ReadAsync(logo),
        };
        var answer = await graph.ChangeAsync(HttpContext, schemas.Of(Partnership), form, document, input, key);
        Errors =
        [
            .. (answer["data"]?[form.Name]?["errors"] as JsonArray ?? [])
                .Concat(answer["errors"] as JsonArray ?? [])
                .Select(e => ((string?)e!["path"]?.AsArray().LastOrDefault() is "logo" ? "logo" : "colour", (string)e["message"]!)),
        ];
        if (Errors.Count == 0)
        {
            return RedirectToPage(new { slug = Partnership.Slug });
        }

        await ReadAsync();
        Colour = colour;
        return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    public string? ErrorOf(string field) => Errors.FirstOrDefault(e => e.Field == field).Message;

    private async Task ReadAsync()
    {
        var answer = await graph.ReadAsync(
            HttpContext,
            schemas.All,
            Document,
            new(StringComparer.Ordinal) { ["partnership"] = Partnership.Slug }
        );
        var theme = answer?["partnership"]?["pageTheme"];
        (Colour, HasLogo) = ((string?)theme?["colour"], (bool?)theme?["hasLogo"] ?? false);
    }

    // One byte more than is allowed says that it is too large.
    private static async Task<string?> ReadAsync(IFormFile? file)
    {
        if (file is null or { Length: 0 })
        {
            return null;
        }

        var bytes = new byte[Math.Min(file.Length, PageTheme.MaxLogo + 1)];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes);
        return Convert.ToBase64String(bytes);
    }
}
