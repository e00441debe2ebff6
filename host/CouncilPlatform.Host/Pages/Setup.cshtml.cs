using CouncilPlatform.Host.Core.Members;
using CouncilPlatform.Host.Core.Organisations.Register;
using CouncilPlatform.Host.Core.Setup;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Hosting.Configuration;
using CouncilPlatform.Host.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CouncilPlatform.Host.Pages;

/// <summary>The page of the first day: makes the first partnership, once. After that there is no such page.</summary>
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

    /// <summary>What is wrong, each with the id of its field.</summary>
    public IReadOnlyList<(string Field, string Message)> Errors { get; private set; } = [];

    /// <summary>The address of the administrator's invitation, once everything is made.</summary>
    public string? Invitation { get; private set; }

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

        if (NeedsCode && !code.Is(Form.Code))
        {
            return Refuse(StatusCodes.Status403Forbidden, [("code", "Enter the code from the log of the host's last start.")]);
        }

        try
        {
            var invited = await setup.RunAsync(await AnswersAsync(cancellationToken), "setup", cancellationToken);
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

    private PageResult Refuse(int status, IReadOnlyList<(string, string)> errors)
    {
        Errors = errors;
        return new PageResult { StatusCode = status };
    }

    private async Task<SetupAnswers> AnswersAsync(CancellationToken cancellationToken)
    {
        var members = Form.Members.Where(m => !string.IsNullOrWhiteSpace(m.Code)).ToList();
        return new()
        {
            Register = await RegisterAsync(cancellationToken),
            Organisations =
            [
                .. members
                    .Where(m => !string.IsNullOrWhiteSpace(m.Name))
                    .Select(m => new NewOrganisation(m.Code!.Trim(), m.Name!.Trim(), m.Kind)),
            ],
            Partnership = new(
                string.IsNullOrWhiteSpace(Form.Slug) ? Slugs.Of(Form.Name ?? "") : Form.Slug.Trim(),
                Form.Name?.Trim() ?? "",
                Form.Kind,
                Form.Summary,
                Form.Published
            ),
            Members = [.. members.Select(m => new NewMember(m.Code!.Trim(), m.Role))],
            Modules = Form.Modules,
            Administrator = new(
                Form.Administrator?.Trim() ?? "",
                string.IsNullOrWhiteSpace(Form.Email) ? null : Form.Email.Trim(),
                Form.ForTeam || members.Count == 0 ? null : members[0].Code!.Trim()
            ),
        };
    }

    private async Task<IReadOnlyList<RegisterRow>> RegisterAsync(CancellationToken cancellationToken)
    {
        if (Form.Register is not { Length: > 0 } file)
        {
            return [];
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        return RegisterFile.Read(file.FileName, bytes.ToArray());
    }

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
            [_, "members" or "organisations", var index, ..] => $"member-{index}",
            [_, "modules", ..] => "modules",
            [_, "administrator", "email", ..] => "email",
            [_, "administrator", ..] => "administrator",
            _ => "register",
        };
}

/// <summary>What the form of the first day sends.</summary>
internal sealed class SetupForm
{
    public string? Code { get; set; }

    public IFormFile? Register { get; set; }

    public string? Name { get; set; }

    public string? Slug { get; set; }

    public PartnershipKind Kind { get; set; } = PartnershipKind.Other;

    public string? Summary { get; set; }

    public bool Published { get; set; }

    public List<MemberRow> Members { get; set; } = [.. Enumerable.Range(0, SetupModel.Rows).Select(i => new MemberRow(i))];

    public List<string> Modules { get; set; } = [];

    public string? Administrator { get; set; }

    public string? Email { get; set; }

    public bool ForTeam { get; set; }

    /// <summary>One member, and the organisation itself if it is not known here yet.</summary>
    internal sealed class MemberRow(int index)
    {
        public MemberRow()
            : this(index: 1) { }

        public string? Code { get; set; }

        public string? Name { get; set; }

        public OrganisationKind Kind { get; set; } = OrganisationKind.District;

        public MemberRole Role { get; set; } = index == 0 ? MemberRole.Lead : MemberRole.Member;
    }
}
