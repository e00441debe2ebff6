using System.Globalization;
using CouncilPlatform.Host.Core.Members;
using CouncilPlatform.Host.Core.Organisations.Register;
using CouncilPlatform.Host.Core.Setup;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Hosting.Configuration;
using CouncilPlatform.Host.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CouncilPlatform.Host.Pages;

/// <summary>
/// The form of the first day: makes the first partnership, once. After that there is no such page. It asks one thing on each page, carries
/// what was typed from page to page, and saves nothing before the end.
/// </summary>
internal sealed class SetupModel(PartnershipSetup setup, SetupCode code, ModuleCatalogue catalogue, IConfiguration configuration)
    : PageModel
{
    /// <summary>How many members the form has room for. More are added with a command.</summary>
    public const int Rows = 5;

    [BindProperty]
    public SetupForm Form { get; set; } = new();

    public bool NeedsCode => code.IsNeededBy(HttpContext);

    public IReadOnlyList<string> Installed { get; } =
    [.. catalogue.Running.Select(m => m.Id).Where(id => id != Gate.CoreModule).Order(StringComparer.Ordinal)];

    /// <summary>The pages of the form, in order.</summary>
    public IReadOnlyList<SetupStep> Steps => [.. Enum.GetValues<SetupStep>().Where(s => s != SetupStep.Modules || Installed.Count > 0)];

    /// <summary>The page that is shown. Null if all are shown as one, because several have errors.</summary>
    public SetupStep? Shown { get; private set; } = SetupStep.Partnership;

    /// <summary>The page from which the visitor came. Null on the first.</summary>
    public SetupStep? Before => Shown is { } shown && shown != Steps[0] ? Steps[Number(shown) - 1] : null;

    /// <summary>What is wrong, each with the id of its field.</summary>
    public IReadOnlyList<(string Field, string Message)> Errors { get; private set; } = [];

    /// <summary>The address of the administrator's invitation, once everything is made.</summary>
    public string? Invitation { get; private set; }

    /// <summary>What was typed on pages that are not shown.</summary>
    public IEnumerable<(string Name, string Value)> Carried =>
        Boxes().Where(b => b.Step is null || !Shows(b.Step.Value)).Where(b => b.Value is not null).Select(b => (b.Name, b.Value!));

    private IReadOnlyList<(int Row, SetupForm.Member Member)> Members =>
        [.. Form.Members.Index().Where(m => !string.IsNullOrWhiteSpace(m.Item.Code))];

    private IReadOnlyList<(int Row, SetupForm.Member Member)> NewOrganisations =>
        [.. Members.Where(m => !string.IsNullOrWhiteSpace(m.Member.Name))];

    public bool Shows(SetupStep step) => Shown is null || Shown == step;

    /// <summary>The number of a page, from 0.</summary>
    public int Number(SetupStep step) => Steps.TakeWhile(s => s != step).Count();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await setup.IsNeededAsync(cancellationToken))
        {
            return NotFound();
        }

        Form.Modules = [.. Installed];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await setup.IsNeededAsync(cancellationToken))
        {
            return NotFound();
        }

        await Form.TakeRegisterAsync(cancellationToken);
        if (NeedsCode && !code.Is(Form.Code))
        {
            return Refuse(StatusCodes.Status403Forbidden, [("code", "Enter the code from the log of the host's last start.")]);
        }

        if (Form.Go is { } other)
        {
            Shown = other;
            return Page();
        }

        try
        {
            if (Form.Step != SetupStep.Check)
            {
                await setup.CheckAsync(AnswersTo(Form.Step), "setup", cancellationToken);
                Shown = Steps.First(s => s > Form.Step);
                return Page();
            }

            var invited = await setup.RunAsync(AnswersTo(Form.Step), "setup", cancellationToken);
            Invitation = PublicAddress.Of(Address(), invited.Path);
            return Page();
        }
        catch (RuleException e)
        {
            return Refuse(StatusCodes.Status422UnprocessableEntity, [.. e.Errors.Select(error => (FieldOf(error.Path), error.Message))]);
        }
    }

    /// <summary>What is wrong with a field.</summary>
    public string? ErrorOf(string field) => Errors.FirstOrDefault(e => e.Field == field).Message;

    // Errors of one page are shown there, and those of several pages on one page with all fields.
    private PageResult Refuse(int status, IReadOnlyList<(string Field, string Message)> errors)
    {
        Errors = errors;
        if (ErrorOf("register") is not null)
        {
            (Form.RegisterName, Form.RegisterContent) = (null, null);
        }

        var steps = errors.Select(e => StepOf(e.Field)).Distinct().ToList();
        Shown = steps.Count == 1 ? steps[0] : null;
        return new PageResult { StatusCode = status };
    }

    /// <summary>The answers up to a page.</summary>
    private SetupAnswers AnswersTo(SetupStep step)
    {
        var name = Form.Name?.Trim() ?? "";
        var slug = string.IsNullOrWhiteSpace(Form.Slug) ? Slugs.Of(name) : Form.Slug.Trim();
        var answers = new SetupAnswers { Partnership = new(slug, name, Form.Kind, Form.Summary, Form.Published) };
        if (step >= SetupStep.Organisations)
        {
            answers = answers with
            {
                Register = Form.RegisterRows(),
                Organisations =
                [
                    .. NewOrganisations.Select(o => new NewOrganisation(o.Member.Code!.Trim(), o.Member.Name!.Trim(), o.Member.Kind)),
                ],
                Members = [.. Members.Select(m => new NewMember(m.Member.Code!.Trim(), m.Member.Role))],
            };
        }

        return answers with
        {
            Modules = step >= SetupStep.Modules ? Form.Modules : [],
            Administrator = step >= SetupStep.Administrator ? Administrator() : null,
        };
    }

    private FirstAdministrator Administrator() =>
        new(
            Form.Administrator?.Trim() ?? "",
            string.IsNullOrWhiteSpace(Form.Email) ? null : Form.Email.Trim(),
            Form.ForTeam || Members.Count == 0 ? null : Members[0].Member.Code!.Trim()
        );

    // Passkeys belong to a name, never to a number.
    private Uri Address() =>
        configuration[PublicAddress.Key] is { Length: > 0 } set && PublicAddress.Find(set) is { } address
            ? address
            : new UriBuilder(Request.Scheme, IsNumber(Request.Host.Host) ? "localhost" : Request.Host.Host, Request.Host.Port ?? -1).Uri;

    private bool IsNumber(string host) =>
        !NeedsCode && Uri.CheckHostName(host.Trim('[', ']')) is UriHostNameType.IPv4 or UriHostNameType.IPv6;

    /// <summary>The id of the field to which a path of the answers belongs.</summary>
    private string FieldOf(IReadOnlyList<string> path) =>
        path switch
        {
            [_, "partnership", "slug", ..] => string.IsNullOrWhiteSpace(Form.Slug) ? "name" : "slug",
            [_, "partnership", "summary", ..] => "summary",
            [_, "partnership", ..] => "name",
            [_, "members", var index, ..] => $"member-{Members[int.Parse(index, CultureInfo.InvariantCulture)].Row}",
            [_, "organisations", var index, ..] => $"member-{NewOrganisations[int.Parse(index, CultureInfo.InvariantCulture)].Row}",
            [_, "modules", ..] => "modules",
            [_, "administrator", "email", ..] => "email",
            [_, "administrator", ..] => "administrator",
            _ => "register",
        };

    private static SetupStep StepOf(string field) =>
        field switch
        {
            "code" or "name" or "slug" or "summary" => SetupStep.Partnership,
            "modules" => SetupStep.Modules,
            "administrator" or "email" => SetupStep.Administrator,
            _ => SetupStep.Organisations,
        };

    // Every box of the form, with its page. The file of the register is in no box that a browser fills in again.
    private IEnumerable<(SetupStep? Step, string Name, string? Value)> Boxes() =>
        [
            (SetupStep.Partnership, "Code", Form.Code),
            (SetupStep.Partnership, "Name", Form.Name),
            (SetupStep.Partnership, "Slug", Form.Slug),
            (SetupStep.Partnership, "Kind", $"{Form.Kind}"),
            (SetupStep.Partnership, "Summary", Form.Summary),
            (SetupStep.Partnership, "Published", Form.Published ? "true" : null),
            (null, "RegisterName", Form.RegisterName),
            (null, "RegisterContent", Form.RegisterContent),
            .. Form
                .Members.Index()
                .SelectMany(m =>
                    new (SetupStep?, string, string?)[]
                    {
                        (SetupStep.Organisations, $"Members[{m.Index}].Code", m.Item.Code ?? ""),
                        (SetupStep.Organisations, $"Members[{m.Index}].Name", m.Item.Name),
                        (SetupStep.Organisations, $"Members[{m.Index}].Kind", $"{m.Item.Kind}"),
                        (SetupStep.Organisations, $"Members[{m.Index}].Role", $"{m.Item.Role}"),
                    }
                ),
            .. Form.Modules.Select(m => ((SetupStep?)SetupStep.Modules, "Modules", (string?)m)),
            (SetupStep.Administrator, "Administrator", Form.Administrator),
            (SetupStep.Administrator, "Email", Form.Email),
            (SetupStep.Administrator, "ForTeam", Form.ForTeam ? "true" : "false"),
        ];
}

