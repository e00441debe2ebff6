using System.Globalization;
using System.Text.Json.Nodes;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Pages.Described;
using CouncilPlatform.Host.Pages.Described.Answers;
using CouncilPlatform.Host.Pages.Described.Views;
using CouncilPlatform.Host.Pages.Forms.Fields;
using CouncilPlatform.Host.Pages.Forms.Things;
using CouncilPlatform.Host.Telemetry;
using GraphQLParser;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CouncilPlatform.Host.Pages.Forms;

/// <summary>The form of one mutation, and the confirmation once it is done.</summary>
internal sealed class FormPageModel(
    VisiblePartnerships partnerships,
    Caller caller,
    FormCatalogue catalogue,
    PageCatalogue pages,
    FixedThings fixedThings,
    ThingChoices choices,
    FormGraph graph,
    Schemas schemas
) : PageModel
{
    /// <summary>The key that makes a form that is sent twice take effect once.</summary>
    public const string KeyBox = "form.key";

    /// <summary>The buttons that change the form itself, each with the path of what it is about.</summary>
    public const string AddButton = "form.add";
    public const string RemoveButton = "form.remove";
    public const string FindButton = "form.find";

    private readonly Dictionary<string, ThingList> _lists = new(StringComparer.Ordinal);
    private IReadOnlyList<Partnership> _visible = [];

    public Partnership Partnership { get; private set; } = null!;

    public MutationForm Form { get; private set; } = null!;

    public FormValues Values { get; private set; } = new();

    public IReadOnlyDictionary<string, FixedThing> Fixed { get; private set; } = new Dictionary<string, FixedThing>();

    public IReadOnlyList<FormError> Errors { get; private set; } = [];

    /// <summary>What was changed. Null until it is.</summary>
    public FormResult? Result { get; private set; }

    public string Key { get; private set; } = "";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext page, PageHandlerExecutionDelegate next)
    {
        var (slug, mutation) = ((string)RouteData.Values["slug"]!, (string)RouteData.Values["mutation"]!);
        _visible = await partnerships.AllAsync(HttpContext.RequestAborted);
        if (_visible.FirstOrDefault(p => p.Slug == slug) is not { } partnership || catalogue.Find(partnership, mutation) is not { } form)
        {
            page.Result = NotFound();
            return;
        }

        if (!form.IsFor(caller, partnership))
        {
            page.Result = caller.IsKnown
                ? StatusCode(StatusCodes.Status403Forbidden)
                : RedirectToPage("/People/SignIn", new { returnUrl = Request.Path + Request.QueryString });
            return;
        }

        if (await fixedThings.ReadAsync(HttpContext, partnership, form) is not { } things)
        {
            page.Result = NotFound();
            return;
        }

        RequestFacts.Of(HttpContext).Partnership = partnership.Slug;
        (Partnership, Form, Fixed) = (partnership, form, things);
        await next();
    }

    public async Task<IActionResult> OnGetAsync()
    {
        Key = Guid.NewGuid().ToString("N");
        foreach (var (name, thing) in Fixed)
        {
            if (Form.IsUpdate && thing.Id.Type == Form.Changed.Name)
            {
                Values.Fill(Form.Fields, thing.Recorded, Form.Argument);
            }

            Values.Put(FormField.Path(Form.Argument, name), thing.Value);
        }

        if (Form.Versioned is { } versioned && Fixed.GetValueOrDefault(versioned.Name)?.Version is { } version)
        {
            Values.Put(FormField.Path(Form.Argument, "version"), version.ToString(CultureInfo.InvariantCulture));
        }

        Values.OpenRows(Form.Fields, Form.Argument);
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Values = new FormValues(await Request.ReadFormAsync(HttpContext.RequestAborted));
        Key = Values[KeyBox] ?? Guid.NewGuid().ToString("N");
        if (Values[AddButton] is { } list)
        {
            Values.AddRow(list);
            return await ShowAsync();
        }

        if (Values[RemoveButton] is { } row && row.LastIndexOf('.') is > 0 and var split)
        {
            _ = int.TryParse(row.AsSpan(split + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index);
            Values.RemoveRow(row[..split], index);
            return await ShowAsync();
        }

        if (Values[FindButton] is not null)
        {
            return await ShowAsync();
        }

        var input = new FormInput(Values);
        var read = input.Read(Form.Fields, Form.Argument);
        if (input.Errors.Count > 0)
        {
            return await RefuseAsync(input.Errors);
        }

        Complete(read);
        return await ChangeAsync(read);
    }

    public string? ErrorOf(string path) => Errors.FirstOrDefault(e => e.Path == path)?.Message;

    public ThingList ListOf(string path) => _lists[path];

    private void Complete(Dictionary<string, object?> input)
    {
        if (Form.HasPartnership)
        {
            input["partnership"] = Partnership.Slug;
        }

        if (
            Form.Input.Fields.Find("version") is not null
            && int.TryParse(
                Values[FormField.Path(Form.Argument, "version")],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var version
            )
        )
        {
            input["version"] = version;
        }
    }

    private async Task<IActionResult> ChangeAsync(Dictionary<string, object?> input)
    {
        var document = MutationDocument.Of(Form);
        var answer = await graph.ChangeAsync(HttpContext, schemas.Of(Partnership), Form, document, input, Key);
        var errors = (answer["data"]?[Form.Name]?["errors"] as JsonArray ?? [])
            .Select(e => new FormError(string.Join('.', e!["path"]!.AsArray().Select(p => (string)p!)), (string)e["message"]!))
            .Concat((answer["errors"] as JsonArray ?? []).Select(e => new FormError(Form.Argument, (string)e!["message"]!)))
            .ToList();
        if (errors.Count > 0)
        {
            return await RefuseAsync(errors);
        }

        var shape = new DocumentShape(schemas.Of(Partnership), Parser.Parse(document));
        var links = new PageLinks(pages, Partnership, Form.AddressIn(Partnership), new Dictionary<string, string>(), _visible);
        Result = FormResult.Of(Form, new Place("", answer["data"], shape), Fixed.Values, links);
        return Page();
    }

    private async Task<IActionResult> RefuseAsync(IReadOnlyList<FormError> errors)
    {
        var shown = Shown(Form.Fields, Form.Argument).ToHashSet(StringComparer.Ordinal);
        Errors = [.. errors.Select(e => e.At(shown)).Distinct()];
        await ShowAsync();
        return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    private async Task<IActionResult> ShowAsync()
    {
        await FindListsAsync(Form.Fields, Form.Argument);
        return Page();
    }

    private async Task FindListsAsync(IReadOnlyList<FormField> fields, string within)
    {
        foreach (var field in fields)
        {
            var path = FormField.Path(within, field.Name);
            switch (field.Control)
            {
                case Control.Thing when !Fixed.ContainsKey(field.Name) || within != Form.Argument:
                    var words = Values[FormField.Path(path, "find")];
                    _lists[path] = await choices.OfAsync(HttpContext, Partnership, field, words, Values[path]);
                    break;
                case Control.Group:
                    await FindListsAsync(field.Fields, path);
                    break;
                case Control.Rows:
                    for (var i = 0; i < Values.Rows(path); i++)
                    {
                        await FindListsAsync([field.Row! with { Name = i.ToString(CultureInfo.InvariantCulture) }], path);
                    }

                    break;
            }
        }
    }

    // The paths that have a box, to which an error can lead.
    private IEnumerable<string> Shown(IReadOnlyList<FormField> fields, string within)
    {
        foreach (var field in fields)
        {
            var path = FormField.Path(within, field.Name);
            if (within == Form.Argument && Fixed.ContainsKey(field.Name))
            {
                continue;
            }

            yield return path;
            var parts = field.Control switch
            {
                Control.Group => Shown(field.Fields, path),
                Control.Rows => Enumerable
                    .Range(0, Values.Rows(path))
                    .SelectMany(i => Shown([field.Row! with { Name = i.ToString(CultureInfo.InvariantCulture) }], path)),
                _ => [],
            };
            foreach (var part in parts)
            {
                yield return part;
            }
        }
    }
}
