using System.Data.Common;
using CouncilPlatform.Host.Core.Audit;
using CouncilPlatform.Host.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CouncilPlatform.Host.Data;

/// <summary>
/// Appends the lines of a transaction to the audit trail when it is committed: who, when, from where, and the old and new values of what
/// was saved. It refuses to commit a change without a line.
/// </summary>
internal sealed class AuditStamp(Caller caller, AuditOrigin origin, ChangeScope change, TimeProvider time, AuditHeads heads)
    : SaveChangesInterceptor,
        IDbTransactionInterceptor
{
    private readonly Dictionary<Guid, Pending> _pending = [];
    private readonly Dictionary<DbContext, Pending> _staged = [];
    private readonly Dictionary<Guid, AuditHead> _appended = [];
    private bool _appending;

    /// <summary>The head of the trail that a commit sent whose answer has not come. Null if there is none.</summary>
    public AuditHead? Sent => _appended.Values.LastOrDefault();

    /// <summary>Now, as precisely as every database keeps it.</summary>
    public static DateTime Moment(TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>Notes rows that a context will write in its next transaction, without a save.</summary>
    public void Stage(DbContext db, IReadOnlyCollection<EntityEntry> entries)
    {
        if (!_staged.TryGetValue(db, out var pending))
        {
            _staged.Add(db, pending = new());
        }

        pending.Note(entries);
    }

    /// <summary>Forgets the rows that a context did not write.</summary>
    public void Unstage(DbContext db) => _staged.Remove(db);

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        var db = eventData.Context!;
        var entries = _appending
            ? []
            : db
                .ChangeTracker.Entries()
                .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && e.Entity is not OutboxEntry)
                .ToList();
        if (entries.Count == 0)
        {
            return new(result);
        }

        var transaction = db.Database.CurrentTransaction?.TransactionId ?? throw Unaudited(entries[0].Metadata.DisplayName());
        if (!_pending.TryGetValue(transaction, out var pending))
        {
            _pending.Add(transaction, pending = _staged.Remove(db, out var staged) ? staged : new());
        }

        var lines = entries.Where(e => e.Entity is AuditEntry).ToList();
        foreach (var entry in lines)
        {
            if (entry.State != EntityState.Added)
            {
                throw new InvalidOperationException("A line of the audit trail is never changed or removed.");
            }

            // The commit writes it: the next number is known only then.
            entry.State = EntityState.Detached;
            pending.Lines.Add((AuditEntry)entry.Entity);
        }

        pending.Note([.. entries.Except(lines)]);
        return new(result);
    }

    public InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result) =>
        _pending.ContainsKey(eventData.TransactionId) ? throw new NotSupportedException("Commit a change with CommitAsync.") : result;

    public async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    )
    {
        if (_pending.Remove(eventData.TransactionId, out var pending) || _staged.Remove(eventData.Context!, out pending))
        {
            if (pending.Lines.Count > 0)
            {
                // The commit itself is not cancelled. What it waits for before it is sent can be.
                _appended[eventData.TransactionId] = await AppendAsync((ModuleDb)eventData.Context!, pending, change.Cancellation);
            }
            else if (pending.Changes.First is { } changed)
            {
                throw Unaudited(changed);
            }
        }

        return result;
    }

    public Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        if (_appended.Remove(eventData.TransactionId, out var head))
        {
            heads.Note(head, time.GetUtcNow().UtcDateTime);
        }

        return Task.CompletedTask;
    }

    private async Task<AuditHead> AppendAsync(ModuleDb db, Pending pending, CancellationToken cancellationToken)
    {
        var personal = pending.Changes.WriteTo(pending.Lines, db.Forgotten);
        foreach (var line in pending.Lines)
        {
            line.AtUtc = Moment(time);
            line.Actor = caller.Name;
            line.ActorId = caller.Id == Guid.Empty ? null : caller.Id;
            line.PersonId = caller.Person;
            line.OrganisationId = caller.Organisation;
            line.Offices = string.Join(',', caller.HeldOffices.Order());
            line.Operation = origin.Operation;
            line.Reason = line.IsWithheld ? null : origin.Reason;
        }

        await PersonalValues.ForgetAsync(db, cancellationToken);
        await PersonalValues.AddAsync(db, personal, cancellationToken);
        _appending = true;
        try
        {
            var head = await AuditChain.AppendAsync(db, pending.Lines, cancellationToken);
            await pending.Names.RequireAsync(db, pending.Lines.Select(l => l.Action), cancellationToken);
            return head;
        }
        finally
        {
            _appending = false;
        }
    }

    private static InvalidOperationException Unaudited(string changed) =>
        new($"A change of {changed} is not audited. Call Audit before it is committed.");

    private sealed class Pending
    {
        public List<AuditEntry> Lines { get; } = [];

        public TrackedChanges Changes { get; } = new();

        public NameCheck Names { get; } = new();

        public void Note(IReadOnlyCollection<EntityEntry> entries)
        {
            Changes.Add(entries);
            Names.Add(entries);
        }
    }
}