/// <summary>The pages of the form of the first day.</summary>
internal enum SetupStep
{
    Partnership,
    Organisations,
    Modules,
    Administrator,

    /// <summary>All answers, to check before they are sent.</summary>
    Check,
}

/// <summary>What the form of the first day sends.</summary>
internal sealed class SetupForm
{
    /// <summary>The page that was sent. One that sends everything at once sends the last.</summary>
    public SetupStep Step { get; set; } = SetupStep.Check;

    /// <summary>The page to which the visitor goes without sending anything.</summary>
    public SetupStep? Go { get; set; }

    public string? Code { get; set; }

    public IFormFile? Register { get; set; }

    /// <summary>The name of the register's file, if one was sent with this page or one before.</summary>
    public string? RegisterName { get; set; }

    /// <summary>The content of that file in base64: a browser sends a file only once.</summary>
    public string? RegisterContent { get; set; }

    public string? Name { get; set; }

    public string? Slug { get; set; }

    public PartnershipKind Kind { get; set; } = PartnershipKind.Other;

    public string? Summary { get; set; }

    public bool Published { get; set; }

    public List<Member> Members { get; set; } = [.. Enumerable.Range(0, SetupModel.Rows).Select(i => new Member(i))];

    public List<string> Modules { get; set; } = [];

