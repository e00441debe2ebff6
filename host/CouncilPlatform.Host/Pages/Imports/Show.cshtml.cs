using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Imports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Pages.Imports;

/// <summary>One import: how far it has come, what is wrong, what it asks, and what to do.</summary>
internal sealed class ShowModel(
    VisiblePartnerships partnerships,
    Caller caller,
    ImportCatalogue catalogue,
    ImportDecision decision,
    Changes<CoreDb> changes,
    CoreDb db
) : ImportPageModel(partnerships, caller)
{
    private const int Pause = 3;

    [BindProperty]
    public List<AnswerField> Answers { get; set; } = [];

    public Import? Import { get; private set; }

    public string Title => catalogue.Find(Import!.Kind)?.Kind.Title ?? Import!.Kind;

    public bool MayCancel => Import is { IsOpen: true } && (Import.OwnerId is not { } owner || Visitor.ActsFor(owner));

    public string ConfirmLabel =>
        Import is { New: { } added, Changed: { } changed } && added + changed > 0
            ? $"Import: {ImportWords.Number(added)} new, {ImportWords.Number(changed)} changed"
            : "Import (nothing is new or changed)";

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) ? Page() : NotFound();

    public Task<IActionResult> OnPostConfirmAsync(string id, int version, CancellationToken cancellationToken) =>
        DecideAsync("confirmImport", id, key => decision.ConfirmAsync(key, version, []), cancellationToken);

    public Task<IActionResult> OnPostAnswerAsync(string id, int version, CancellationToken cancellationToken) =>
        DecideAsync(
            "answerImport",
            id,
            key =>
                decision.AnswerAsync(
                    key,
                    version,
                    [.. Answers.Where(a => a.Choice is { Length: > 0 }).Select(a => new ImportAnswerInput(a.Key, a.Choice!))]
                ),
            cancellationToken
        );

    public Task<IActionResult> OnPostCancelAsync(string id, CancellationToken cancellationToken) =>
        DecideAsync("cancelImport", id, key => decision.CancelAsync(key, version: null), cancellationToken);

    private async Task<IActionResult> DecideAsync(
        string action,
        string id,
        Func<GlobalId, Task<Import>> decide,
        CancellationToken cancellationToken
    )
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        try
        {
            var import = await changes.RunAsync(Partnership, action, _ => decide(ImportAnswer.IdOf(Import!)), cancellationToken);
            await ImportEndpoints.WaitAsync(db, import, cancellationToken);
            return RedirectToPage(new { slug = Partnership.Slug, id });
        }
        catch (RuleException e)
        {
            await FindAsync(id, cancellationToken);
            return Refuse(e.Errors, _ => "main-content");
        }
    }

    private async Task<bool> FindAsync(string id, CancellationToken cancellationToken)
    {
        Import =
            GlobalId.TryParse(id, out var known) && known.Type == nameof(Import)
                ? await ImportQueries
                    .Seen(Partnership, Visitor, db)
                    .AsNoTracking()
                    .SingleOrDefaultAsync(i => i.Id == known.Value, cancellationToken)
                : null;
        if (Import is { IsBusy: true })
        {
            Response.Headers["Refresh"] = FormattableString.Invariant($"{Pause}");
        }

        return Import is not null;
    }

    /// <summary>What the form answers.</summary>
    internal sealed class AnswerField
    {
        public string Key { get; set; } = "";

        public string? Choice { get; set; }
    }
}
