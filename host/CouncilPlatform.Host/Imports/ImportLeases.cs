using System.Globalization;
using System.Linq.Expressions;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Imports;

/// <summary>
/// Keeps several hosts from working on one import, or on two of one partnership, and notes in its row how far it has come. The host does
/// this by itself, without lines of the audit trail.
/// </summary>
internal sealed class ImportLeases(IServiceScopeFactory scopes, ImportFiles files, IOptions<ImportOptions> options, TimeProvider time)
{
    /// <summary>Marks the worker's own statements, which no request caused.</summary>
    public const string Tag = "import worker";

    private const int Batch = 50;
    private const string HostStopped = "The host stopped while the file was being saved. Nothing was saved. Import the file again.";

    private static readonly TimeSpan _lease = TimeSpan.FromSeconds(30);
    private static readonly ImportState[] _busy = [ImportState.Waiting, ImportState.Reading, ImportState.Saving];
    private static readonly ImportState[] _undecided =
    [
        ImportState.Waiting,
        ImportState.Reading,
        ImportState.Ready,
        ImportState.Asking,
        ImportState.Faulty,
    ];

    /// <summary>Takes the import that has waited longest, of a partnership in which no other is at work. Null if there is none.</summary>
    public async Task<ImportLease?> TakeAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateHostScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
        var now = AuditStamp.Moment(time);
        var due = await db
            .Imports.TagWith(Tag)
            .AsNoTracking()
            .Where(i => _busy.Contains(i.State) && (i.LeasedUntilUtc == null || i.LeasedUntilUtc <= now))
            .Where(i => !db.Imports.Any(o => o.PartnershipId == i.PartnershipId && o.LeasedUntilUtc > now))
            .OrderBy(i => i.SentUtc)
            .Take(Batch)
            .ToListAsync(cancellationToken);
        foreach (var import in due)
        {
            if (import is { State: ImportState.Saving, LeasedUntilUtc: not null })
            {
                // Its transaction ended with its host: had it been committed, the import would be done.
                await FailAsync(new(import.Id, import.Lease!.Value, Saves: true), HostStopped, cancellationToken);
                files.Remove(import.Id);
            }
            else if (files.Has(import.Id) && await LeaseAsync(db, import, now, cancellationToken) is { } lease)
            {
                return lease;
            }
        }