    public string? Administrator { get; set; }

    public string? Email { get; set; }

    public bool ForTeam { get; set; }

    /// <summary>Keeps the file of the register, if this page brought one.</summary>
    public async Task TakeRegisterAsync(CancellationToken cancellationToken)
    {
        if (Register is { Length: > 0 } file)
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancellationToken);
            (RegisterName, RegisterContent) = (file.FileName, Convert.ToBase64String(bytes.ToArray()));
        }
    }

    /// <exception cref="RuleException">Every fault of the file.</exception>
    public IReadOnlyList<RegisterRow> RegisterRows()
    {
        var bytes = new byte[RegisterContent?.Length ?? 0];
        return bytes.Length > 0 && Convert.TryFromBase64String(RegisterContent!, bytes, out var length)
            ? RegisterFile.Read(RegisterName ?? "", bytes[..length])
            : [];
    }

    /// <summary>One member, and the organisation itself if it is not known here yet.</summary>
    internal sealed class Member(int index)
    {
        public Member()
            : this(index: 1) { }

        public string? Code { get; set; }

        public string? Name { get; set; }

        public OrganisationKind Kind { get; set; } = OrganisationKind.District;

        public MemberRole Role { get; set; } = index == 0 ? MemberRole.Lead : MemberRole.Member;
    }
}
