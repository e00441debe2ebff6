using CouncilPlatform.Host.Modules;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Audit;

/// <summary>
/// Compares each append-only table with the audit trail, which recorded every row: balances are sums of such rows, so one that is altered,
/// removed or planted is money out of nothing. Balances that are kept beside the rows are compared with them in turn.
/// </summary>
internal sealed class LedgerVerifier(CoreDb core, ModuleCatalogue catalogue, IServiceProvider services)
{
    private const int PageSize = 100;

    public async Task<IReadOnlyList<AuditFault>> VerifyAsync(CancellationToken cancellationToken)
    {
        var faults = new List<AuditFault>();
        var areMigrated = true;
        foreach (var database in catalogue.Running.SelectMany(m => m.Databases).Where(AppendOnlyRows.AreIn))
        {
            var db = (ModuleDb)services.GetRequiredService(database);
            areMigrated &= !(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
            foreach (var rows in AppendOnlyRows.Of(db))
            {
                if (await FindAsync(rows, cancellationToken) is { } fault)
                {
                    faults.Add(fault);
                }
            }
        }

        // Sums of rows that are wrong say nothing more. Totals that the next start may add cannot be read yet.
        if (faults.Count == 0 && areMigrated)
        {
            foreach (var totals in services.GetServices<IKeptTotals>())
            {
                if (await totals.FindFaultAsync(cancellationToken) is { } found)
                {
                    faults.Add(new(AuditFaultKind.Ledger, null, found));
                }
            }
        }

        return faults;
    }

    private async Task<AuditFault?> FindAsync(AppendOnlyRows rows, CancellationToken cancellationToken)
    {
        var mark = ChangedRows.MarkOf(rows.Kind);
        // Counted first: others may append while this reads. A row that is missing is found below.
        var rowsNow = await rows.CountAsync(cancellationToken);
        var (after, count) = (0L, 0);
        while (true)
        {
            var lines = await core
                .AuditTrail.Where(a => a.Number > after && a.Changes != null && a.Changes.Contains(mark))
                .OrderBy(a => a.Number)
                .Take(PageSize)
                .Select(a => new { a.Number, a.Changes })
                .ToListAsync(cancellationToken);
            foreach (var line in lines)
            {
                var recorded = ChangedRows.Read(line.Changes).Rows.Where(r => r.Kind == rows.Kind).ToList();
                if (await rows.CompareAsync(recorded, cancellationToken) is { } found)
                {
                    return new(AuditFaultKind.Ledger, line.Number, found);
                }

                (after, count) = (line.Number!.Value, count + recorded.Count);
            }

            if (lines.Count < PageSize)
            {
                break;
            }
        }

        var more = rowsNow - count;
        return more <= 0
            ? null
            : new(AuditFaultKind.Ledger, null, $"{rows.Kind}: {more} {(more == 1 ? "row is" : "rows are")} not in the audit trail.");
    }
}
