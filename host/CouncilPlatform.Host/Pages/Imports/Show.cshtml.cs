using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Core.People;
using CouncilPlatform.Host.Imports;
using CouncilPlatform.Host.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CouncilPlatform.Host.Pages.Imports;

/// <summary>One import: how far it has come, what is wrong, what it asks, and what to do.</summary>
internal sealed class ShowModel(
    VisiblePartnerships partnerships,
    Caller caller,
    ImportCatalogue catalogue,
    ImportDecision decision,
    Changes<CoreDb> changes,
    PersonalDataLog log,
    CoreDb db,
    IStringLocalizer<ImportTexts> words
) : ImportPageModel(partnerships, caller)
{
    private const int Pause = 3;

    [BindProperty]
    public List<AnswerField> Answers { get; set; } = [];

    public Import? Import { get; private set; }

    /// <summary>Who sent the file: "you", or a person's name for administrators, who may read it.</summary>
    public string Sender { get; private set; } = "";

    public string Title => catalogue.Find(Import!.Kind)?.Kind.Title ?? Import!.Kind;

    public bool MayCancel => Import is { IsOpen: true } && (Import.OwnerId is not { } owner || Visitor.ActsFor(owner));

    public string ConfirmLabel =>
        Import is { New: { } added, Changed: { } changed } && added + changed > 0
            ? words["Import: {0} new, {1} changed", ImportWords.Number(added), ImportWords.Number(changed)]
            : words["Import (nothing is new or changed)"];

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

        Sender = Import is null ? "" : await SenderOfAsync(Import, cancellationToken);
        return Import is not null;
    }

    private async Task<string> SenderOfAsync(Import import, CancellationToken cancellationToken)
    {
        if (Visitor.Person is { } self && Person.ReferenceOf(self) == import.Sender)
        {
            return words["you"];
        }

        if (!Visitor.Has(Role.Administrator, Partnership))
        {
            return import.Sender;
        }

        var people = await db.Of<PersonRole>(Partnership)
            .Join(db.People, r => r.PersonId, p => p.Id, (role, person) => person)
            .Distinct()
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return people.FindAll(p => p.Reference == import.Sender) is [{ Name.Length: > 0 } person] ? log.Read(person).Name : import.Sender;
    }

    /// <summary>What the form answers.</summary>
    internal sealed class AnswerField
    {
        public string Key { get; set; } = "";

        public string? Choice { get; set; }
    }
}
