using System.Globalization;
using CouncilPlatform.Host.Pages.Forms.Answers;
using CouncilPlatform.Host.Pages.Forms.Drafts;
using CouncilPlatform.Host.Pages.Forms.Fields;
using CouncilPlatform.Host.Pages.Forms.Things;
using CouncilPlatform.Host.Pages.Languages;
using CouncilPlatform.Host.Resources;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CouncilPlatform.Host.Pages.Forms;

/// <summary>
/// The form of one mutation: its pages, the answers to check, what somebody else has changed meanwhile, and the confirmation once it is
/// done. Every page of it carries everything that was typed.
/// </summary>
// The page checks the token itself: a form whose session has ended is kept, and not refused.
[IgnoreAntiforgeryToken(Order = 1001)]
internal sealed class FormPageModel(
    FormOpening opening,
    ThingLists lists,
    FormAnswers answers,
    FormDrafts drafts,
    FormOwner owner,
    FormSending sending,
    FormDifferences differences,
    Caller caller,
    IAntiforgery antiforgery,
    ModuleTexts texts,
    IStringLocalizer<FormTexts> words
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

    // The argument of every mutation.
    private const string Input = "input";

    /// <summary>In the address: begins anew, without the draft.</summary>
    public const string AnewQuery = "anew";

    /// <summary>The form that the page is about.</summary>
    public OpenForm Open { get; private set; } = null!;

    public Partnership Partnership => Open.Partnership;

    public MutationForm Form => Open.Form;

    public FormValues Values => Open.Values;

    public FormSteps Steps => Open.Steps;

    public IReadOnlyList<FormError> Errors { get; private set; } = [];

    /// <summary>The answers to check. Null on the other pages.</summary>
    public IReadOnlyList<FormAnswer>? Answers { get; private set; }

    /// <summary>What somebody else has changed since the form was opened.</summary>
    public IReadOnlyList<FormDifference> Differences { get; private set; } = [];

    /// <summary>Why the form cannot be sent any more, although something was typed. Null if it can.</summary>
    public Phrase? Lost { get; private set; }

    /// <summary>When what is shown was saved as a draft. Null if it was not.</summary>
    public DateTime? Draft { get; private set; }

    /// <summary>Whether the form was saved just now.</summary>
    public bool IsSaved { get; private set; }

    /// <summary>What was changed. Null until it is.</summary>
    public FormResult? Result { get; private set; }

    public string Key { get; private set; } = NewKey();

    /// <summary>Sealed: whose form it is. Null for a program.</summary>
    public string? Owner => caller.Person is { } person ? owner.Seal(person, Address) : null;

    /// <summary>What was recorded when the form was opened, for the page to carry.</summary>
    public string? Recorded => Open.Before?.Write(Form.Argument);

    /// <summary>The address of the form, for a link.</summary>
    public string Here => Url.Content("~" + Address);

    public string AnewAddress => Here + (Request.Query.Count == 0 ? "?" : "&") + AnewQuery;

    /// <summary>The page of the thing that the form is about. Null if it has none.</summary>
    public string? ThingAddress => Open.ThingPage is { } page ? Url.Content($"~/{page}") : null;

    public bool CanSave => caller.Person is not null && Form.IsLong;

    // The form of one thing is another one than that of another thing.
    private string Address
    {
        get
        {
            var things = Request
                .Query.Where(q => q.Key is not (AnewQuery or LanguageChoice.Query))
                .OrderBy(q => q.Key, StringComparer.Ordinal);
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

        var found = await opening.FindAsync(HttpContext, (string)RouteData.Values["slug"]!, (string)RouteData.Values["mutation"]!);
        if (found is { Open: { } form, Lost: null })
        {
            Open = form;
            await next();
            return;
        }

        page.Result =
            found.Status == StatusCodes.Status401Unauthorized ? SignIn()
            : isSent && found is { Open: { } lost, Lost: { } why } ? await LoseAsync(lost, why, found.Status)
            : StatusCode(found.Status);
    }

    public async Task<IActionResult> OnGetAsync()
    {
        if (Form.Page is { } page)
        {
            return LocalRedirect($"~/partnerships/{Partnership.Slug}/{page}");
        }

        if (Form.Chosen(Open.Things) is { } subject)
        {
            return await AskAsync(subject);
        }

        if (await FindDraftAsync() is { } draft)
        {
            Open.Continue(FormValues.Read(draft.Boxes) ?? new(), FormValues.Read(draft.Recorded));
            Values.Put(Open.VersionBox, draft.SeenVersion?.ToString(CultureInfo.InvariantCulture));
            Draft = draft.SavedUtc;
        }
        else
        {
            Open.Begin();
        }

        return await ShowAsync(step: 0);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var sent = await TakeAsync();
        if (!await antiforgery.IsRequestValidAsync(HttpContext))
        {
            return await RefuseAsync([
                new(
                    Form.Argument,
                    Say.Sentence("You have signed in again since you opened this form. Look at what you entered, then send it.")
                ),
            ]);
        }

        Open.Settle(sent);
        return Form.Chosen(Open.Things) is { } subject ? await ChooseAsync(subject)
            : EditsRows() || Values[FindButton] is not null ? await ShowAsync(Steps.Current)
            : Values[DraftButton] is not null && await SaveAsync(caller.Person, Form.Argument) ? Saved()
            : Number(GoButton) is { } other ? await ShowAsync(Math.Min(other, Steps.All.Count - 1))
            : await ContinueAsync();
    }

    public Phrase? ErrorOf(string path) => Errors.FirstOrDefault(e => e.Path == path)?.Message;

    public ThingList ListOf(string path) => lists[path];

    /// <summary>What is done with a page of the form that was sent: the next one, the answers to check, or the change itself.</summary>
    private async Task<IActionResult> ContinueAsync()
    {
        var filled = new FormInput(Values, Say, Form.KeepsRest ? Open.Before : null);
        var input = filled.Read(Steps.AtSending ? Form.Fields : Steps.Shown, Form.Argument);
        return filled.Errors.Count > 0 ? await RefuseAsync(filled.Errors)
            : Steps.AtSending ? await SendAsync(filled, input)
            : await ShowAsync(Steps.Current + 1);
    }

    private async Task<IActionResult> SendAsync(FormInput filled, Dictionary<string, object?> input)
    {
        var outcome = await sending.SendAsync(HttpContext, Open, filled, input, Key);
        if (outcome.Errors.Count > 0)
        {
            return outcome.IsStale && Form.VersionOf is not null ? await CompareAsync(outcome.Errors) : await RefuseAsync(outcome.Errors);
        }

        if (caller.Person is { } person)
        {
            await drafts.DeleteAsync(person, Address, HttpContext.RequestAborted);
        }

        Result = outcome.Result;
        return Page();
    }

    /// <summary>Shows what somebody else has recorded since beside what the visitor has filled in.</summary>
    private async Task<IActionResult> CompareAsync(IReadOnlyList<FormError> errors)
    {
        if (await differences.FindAsync(HttpContext, Open) is not { } found)
        {
            return await RefuseAsync(errors);
        }

        Key = NewKey();
        if (found.Fields.Count == 0)
        {
            return await RefuseAsync([found.Error]);
        }

        (Differences, Errors) = (found.Fields, [found.Error]);
        Steps.GoTo(Steps.All.Count);
        return Shows(StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<IActionResult> RefuseAsync(IReadOnlyList<FormError> errors)
    {
        Steps.GoToErrors(errors);
        var shown = Steps.Boxes(Values).ToHashSet(StringComparer.Ordinal);
        Errors = [.. errors.Select(e => e.At(shown)).Distinct()];
        await ShowAsync(Steps.Current);
        return Shows(StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<IActionResult> ShowAsync(int step)
    {
        Steps.GoTo(step);
        if (Steps.AtEnd)
        {
            Answers = await answers.AllAsync(HttpContext, Open);
        }
        else
        {
            await lists.FindAsync(HttpContext, Open);
        }

        return Page();
    }

    /// <summary>Asks which thing a form changes, because it begins with what is recorded of it.</summary>
    private Task<IActionResult> AskAsync(FormField subject)
    {
        Steps.Ask(subject with { Keys = ThingKeys.Id });
        return ShowAsync(step: 0);
    }

    private async Task<IActionResult> ChooseAsync(FormField subject)
    {
        var path = Steps.PathOf(subject);
        if (Values[FindButton] is null && GlobalId.TryParse(Values[path], out var id))
        {
            return Redirect(Url.Content($"~/{Form.AddressIn(Partnership)}?{subject.Name}={id}"));
        }

        if (Values[FindButton] is null)
        {
            Errors = [new(path, Say.InSentence(subject, "Choose the {0}."))];
        }

        await AskAsync(subject);
        return Shows(Errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private bool EditsRows()
    {
        if (Values[AddButton] is { } list)
        {
            Values.AddRow(list);
            return true;
        }

        if (Values[RemoveButton] is not { } row || row.LastIndexOf('.') is not (> 0 and var split))
        {
            return false;
        }

        _ = int.TryParse(row.AsSpan(split + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index);
        Values.RemoveRow(row[..split], index);
        return true;
    }

    /// <summary>Takes the form as it was sent, with the page that it was sent from.</summary>
    private async Task<IFormCollection> TakeAsync()
    {
        var sent = await Request.ReadFormAsync(HttpContext.RequestAborted);
        var filled = new FormValues(sent);
        Open.Continue(filled, FormValues.Read(filled[RecordedBox]));
        Key = filled[KeyBox] ?? Key;
        if (filled[WholeBox] is not null)
        {
            Steps.ShowWhole();
        }

        Steps.GoTo(Number(StepBox) ?? 0);
        return sent;
    }

    /// <summary>The draft with which the visitor goes on. Null if there is none, or they begin anew.</summary>
    private async Task<FormDraft?> FindDraftAsync()
    {
        if (caller.Person is not { } person)
        {
            return null;
        }

        if (!Request.Query.ContainsKey(AnewQuery))
        {
            return await drafts.FindAsync(person, Address, HttpContext.RequestAborted);
        }

        await drafts.DeleteAsync(person, Address, HttpContext.RequestAborted);
        return null;
    }

    private async Task<bool> SaveAsync(Guid? person, string argument) =>
        person is { } known && await drafts.SaveAsync(known, Address, Values, argument, Open.Before, HttpContext.RequestAborted);

    private PageResult Saved()
    {
        IsSaved = true;
        return Page();
    }

    /// <summary>Keeps what was typed in a session that has ended, for the person to whom the form was shown.</summary>
    private async Task<bool> KeepAsync()
    {
        var sent = new FormValues(await Request.ReadFormAsync(HttpContext.RequestAborted));
        var before = FormValues.Read(sent[RecordedBox]);
        return owner.Read(sent[OwnerBox], Address) is { } person
            && await drafts.SaveAsync(person, Address, sent, Input, before, HttpContext.RequestAborted);
    }

    /// <summary>Shows what was typed once more, because the form cannot be sent any more.</summary>
    private async Task<IActionResult> LoseAsync(OpenForm form, Phrase why, int status)
    {
        (Open, Lost) = (form, why);
        var sent = new FormValues(await Request.ReadFormAsync(HttpContext.RequestAborted));
        Open.Continue(sent, FormValues.Read(sent[RecordedBox]));
        IsSaved = await antiforgery.IsRequestValidAsync(HttpContext) && await SaveAsync(caller.Person, Form.Argument);
        Answers = await answers.AllAsync(HttpContext, Open);
        return Shows(status);
    }

    private FormWords Say => new(texts.Of(Form), words);

    private int? Number(string box) =>
        int.TryParse(Values[box], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private RedirectToPageResult SignIn() => RedirectToPage("/People/SignIn", new { returnUrl = Request.Path + Request.QueryString });

    private static string NewKey() => Guid.NewGuid().ToString("N");

    private static PageResult Shows(int status) => new() { StatusCode = status };
}
