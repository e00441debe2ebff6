using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Imports;
using CouncilPlatform.Host.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Pages.Imports;

/// <summary>The form with which a file is sent. It leads to the page of the import.</summary>
[AllowFile]
internal sealed class SendModel(
    VisiblePartnerships partnerships,
    Caller caller,
    ImportCatalogue catalogue,
    ImportFiles files,
    ImportUploads uploads,
    CoreDb db,
    IOptions<ImportOptions> options,
    IStringLocalizer<ImportTexts> words
) : ImportPageModel(partnerships, caller)
{
    [BindProperty]
    public IFormFile? Sent { get; set; }

    [BindProperty]
    public List<SettingField> Settings { get; set; } = [];

    public ImportKind? Kind { get; private set; }

    /// <summary>The largest file, in megabytes.</summary>
    public long Limit => options.Value.MaxBytes / 1024 / 1024;

    public IActionResult OnGet(string kind)
    {
        PageHeaders.AllowOwnRequests(Response);
        if (Find(kind) is null)
        {
            return NotFound();
        }

        if (Request.Query.ContainsKey(AllowFileAttribute.TooLarge))
        {
            return Refuse(StatusCodes.Status413PayloadTooLarge, new FileTooLargeException(options.Value.MaxBytes).Message);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string kind, CancellationToken cancellationToken)
    {
        PageHeaders.AllowOwnRequests(Response);
        if (Find(kind) is not { } found)
        {
            return NotFound();
        }

        if (Sent is not { } file)
        {
            return Refuse(StatusCodes.Status422UnprocessableEntity, words["Choose a file."]);
        }

        try
        {
            await using var content = file.OpenReadStream();
            var settings = Settings
                .Where(s => !string.IsNullOrWhiteSpace(s.Value))
                .Select(s => new ImportSettingValue(s.Name, s.Value!.Trim()));
            var upload = new Upload(
                found,
                await files.AddAsync(content, cancellationToken),
                Upload.NameOf(file.FileName),
                [.. settings],
                [],
                RequestKey: null
            );
            var (import, _) = await uploads.AddAsync(Partnership, upload, cancellationToken);
            await ImportEndpoints.WaitAsync(db, import, cancellationToken);
            return RedirectToPage("/Imports/Show", new { slug = Partnership.Slug, id = ImportAnswer.IdOf(import).ToString() });
        }
        catch (FileTooLargeException e)
        {
            return Refuse(StatusCodes.Status413PayloadTooLarge, e.Message);
        }
        catch (RuleException e)
        {
            return Refuse(e.Errors, error => Kind!.Settings.Any(s => s.Name == error.Path[^1]) ? error.Path[^1] : "file");
        }
    }

    public string? ValueOf(string setting) => Settings.Find(s => s.Name == setting)?.Value;

    private ModuleImport? Find(string name)
    {
        var found = catalogue.Of(Partnership, Visitor).FirstOrDefault(k => k.Kind.Name == name);
        Kind = found?.Kind;
        return found;
    }

    private PageResult Refuse(int status, string message)
    {
        Errors = [("file", message)];
        return new PageResult { StatusCode = status };
    }

    /// <summary>What the form says about the file.</summary>
    internal sealed class SettingField
    {
        public string Name { get; set; } = "";

        public string? Value { get; set; }
    }
}