        return null;
    }

    /// <summary>Goes on holding an import. False if it was cancelled, or another host has it.</summary>
    public async Task<bool> HoldAsync(ImportLease lease, int rows, CancellationToken cancellationToken)
    {
        var until = AuditStamp.Moment(time) + _lease;
        return await UpdateAsync(
            lease,
            IsHeld(lease),
            set =>
                set.SetProperty(i => i.LeasedUntilUtc, until)
                    .SetProperty(i => i.Version, i => i.RowsRead == rows ? i.Version : i.Version + 1)
                    .SetProperty(i => i.RowsRead, rows),
            cancellationToken
        );
    }

    /// <summary>Lets another host, or this one when it starts again, take it from the start.</summary>
    public Task ReleaseAsync(ImportLease lease) =>
        UpdateAsync(
            lease,
            IsHeld(lease),
            set => set.SetProperty(i => i.LeasedUntilUtc, (DateTime?)null).SetProperty(i => i.Version, i => i.Version + 1),
            CancellationToken.None
        );

    /// <summary>Whether the file of an import is still needed.</summary>
    public async Task<bool> IsOpenAsync(Guid import)
    {
        await using var scope = scopes.CreateHostScope();
        var imports = scope.ServiceProvider.GetRequiredService<CoreDb>().Imports.TagWith(Tag).AsNoTracking();
        return await imports.SingleOrDefaultAsync(i => i.Id == import) is { IsOpen: true };
    }

    /// <summary>Notes how reading or saving the file ended.</summary>
    public async Task EndAsync(ImportLease lease, ImportReport report, IReadOnlyList<string> notes)
    {
        if (report.Problem is { } problem)
        {
            await FailAsync(lease, $"{problem} Nothing was saved.", CancellationToken.None);
            return;
        }

        var state =
            report.IsSaved ? ImportState.Done
            : report.Faults.Total > 0 ? ImportState.Faulty
            : report.OpenQuestions.Count > 0 ? ImportState.Asking
            : ImportState.Ready;
        var (outcome, faults) = (report.Outcome, report.Faults);
        await EndAsync(
            lease,
            state,
            outcome,
            faults.Total,
            ImportJson.Write(faults.Groups.Select(ImportFault.Of)),
            ImportJson.Write(report.Questions.Select(AskedQuestion.Of)),
            ImportJson.Write(faults.Notes.Union(notes, StringComparer.Ordinal))
        );
    }

    /// <summary>The rules of the module refuse what the file would save.</summary>
    public Task RefuseAsync(ImportLease lease, IReadOnlyList<UserError> errors) =>
        EndAsync(
            lease,
            ImportState.Faulty,
            outcome: null,
            errors.Count,
            ImportJson.Write(errors.Select(e => new ImportFault(e.Code, e.Message, Column: null, [], Count: 1))),
            "[]",
            "[]"
        );

    /// <summary>It can be neither read nor saved.</summary>
    public Task FailAsync(ImportLease lease, string problem, CancellationToken cancellationToken)
    {
        var now = AuditStamp.Moment(time);
        return UpdateAsync(
            lease,
            IsHeld(lease),
            set =>
                set.SetProperty(i => i.State, ImportState.Failed)
                    .SetProperty(i => i.Problem, problem)
                    .SetProperty(i => i.EndedUtc, now)
                    .SetProperty(i => i.LeasedUntilUtc, (DateTime?)null)
                    .SetProperty(i => i.Version, i => i.Version + 1),
            cancellationToken
        );
    }

    /// <summary>Ends what nobody decided in time, and removes the files.</summary>
    public async Task ExpireAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateHostScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
        var now = AuditStamp.Moment(time);
        // What was confirmed in time may wait for its turn.
        var late = now - options.Value.Keep;
        var left = db
            .Imports.TagWith(Tag)
            .Where(i => i.LeasedUntilUtc == null || i.LeasedUntilUtc <= now)
            .Where(i => _undecided.Contains(i.State) && i.ExpiresUtc <= now || i.State == ImportState.Saving && i.ExpiresUtc <= late);
        var old = await left.OrderBy(i => i.SentUtc).Select(i => i.Id).Take(Batch).ToListAsync(cancellationToken);
        if (old.Count > 0)
        {
            await left.Where(i => old.Contains(i.Id))
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(i => i.State, ImportState.Expired)
                            .SetProperty(i => i.FaultsJson, "[]")
                            .SetProperty(i => i.EndedUtc, now)
                            .SetProperty(i => i.Version, i => i.Version + 1),
                    cancellationToken
                );
            old.ForEach(files.Remove);
        }

        files.RemoveOld();
    }

    /// <summary>The import and what to say about earlier ones of the same file.</summary>
    public async Task<(Import Import, IReadOnlyList<string> Notes)> ReadAsync(ImportLease lease, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateHostScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
        var import = await db.Imports.TagWith(Tag).AsNoTracking().SingleAsync(i => i.Id == lease.Import, cancellationToken);
        var before = await db
            .Imports.TagWith(Tag)
            .AsNoTracking()
            .Where(i => i.PartnershipId == import.PartnershipId && i.Hash == import.Hash && i.Kind == import.Kind)
            .Where(i => i.SettingsJson == import.SettingsJson && i.State == ImportState.Done)
            .OrderByDescending(i => i.EndedUtc)
            .FirstOrDefaultAsync(cancellationToken);
        return (
            import,
            before?.EndedUtc is { } ended
                ? [$"The same file was imported on {Day(ended)} by {before.Sender}. Importing it again does no harm."]
                : []
        );
    }

    private static string Day(DateTime utc) => UkTime.Day(utc).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    // Hosts queue at the partnership, so that they do not take two of its imports at once.
    private static async Task<ImportLease?> LeaseAsync(CoreDb db, Import import, DateTime now, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockPartnershipAsync(import.PartnershipId, cancellationToken);
        if (
            await db
                .Imports.TagWith(Tag)
                .AnyAsync(i => i.PartnershipId == import.PartnershipId && i.LeasedUntilUtc > now, cancellationToken)
        )
        {
            return null;
        }

        var saves = import.State == ImportState.Saving;
        var lease = new ImportLease(import.Id, Guid.NewGuid(), saves);
        await db
            .Imports.TagWith(Tag)
            .Where(i => i.Id == import.Id && i.State == import.State)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(i => i.State, saves ? ImportState.Saving : ImportState.Reading)
                        .SetProperty(i => i.Lease, lease.Id)
                        .SetProperty(i => i.LeasedUntilUtc, now + _lease)
                        .SetProperty(i => i.RowsRead, 0)
                        .SetProperty(i => i.Version, i => i.Version + 1),
                cancellationToken
            );
        var taken = await db.Imports.TagWith(Tag).AnyAsync(i => i.Lease == lease.Id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return taken ? lease : null;
    }

    private Task<bool> EndAsync(
        ImportLease lease,
        ImportState state,
        ImportOutcome? outcome,
        int faultCount,
        string faults,
        string questions,
        string notes
    )
    {
        var ended = state == ImportState.Done ? AuditStamp.Moment(time) : (DateTime?)null;
        return UpdateAsync(
            lease,
            // What is saved is done already, unless there was nothing to save.
            state == ImportState.Done
                ? i => i.State == ImportState.Saving || i.State == ImportState.Done
                : IsHeld(lease),
            set =>
                set.SetProperty(i => i.State, state)
                    .SetProperty(i => i.New, outcome?.New)
                    .SetProperty(i => i.Changed, outcome?.Changed)
                    .SetProperty(i => i.Unchanged, outcome?.Unchanged)
                    .SetProperty(i => i.NotInFile, outcome?.NotInFile)
                    .SetProperty(i => i.Summary, outcome?.Summary)
                    .SetProperty(i => i.EndedUtc, i => i.EndedUtc ?? ended)
                    .SetProperty(i => i.FaultCount, faultCount)
                    .SetProperty(i => i.FaultsJson, faults)
                    .SetProperty(i => i.QuestionsJson, questions)
                    .SetProperty(i => i.NotesJson, notes)
                    .SetProperty(i => i.LeasedUntilUtc, (DateTime?)null)
                    .SetProperty(i => i.Version, i => i.Version + 1),
            CancellationToken.None
        );
    }

    // Once a file is read, it can be confirmed at any moment. A late word from its reader must not count for who saves it.
    private static Expression<Func<Import, bool>> IsHeld(ImportLease lease)
    {
        var state = lease.Saves ? ImportState.Saving : ImportState.Reading;
        return i => i.State == state;
    }

    private async Task<bool> UpdateAsync(
        ImportLease lease,
        Expression<Func<Import, bool>> which,
        Action<UpdateSettersBuilder<Import>> set,
        CancellationToken cancellationToken
    )
    {
        await using var scope = scopes.CreateHostScope();
        var own = scope
            .ServiceProvider.GetRequiredService<CoreDb>()
            .Imports.TagWith(Tag)
            .Where(i => i.Id == lease.Import && i.Lease == lease.Id);
        // Read back, because a server may not count the rows of an update (NOCOUNT).
        var mine = await own.AnyAsync(which, cancellationToken);
        await own.Where(which).ExecuteUpdateAsync(set, cancellationToken);
        return mine;
    }
}
