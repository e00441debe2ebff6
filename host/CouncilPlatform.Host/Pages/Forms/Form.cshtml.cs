using System.Globalization;
using System.Text.Json.Nodes;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Pages.Described;
using CouncilPlatform.Host.Pages.Described.Answers;
using CouncilPlatform.Host.Pages.Described.Views;
using CouncilPlatform.Host.Pages.Forms.Answers;
using CouncilPlatform.Host.Pages.Forms.Drafts;
using CouncilPlatform.Host.Pages.Forms.Fields;
using CouncilPlatform.Host.Pages.Forms.Given;
using CouncilPlatform.Host.Pages.Forms.Things;
using CouncilPlatform.Host.Telemetry;
using GraphQLParser;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CouncilPlatform.Host.Pages.Forms;

/// <summary>
/// The form of one mutation: its pages, the answers to check, what somebody else has changed meanwhile, and the confirmation once it is
/// done. Every page of it carries everything that was typed.
/// </summary>
// The page checks the token itself: a form whose session has ended is kept, and not refused.
[IgnoreAntiforgeryToken(Order = 1001)]
internal sealed class FormPageModel(
    VisiblePartnerships partnerships,
    Caller caller,
    FormCatalogue catalogue,
    PageCatalogue pages,
    ModuleCatalogue modules,
    FixedThings fixedThings,
    GivenRows givenRows,
    ThingChoices choices,
    FormAnswers answers,
    FormDrafts drafts,
    FormOwner owner,
    FormGraph graph,
    Schemas schemas,
    IAntiforgery antiforgery
) : PageModel
{
    /// <summary>The key that makes a form that is sent twice take effect once.</summary>
    public const string KeyBox = "form.key";

    /// <summary>The page of the form that was sent.</summary>
    public const string StepBox = "form.step";

    /// <summary>Whether all fields are on one page, because several pages have errors.</summary>
    public const string WholeBox = "form.whole";

    /// <summary>What was recorded when the form was opened.</summary>
    public const string RecordedBox = "form.recorded";

    /// <summary>Whose form it is.</summary>
    public const string OwnerBox = "form.owner";

    /// <summary>The buttons that change the form itself, each with the path of what it is about.</summary>
    public const string AddButton = "form.add";
    public const string RemoveButton = "form.remove";
    public const string FindButton = "form.find";

    /// <summary>The button that leads to another page of the form, with its number.</summary>
    public const string GoButton = "form.go";

    public const string DraftButton = "form.draft";

    /// <summary>In the address: begins anew, without the draft.</summary>
    public const string AnewQuery = "anew";

    private readonly Dictionary<string, ThingList> _lists = new(StringComparer.Ordinal);
    private IReadOnlyList<Partnership> _visible = [];
    private FormValues? _before;

    public Partnership Partnership { get; private set; } = null!;

    public MutationForm Form { get; private set; } = null!;

    public FormValues Values { get; private set; } = new();

    public IReadOnlyDictionary<string, FixedThing> Fixed { get; private set; } = new Dictionary<string, FixedThing>();

    public IReadOnlyList<FormError> Errors { get; private set; } = [];

    /// <summary>The pages of the form.</summary>
    public IReadOnlyList<FormStep> Steps { get; private set; } = [];

    /// <summary>Whether all fields are on one page, although the form has several.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>The page that is shown. The one after the last has the answers to check.</summary>
    public int Step { get; private set; }

    /// <summary>The fields that are shown.</summary>
    public IReadOnlyList<FormField> Shown { get; private set; } = [];

    /// <summary>The answers to check: the field's label, what was answered, and the page on which it is.</summary>
    public IReadOnlyList<(string Label, string? Text, int Step)>? Answers { get; private set; }

    /// <summary>What somebody else has changed since the form was opened.</summary>
    public IReadOnlyList<FormDifference> Differences { get; private set; } = [];

    /// <summary>Why the form cannot be sent any more, although something was typed. Null if it can.</summary>
    public string? Lost { get; private set; }

    /// <summary>When what is shown was saved as a draft. Null if it was not.</summary>
    public DateTime? Draft { get; private set; }

    /// <summary>Whether the form was saved just now.</summary>
    public bool IsSaved { get; private set; }

    /// <summary>What was changed. Null until it is.</summary>
    public FormResult? Result { get; private set; }

    public string Key { get; private set; } = "";

    /// <summary>Sealed: whose form it is. Null for a program.</summary>
    public string? Owner => caller.Person is { } person ? owner.Seal(person, Address) : null;

    /// <summary>The address of the form, for a link.</summary>
    public string Here => Url.Content("~" + Address);

    public string AnewAddress => Here + (Request.Query.Count == 0 ? "?" : "&") + AnewQuery;

    /// <summary>The page of the thing that the form is about. Null if it has none.</summary>
    public string? ThingAddress =>
        Fixed.Values.Select(t => LinksFromHere().To(t.Id.ToString())).FirstOrDefault(l => l is not null) is { } page
            ? Url.Content($"~/{page}")
            : null;

    /// <summary>Whether the button of this page sends the form.</summary>
    public bool Sends => Answers is not null || Differences.Count > 0 || Step == Steps.Count - 1 && !ChecksAnswers;

    public bool CanSave => caller.Person is not null && Form.IsLong;

    /// <summary>The boxes that this page does not show.</summary>
    public IEnumerable<(string Name, string Value)> HiddenBoxes
    {
        get
        {
            string[] shown = [.. Shown.Select(PathOf), .. Fixed.Keys.Select(f => FormField.Path(Form.Argument, f)), VersionBox];
            return Values
                .Boxes(Form.Argument)
                .Where(b => !shown.Any(s => b.Name == s || b.Name.StartsWith(s + ".", StringComparison.Ordinal)));
        }
    }

    /// <summary>What was recorded when the form was opened, for the page to carry.</summary>
    public string? Recorded => _before?.Write(Form.Argument);

    public string VersionBox => FormField.Path(Form.Argument, "version");

    // A form without anything to fill in is its own check.
    private bool ChecksAnswers => Form.ChecksAnswers && Steps.Any(s => s.Fields.Count > 0);

    // The form of one thing is another one than that of another thing.
    private string Address
    {
        get
        {
            var things = Request.Query.Where(q => q.Key != AnewQuery).OrderBy(q => q.Key, StringComparer.Ordinal);
            return Request.Path + QueryString.Create(things);
        }
    }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext page, PageHandlerExecutionDelegate next)
    {
        var isSent = HttpMethods.IsPost(Request.Method);
        if (isSent && caller.Person is null && await KeepAsync())
        {
            page.Result = SignIn();
            return;
        }

        var (slug, mutation) = ((string)RouteData.Values["slug"]!, (string)RouteData.Values["mutation"]!);
        _visible = await partnerships.AllAsync(HttpContext.RequestAborted);
        if (_visible.FirstOrDefault(p => p.Slug == slug) is not { } partnership)
        {
            page.Result = NotFound();
            return;
        }

        (Partnership, var found) = (partnership, catalogue.Find(partnership, mutation));
        if (found is not { } form)
        {
            page.Result =
                isSent && catalogue.OfAnyModule(mutation) is { } off
                    ? await LoseAsync(off, modules.NotEnabled(off.Module, partnership), StatusCodes.Status404NotFound)
                    : NotFound();
            return;
        }

        if (!form.IsFor(caller, partnership))
        {
            page.Result =
                !caller.IsKnown ? SignIn()
                : isSent ? await LoseAsync(form, "Your role does not open this form any more.", StatusCodes.Status403Forbidden)
                : StatusCode(StatusCodes.Status403Forbidden);
            return;
        }

        if (await fixedThings.ReadAsync(HttpContext, partnership, form) is not { } things)
        {
            page.Result = isSent
                ? await LoseAsync(form, "What this form is about does not exist any more.", StatusCodes.Status404NotFound)
                : NotFound();
            return;
        }

        RequestFacts.Of(HttpContext).Partnership = partnership.Slug;
        Fixed = things;
        Form = await givenRows.ReadAsync(HttpContext, partnership, form, things, Values);
        Steps = FormStep.Of([.. Form.Fields.Where(f => !things.ContainsKey(f.Name))], form.IsInPages);
        await next();
    }

    public async Task<IActionResult> OnGetAsync()
    {
        Key = Guid.NewGuid().ToString("N");
        if (Form.Chosen(Fixed) is { } subject)
        {
            return await AskAsync(subject);
        }

        if (caller.Person is { } person)
        {
            if (Request.Query.ContainsKey(AnewQuery))
            {
                await drafts.DeleteAsync(person, Address, HttpContext.RequestAborted);
            }
            else if (await drafts.FindAsync(person, Address, HttpContext.RequestAborted) is { } draft)
            {
                return await ContinueAsync(draft);
            }
        }

        foreach (var (name, thing) in Fixed)
        {
            if (!Form.IsUpdate)
            {
                Values.Fill(Form.Prefilled(thing.Id.Type), thing.Recorded, Form.Argument);
            }

            Values.Put(FormField.Path(Form.Argument, name), thing.Value);
        }

        if (Changed is { } changed)
        {
            Values.Fill(Form.Fields, changed.Recorded, Form.Argument);
            _before = RecordedNow(changed);
        }

        Values.Put(VersionBox, SeenVersion(Fixed)?.ToString(CultureInfo.InvariantCulture));
        Values.OpenRows(Form.Fields, Form.Argument);
        return await ShowAsync(step: 0);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var sent = await Request.ReadFormAsync(HttpContext.RequestAborted);
        Values = new FormValues(sent);
        _before = FormValues.Read(Values[RecordedBox]);
        Key = Values[KeyBox] ?? Guid.NewGuid().ToString("N");
        if (Values[WholeBox] is not null)
        {
            ShowWhole();
        }

        _ = int.TryParse(Values[StepBox], NumberStyles.None, CultureInfo.InvariantCulture, out var step);
        Step = Math.Min(step, Steps.Count);
        if (!await antiforgery.IsRequestValidAsync(HttpContext))
        {
            return await RefuseAsync([
                new(Form.Argument, "You have signed in again since you opened this form. Look at what you entered, then send it."),
            ]);
        }

        Settle(sent);
        if (Form.Chosen(Fixed) is { } subject)
        {
            return await ChooseAsync(subject);
        }

        if (Values[AddButton] is { } list)
        {
            Values.AddRow(list);
            return await ShowAsync(Step);
        }

        if (Values[RemoveButton] is { } row && row.LastIndexOf('.') is > 0 and var split)
        {
            _ = int.TryParse(row.AsSpan(split + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index);
            Values.RemoveRow(row[..split], index);
            return await ShowAsync(Step);
        }

        if (Values[FindButton] is not null)
        {
            return await ShowAsync(Step);
        }

        if (Values[DraftButton] is not null && await SaveAsync(caller.Person))
        {
            (IsSaved, Draft) = (true, null);
            return Page();
        }

        return int.TryParse(Values[GoButton], NumberStyles.None, CultureInfo.InvariantCulture, out var other)
            ? await ShowAsync(Math.Min(other, Steps.Count - 1))
            : await ContinueAsync();
    }

    public string? ErrorOf(string path) => Errors.FirstOrDefault(e => e.Path == path)?.Message;

    public ThingList ListOf(string path) => _lists[path];

    public string PathOf(FormField field) => FormField.Path(Form.Argument, field.Name);

    // What the form changes, if it begins with what is recorded.
    private FixedThing? Changed => Form.IsUpdate ? Fixed.Values.FirstOrDefault(t => t.Id.Type == Form.Changed.Name) : null;

    private RedirectToPageResult SignIn() => RedirectToPage("/People/SignIn", new { returnUrl = Request.Path + Request.QueryString });

    /// <summary>Keeps what was typed in a session that has ended, for the person to whom the form was shown.</summary>
    private async Task<bool> KeepAsync()
    {
        Values = new FormValues(await Request.ReadFormAsync(HttpContext.RequestAborted));
        _before = FormValues.Read(Values[RecordedBox]);
        return await SaveAsync(owner.Read(Values[OwnerBox], Address), argument: "input");
    }

    private async Task<bool> SaveAsync(Guid? person, string? argument = null)
    {
        var within = argument ?? Form.Argument;
        int? version = int.TryParse(
            Values[FormField.Path(within, "version")],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var seen
        )
            ? seen
            : null;
        return person is { } known && await drafts.SaveAsync(known, Address, Values, within, _before, version, HttpContext.RequestAborted);
    }

    /// <summary>Shows what was typed once more, because the form cannot be sent any more.</summary>
    private async Task<IActionResult> LoseAsync(MutationForm form, string why, int status)
    {
        Form = form;
        Values = new FormValues(await Request.ReadFormAsync(HttpContext.RequestAborted));
        _before = FormValues.Read(Values[RecordedBox]);
        (Lost, Steps) = (why, [new(form.Fields)]);
        IsSaved = await antiforgery.IsRequestValidAsync(HttpContext) && await SaveAsync(caller.Person);
        await FindAnswersAsync();
        return Shows(status);
    }

    private static PageResult Shows(int status) => new() { StatusCode = status };

    /// <summary>What is done with a page of the form that was sent: the next one, the answers to check, or the change itself.</summary>
    private async Task<IActionResult> ContinueAsync()
    {
        var isLast = Step >= Steps.Count || Step == Steps.Count - 1 && !ChecksAnswers;
        IReadOnlyList<FormField> fields = isLast ? Form.Fields : Steps[Step].Fields;
        var input = new FormInput(Values, Form.KeepsRest ? _before : null);
        var read = input.Read(fields, Form.Argument);
        if (input.Errors.Count > 0)
        {
            return await RefuseAsync(input.Errors);
        }

        if (!isLast)
        {
            return await ShowAsync(Step + 1);
        }

        Complete(read);
        return await ChangeAsync(read, input);
    }

    private async Task<IActionResult> ContinueAsync(FormDraft draft)
    {
        Values = FormValues.Read(draft.Boxes) ?? new();
        (_before, Draft) = (FormValues.Read(draft.Recorded), draft.SavedUtc);
        Values.Put(VersionBox, draft.SeenVersion?.ToString(CultureInfo.InvariantCulture));
        return await ShowAsync(step: 0);
    }

    /// <summary>Asks which thing a form changes, because it begins with what is recorded of it.</summary>
    private async Task<IActionResult> AskAsync(FormField subject)
    {
        Steps = [new([subject with { Keys = ThingKeys.Id }])];
        return await ShowAsync(step: 0);
    }

    private async Task<IActionResult> ChooseAsync(FormField subject)
    {
        if (Values[FindButton] is null && GlobalId.TryParse(Values[PathOf(subject)], out var id))
        {
            return Redirect(Url.Content($"~/{Form.AddressIn(Partnership)}?{subject.Name}={id}"));
        }

        if (Values[FindButton] is null)
        {
            Errors = [new(PathOf(subject), $"Choose the {Labels.InSentence(subject.Label)}.")];
        }

        await AskAsync(subject);
        return Shows(Errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    /// <summary>Takes what is recorded now where the visitor has chosen it.</summary>
    private void Settle(IFormCollection sent)
    {
        foreach (var path in sent.Where(s => s.Value == FormDifference.KeepNow).Select(s => s.Key))
        {
            if (_before is not null && path.StartsWith(FormDifference.Box + Form.Argument + ".", StringComparison.Ordinal))
            {
                Values.Copy(_before, path[FormDifference.Box.Length..]);
            }
        }
    }

    private void Complete(Dictionary<string, object?> input)
    {
        if (Form.HasPartnership)
        {
            input[MutationForm.PartnershipField] = Partnership.Slug;
        }

        if (
            Form.Input.Fields.Find("version") is not null
            && int.TryParse(Values[VersionBox], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        )
        {
            input["version"] = version;
        }
    }

    private async Task<IActionResult> ChangeAsync(Dictionary<string, object?> input, FormInput sent)
    {
        var document = MutationDocument.Of(Form);
        var answer = await graph.ChangeAsync(HttpContext, schemas.Of(Partnership), Form, document, input, Key);
        var errors = (answer["data"]?[Form.Name]?["errors"] as JsonArray ?? [])
            .Select(e => new FormError(sent.Shown(string.Join('.', e!["path"]!.AsArray().Select(p => (string)p!))), (string)e["message"]!)
            {
                Code = (string?)e["code"],
                Fix = FixOf((string?)e["fix"]?["mutation"]),
            })
            .Concat((answer["errors"] as JsonArray ?? []).Select(e => new FormError(Form.Argument, (string)e!["message"]!)))
            .ToList();
        if (errors.Exists(e => e.Code == RuleCodes.Conflict) && Form.VersionOf is not null)
        {
            return await CompareAsync(errors);
        }

        if (errors.Count > 0)
        {
            return await RefuseAsync(errors);
        }

        if (caller.Person is { } person)
        {
            await drafts.DeleteAsync(person, Address, HttpContext.RequestAborted);
        }

        var shape = new DocumentShape(schemas.Of(Partnership), Parser.Parse(document));
        var host = $"{Request.Scheme}://{Request.Host}{Request.PathBase}";
        Result = FormResult.Of(Form, new Place("", answer["data"], shape), Fixed.Values, LinksFromHere(), host);
        return Page();
    }

    /// <summary>The form that puts an error right, about the same thing. Null if the visitor has none.</summary>
    private (string Title, string Address)? FixOf(string? mutation)
    {
        if (mutation is null || catalogue.Find(Partnership, mutation) is not { } form || !form.IsFor(caller, Partnership))
        {
            return null;
        }

        var about = Fixed.Values.Select(t => (Field: form.FieldFor(t.Id.Type), t.Id)).FirstOrDefault(t => t.Field is not null);
        var query = about.Field is { } field ? $"?{field.Name}={about.Id}" : "";
        return (form.Title, Url.Content($"~/{form.AddressIn(Partnership)}{query}"));
    }

    private PageLinks LinksFromHere() => new(pages, Partnership, Form.AddressIn(Partnership), new Dictionary<string, string>(), _visible);

    /// <summary>Shows what somebody else has recorded since beside what the visitor has filled in.</summary>
    private async Task<IActionResult> CompareAsync(IReadOnlyList<FormError> errors)
    {
        if (await fixedThings.ReadAsync(HttpContext, Partnership, Form) is not { } now || SeenVersion(now) is not { } version)
        {
            return await RefuseAsync(errors);
        }

        Fixed = now;
        Key = Guid.NewGuid().ToString("N");
        Values.Put(VersionBox, version.ToString(CultureInfo.InvariantCulture));
        if (_before is not { } before || Changed is not { } changed)
        {
            return await RefuseAsync([
                new(Form.Argument, "Somebody else has changed this since you opened the form. Look at it, then send the form again."),
            ]);
        }

        var recorded = RecordedNow(changed);
        var differences = new List<FormDifference>();
        foreach (var field in Steps.SelectMany(s => s.Fields).Where(f => !Values.Same(recorded, PathOf(f))))
        {
            var path = PathOf(field);
            if (before.Same(recorded, path))
            {
                // Only the visitor has changed it.
                continue;
            }

            differences.Add(
                new(
                    field,
                    path,
                    await answers.OfAsync(HttpContext, Partnership, field, Values, path),
                    await answers.OfAsync(HttpContext, Partnership, field, recorded, path),
                    IsMine: !before.Same(Values, path)
                )
            );
        }

        (_before, Differences, Step) = (recorded, differences, Steps.Count);
        if (differences.Count == 0)
        {
            return await RefuseAsync([
                new(Form.Argument, "Somebody else has changed something else of this meanwhile. Look at what you entered, then send it."),
            ]);
        }

        Errors =
        [
            new(
                differences[0].Path,
                "Somebody else has changed this since you opened the form. Choose for each difference what to keep, then send the form."
            ),
        ];
        return Shows(StatusCodes.Status422UnprocessableEntity);
    }

    private FormValues RecordedNow(FixedThing changed)
    {
        var recorded = new FormValues();
        recorded.Fill(Form.Fields, changed.Recorded, Form.Argument);
        return recorded;
    }

    private int? SeenVersion(IReadOnlyDictionary<string, FixedThing> things) =>
        Form.VersionOf is { } versioned ? things.GetValueOrDefault(versioned)?.Version : null;

    private async Task<IActionResult> RefuseAsync(IReadOnlyList<FormError> errors)
    {
        // The first page with an error; where there are several, or it is of no field, all of them at once.
        var wrong = Steps.Index().Where(s => errors.Any(e => s.Item.Fields.Any(f => IsWithin(e, f)))).Select(s => s.Index).ToList();
        if (wrong is not [var only] || !errors.All(e => Steps[only].Fields.Any(f => IsWithin(e, f))))
        {
            ShowWhole();
            only = 0;
        }

        var shown = BoxesOf(Steps[only].Fields, Form.Argument).ToHashSet(StringComparer.Ordinal);
        Errors = [.. errors.Select(e => e.At(shown)).Distinct()];
        await ShowAsync(only);
        return Shows(StatusCodes.Status422UnprocessableEntity);
    }

    private void ShowWhole() => (IsWhole, Steps) = (Steps.Count > 1, [new([.. Steps.SelectMany(s => s.Fields)])]);

    private bool IsWithin(FormError error, FormField field) =>
        error.Path == PathOf(field) || error.Path.StartsWith(PathOf(field) + ".", StringComparison.Ordinal);

    private async Task<IActionResult> ShowAsync(int step)
    {
        Step = step;
        if (step >= Steps.Count)
        {
            await FindAnswersAsync();
        }
        else
        {
            Shown = Steps[step].Fields;
            await FindListsAsync(Shown, Form.Argument);
        }

        return Page();
    }

    private async Task FindAnswersAsync()
    {
        var found = new List<(string, string?, int)>();
        foreach (var (step, field) in Steps.Index().SelectMany(s => s.Item.Fields.Select(f => (s.Index, f))))
        {
            found.Add((field.Label, await answers.OfAsync(HttpContext, Partnership, field, Values, PathOf(field)), step));
        }

        Answers = found;
    }

    private async Task FindListsAsync(IReadOnlyList<FormField> fields, string within)
    {
        foreach (var field in fields)
        {
            var path = FormField.Path(within, field.Name);
            switch (field.Control)
            {
                case Control.Thing:
                    var words = Values[FormField.Path(path, "find")];
                    _lists[path] = await choices.OfAsync(HttpContext, Partnership, field, words, Values[path]);
                    break;
                case Control.Group or Control.Given:
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
    private IEnumerable<string> BoxesOf(IReadOnlyList<FormField> fields, string within)
    {
        foreach (var field in fields)
        {
            var path = FormField.Path(within, field.Name);
            yield return path;
            var parts = field.Control switch
            {
                Control.Group or Control.Given => BoxesOf(field.Fields, path),
                Control.Rows => Enumerable
                    .Range(0, Values.Rows(path))
                    .SelectMany(i => BoxesOf([field.Row! with { Name = i.ToString(CultureInfo.InvariantCulture) }], path)),
                _ => [],
            };
            foreach (var part in parts)
            {
                yield return part;
            }
        }
    }
}
