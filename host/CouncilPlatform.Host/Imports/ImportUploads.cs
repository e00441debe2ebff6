using CouncilPlatform.Host.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Imports;

/// <summary>Accepts a file that was sent: its row is made, and the worker is woken. A file that waits already is not taken twice.</summary>
internal sealed class ImportUploads(ImportFiles files, ImportSignal signal, Changes<CoreDb> changes, IOptions<ImportOptions> options)
{
    private static readonly TimeSpan _replayed = TimeSpan.FromHours(24);

    /// <param name="partnership">The partnership.</param>
    /// <param name="upload">What was sent.</param>
    /// <param name="cancellationToken">Nothing is kept.</param>
    /// <returns>The import, and whether it is new.</returns>
    /// <exception cref="RuleException">The file is empty, or what was said about it is wrong.</exception>
    public async Task<(Import Import, bool IsNew)> AddAsync(Partnership partnership, Upload upload, CancellationToken cancellationToken)
    {
        var kept = false;
        try
        {
            Check(partnership, upload);
            var (import, isNew) = await changes.RunAsync(partnership, "sendImport", change => AddAsync(change, upload), cancellationToken);
            kept = isNew;
            return (import, isNew);
        }
        finally
        {
            if (kept)
            {
                signal.Ring();
            }
            else
            {
                files.Remove(upload.File.Id);
            }
        }
    }

    private async Task<(Import, bool)> AddAsync(Change<CoreDb> change, Upload upload)
    {
        await change.BeginAsync();
        // The same file sent twice at once is taken once.
        await change.Db.LockPartnershipAsync(change.Partnership.Id, change.Cancellation);
        var settings = ImportJson.Write(upload.Settings.OrderBy(s => s.Name, StringComparer.Ordinal));
        if (await EarlierAsync(change, upload, settings) is { } earlier)
        {
            return (await AnswerAsync(change, earlier, upload), false);
        }

        var import = change.Add(
            new Import
            {
                Id = upload.File.Id,
                PartnershipId = change.Partnership.Id,
                OwnerId = change.Caller.Organisation,
                Kind = upload.Kind.Kind.Name,
                FileName = upload.Name,
                Size = upload.File.Size,
                Hash = upload.File.Hash,
                Sender = change.Caller.Name,
                SentUtc = change.NowUtc,
                ExpiresUtc = change.NowUtc + options.Value.Keep,
                RequestKey = upload.RequestKey,
                SettingsJson = settings,
            }
        );
        import.RunAs(change.Caller);
        import.Begin(upload.Answers);
        change.Audit(import, $"{import.Kind}: {import.FileName}");
        return (import, true);
    }

    // Answers to a file that waits already are for that one; a request that is sent again changes nothing.
    private async Task<Import> AnswerAsync(Change<CoreDb> change, Import earlier, Upload upload)
    {
        var isAgain = upload.RequestKey is { } key && key == earlier.RequestKey;
        var more = upload.Answers.Except(earlier.Answers()).ToList();
        if (isAgain || more.Count == 0 || earlier.State is not (ImportState.Ready or ImportState.Asking))
        {
            return earlier;
        }

        var import = await change.LockAsync<Import>(earlier.Id, path: "file");
        import.Answer(more, change.NowUtc);
        import.RunAs(change.Caller);
        change.AfterCommit(signal.Ring);
        return change.Done(import, $"{import.Kind}: {import.FileName}");
    }

    private static async Task<Import?> EarlierAsync(Change<CoreDb> change, Upload upload, string settings)
    {
        var (caller, key, since) = (change.Caller, upload.RequestKey, change.NowUtc - _replayed);
        if (
            key is not null
            && await change
                .Of<Import>()
                .AsNoTracking()
                .FirstOrDefaultAsync(i => i.RequestKey == key && i.SentUtc > since, change.Cancellation)
                is { } first
        )
        {
            return first.Hash == upload.File.Hash && first.Kind == upload.Kind.Kind.Name && first.SettingsJson == settings
                ? first
                : throw new RuleException(
                    "IDEMPOTENCY_KEY_REUSED",
                    "This Idempotency-Key was sent with another file. Send a new key with a new file."
                );
        }

        var (hash, kind, owner) = (upload.File.Hash, upload.Kind.Kind.Name, caller.Organisation);
        return await change
            .Of<Import>()
            .AsNoTracking()
            .Where(i =>
                i.Hash == hash && i.Kind == kind && i.SettingsJson == settings && i.OwnerId == owner && i.ExpiresUtc > change.NowUtc
            )
            .Where(i =>
                i.State == ImportState.Waiting
                || i.State == ImportState.Reading
                || i.State == ImportState.Ready
                || i.State == ImportState.Asking
                || i.State == ImportState.Saving
            )
            .FirstOrDefaultAsync(change.Cancellation);
    }

    private static void Check(Partnership partnership, Upload upload)
    {
        ImportRun.Check(partnership, upload.Kind, [.. upload.Settings]);
        new Rules()
            .Require(upload.File.Size > 0, RuleCodes.Invalid, "The file is empty. Check which file it is.", InputPath.Argument("file"))
            .Check();
    }
}

/// <summary>A file that was sent, and what was said about it.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="File">The file.</param>
/// <param name="Name">Its name, as the sender has it.</param>
/// <param name="Settings">What was said about it.</param>
/// <param name="Answers">Answers to questions that the sender knows already.</param>
/// <param name="RequestKey">See <see cref="Import.RequestKey"/>.</param>
internal sealed record Upload(
    ModuleImport Kind,
    StoredFile File,
    string Name,
    IReadOnlyList<ImportSettingValue> Settings,
    IReadOnlyList<ImportAnswerInput> Answers,
    string? RequestKey
)
{
    /// <summary>The last part of a name that may be a path, without what cannot be seen, and not too long.</summary>
    public static string NameOf(string? given)
    {
        var name = new string([.. Path.GetFileName((given ?? "").Replace('\\', '/')).Where(c => !char.IsControl(c))]).Trim();
        return name.Length == 0 ? "file"
            : name.Length <= Import.MaxFileName ? name
            : name[^Import.MaxFileName..];
    }
}
