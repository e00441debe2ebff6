using CouncilPlatform.Sdk;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CouncilPlatform.Host.Data;

/// <summary>Says who and when on each line of the audit trail, and refuses to save a change that has none.</summary>
internal sealed class AuditStamp(Caller caller, TimeProvider time) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var changes = eventData.Context!.ChangeTracker.Entries().Where(e => e.State is not EntityState.Unchanged).ToList();
        var audits = changes.Select(e => e.Entity).OfType<AuditEntry>().ToList();
        if (changes.Count > 0 && audits.Count == 0)
        {
            throw new InvalidOperationException($"A change of {changes[0].Metadata.DisplayName()} is not audited. Call Audit before it is saved.");
        }

        foreach (var audit in audits)
        {
            audit.AtUtc = time.GetUtcNow().UtcDateTime;
            audit.Actor = caller.Name;
        }

        return new(result);
    }
}
