using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CouncilPlatform.Host.Imports;

/// <summary>
/// Ends an import in the transaction that saves its data: both are committed, or neither. If the import was cancelled meanwhile, or another
/// host has taken it, nothing is.
/// </summary>
internal sealed class ImportCommit(TimeProvider time) : DbTransactionInterceptor
{
    /// <summary>The import that this scope saves. Null for everything else.</summary>
    public ImportLease? Lease { get; set; }

    /// <summary>The file that it reads.</summary>
    public FileImport? File { get; set; }

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    )
    {
        if (Lease is { } lease && File is { IsPreview: false, Outcome: { } outcome } && eventData.Context is ModuleDb { } db)
        {
            var (done, saving, now) = (ImportState.Done.ToString(), ImportState.Saving.ToString(), Data.AuditStamp.Moment(time));
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE core_imports
                SET "State" = {done}, "EndedUtc" = {now}, "Summary" = {outcome.Summary}, "New" = {outcome.New},
                    "Changed" = {outcome.Changed}, "Unchanged" = {outcome.Unchanged}, "NotInFile" = {outcome.NotInFile},
                    "Version" = "Version" + 1
                WHERE "Id" = {lease.Import} AND "Lease" = {lease.Id} AND "State" = {saving}
                """,
                cancellationToken
            );
            // A server may not count the rows of an update (NOCOUNT).
            var state = await db
                .Database.SqlQuery<string>(
                    $"""SELECT "State" AS "Value" FROM core_imports WHERE "Id" = {lease.Import} AND "Lease" = {lease.Id}"""
                )
                .SingleOrDefaultAsync(cancellationToken);
            if (state != done)
            {
                throw new ImportTakenException();
            }

            Lease = null;
        }

        return result;
    }
}

/// <summary>The import was cancelled, or another host works on it. Nothing is saved.</summary>
internal sealed class ImportTakenException() : Exception("The import was cancelled, or another host works on it.");
