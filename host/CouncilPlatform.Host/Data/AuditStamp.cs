using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CouncilPlatform.Host.Data;

/// <summary>
/// Adds who and when to each line of the audit trail, and refuses to commit a change without a line. A save without a transaction must
/// contain its line; the saves of one transaction need one line among them.
/// </summary>
internal sealed class AuditStamp(Caller caller, TimeProvider time) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly HashSet<Guid> _audited = [];
    private readonly Dictionary<Guid, string> _changed = [];

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        var changes = eventData.Context!.ChangeTracker.Entries().Where(e => e.State is not EntityState.Unchanged).ToList();
        var audits = changes.Select(e => e.Entity).OfType<AuditEntry>().ToList();
        foreach (var audit in audits)
        {
            audit.AtUtc = time.GetUtcNow().UtcDateTime;
            audit.Actor = caller.Name;
            audit.ActorId = caller.Id == Guid.Empty ? null : caller.Id;
            audit.PersonId = caller.Person;
            audit.OrganisationId = caller.Organisation;
        }

        var transaction = eventData.Context.Database.CurrentTransaction?.TransactionId;
        if (changes.Count > 0 && audits.Count == 0)
        {
            var changed = changes[0].Metadata.DisplayName();
            _changed.TryAdd(transaction ?? throw Unaudited(changed), changed);
        }
        else if (audits.Count > 0 && transaction is { } current)
        {
            _audited.Add(current);
        }

        return new(result);
    }

    public InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result)
    {
        var audited = _audited.Remove(eventData.TransactionId);
        return _changed.Remove(eventData.TransactionId, out var changed) && !audited ? throw Unaudited(changed) : result;
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    ) => new(TransactionCommitting(transaction, eventData, result));

    private static InvalidOperationException Unaudited(string changed) =>
        new($"A change of {changed} is not audited. Call Audit before it is committed.");
}
