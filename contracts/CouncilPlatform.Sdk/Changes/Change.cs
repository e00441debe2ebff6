using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CouncilPlatform.Sdk;

/// <summary>What every write knows: where, by whom and when. Extension methods of contracts build on it.</summary>
public abstract class Change
{
    private readonly ChangeScope _scope;
    private readonly TimeProvider _time;
    private readonly IMediator _mediator;

    private protected Change(ChangeScope scope, Caller caller, TimeProvider time, IMediator mediator)
    {
        (_scope, Caller, _time, _mediator) = (scope, caller, time, mediator);
    }

    /// <summary>The partnership that the change belongs to.</summary>
    /// <exception cref="InvalidOperationException">The change belongs to the platform: its mutation requires the operator and names no
    /// partnership.</exception>
    public Partnership Partnership => _scope.Partnership ?? throw new InvalidOperationException($"{_scope.Action} runs in no partnership.");

    /// <summary>Who makes the change. The role that the mutation requires is already checked.</summary>
    public Caller Caller { get; }

    /// <summary>The current time in UTC.</summary>
    public DateTime NowUtc => _time.GetUtcNow().UtcDateTime;

    /// <summary>Today's date in the UK.</summary>
    public DateOnly Today => UkTime.Today(_time);

    /// <summary>Cancels the work when the caller has disconnected.</summary>
    public CancellationToken Cancellation => _scope.Cancellation;

    /// <inheritdoc cref="ChangeScope.Enter"/>
    internal void Enter(Partnership partnership) => Scope.Enter(partnership);

    /// <summary>Asks another module. Ask before the first lock: what is locked should not wait for other modules.</summary>
    public Task<TAnswer> AskAsync<TAnswer>(IRequest<TAnswer> question) => _mediator.Send(question, Cancellation);

    private protected ChangeScope Scope => _scope;
}

/// <summary>
/// One write to a module's tables. A mutation takes it as a parameter, and the host does the rest: it opens the transaction at the first
/// lock, saves, writes the audit line under the mutation's own name, commits, turns a <see cref="RuleException"/> into the payload's
/// <c>errors</c>, and runs the mutation once more from the start after a deadlock. If anything is thrown, nothing is saved. Imports, event
/// handlers and demonstrations get theirs from <see cref="Changes{TDb}"/>.
/// </summary>
public sealed class Change<TDb> : Change, IOpenChange
    where TDb : ModuleDb
{
    // About 10,000 rows of a file. More would take too much memory.
    private const int MaxTracked = 25_000;

    // About 2,000 rows. They are written in a fraction of a second.
    private const int MaxUnstaged = 5_000;

    private readonly List<Type> _order = [];
    private readonly List<Action> _afterCommit = [];
    private readonly LockOrder _lockOrder;
    private readonly Ownership _ownership;
    private readonly HashSet<object> _consequences = new(ReferenceEqualityComparer.Instance);
    private IDbContextTransaction? _transaction;
    private IStagedRows? _staged;

    internal Change(
        TDb db,
        ChangeScope scope,
        Caller caller,
        TimeProvider time,
        IMediator mediator,
        LockOrder lockOrder,
        Ownership ownership
    )
        : base(scope, caller, time, mediator)
    {
        (Db, _lockOrder, _ownership) = (db, lockOrder, ownership);
        scope.Add(this);
    }

    /// <summary>The module's tables.</summary>
    public TDb Db { get; }

    /// <summary>The rows of the partnership: <see cref="ModuleDb.Of{T}(Partnership)"/>.</summary>
    public IQueryable<T> Of<T>()
        where T : class, IInPartnership => Db.Of<T>(Partnership);

    /// <summary>
    /// Locks an aggregate until the change is committed: writers to one aggregate queue, on every database. Read what you decide on after
    /// this.
    /// If the aggregate is part of another (<see cref="IPartOf{TWhole}"/>), that one is locked first, so that every change locks in the
    /// same order.
    /// </summary>
    /// <param name="id">The id, as a query returned it.</param>
    /// <param name="version">The version that the caller saw. Null to accept any version.</param>
    /// <param name="access">Whether the caller may change it. If not, the error is NOT_FOUND. <see cref="IRestricted.MayBeChangedBy"/> is
    /// always checked.</param>
    /// <param name="path">The compiler fills it in.</param>
    /// <returns>The aggregate as it is now, tracked.</returns>
    /// <exception cref="RuleException">NOT_FOUND: the partnership has none that the caller may change. CONFLICT: it has another
    /// version. NOT_YOURS: another organisation owns it.</exception>
    public Task<T> LockAsync<T>(
        GlobalId id,
        int? version = null,
        Func<T, bool>? access = null,
        [CallerArgumentExpression(nameof(id))] string path = ""
    )
        where T : class, IVersioned, IInPartnership
    {
        var key = id.For<T>(InputPath.From(null, path));
        return LockAsync(e => e.Id == key, version, access, $"with the id {id}", path);
    }

    /// <inheritdoc cref="LockAsync{T}(GlobalId, int?, Func{T, bool}, string)"/>
    /// <param name="slug">Its short name in the partnership.</param>
    public Task<T> LockAsync<T>(
        string slug,
        int? version = null,
        Func<T, bool>? access = null,
        [CallerArgumentExpression(nameof(slug))] string path = ""
    )
        where T : class, IVersioned, IInPartnership, ISlugged =>
        LockAsync(e => e.Slug == slug, version, access, $"with the short name \"{slug}\"", path);

    /// <inheritdoc cref="LockAsync{T}(GlobalId, int?, Func{T, bool}, string)"/>
    /// <param name="number">Its number in the partnership.</param>
    public Task<T> LockAsync<T>(
        int number,
        int? version = null,
        Func<T, bool>? access = null,
        [CallerArgumentExpression(nameof(number))] string path = ""
    )
        where T : class, IVersioned, IInPartnership, INumbered =>
        LockAsync(e => e.Number == number, version, access, FormattableString.Invariant($"with the number {number}"), path);

    /// <summary>Locks an aggregate that another row names by its key.</summary>
    /// <inheritdoc cref="LockAsync{T}(GlobalId, int?, Func{T, bool}, string)"/>
    public Task<T> LockAsync<T>(
        Guid key,
        int? version = null,
        Func<T, bool>? access = null,
        [CallerArgumentExpression(nameof(key))] string path = ""
    )
        where T : class, IVersioned, IInPartnership => LockAsync(e => e.Id == key, version, access, "with this id", path);

    /// <summary>Locks the one aggregate that a condition describes, such as its code.</summary>
    /// <inheritdoc cref="LockAsync{T}(GlobalId, int?, Func{T, bool}, string)"/>
    /// <param name="which">The condition. At most one aggregate of the partnership meets it. A name in it is compared as
    /// <see cref="AsStoredAsync"/> says.</param>
    /// <param name="name">What people call it. The error quotes it if nothing is found.</param>
    public async Task<T> LockAsync<T>(
        Expression<Func<T, bool>> which,
        string name,
        int? version = null,
        [CallerArgumentExpression(nameof(name))] string path = ""
    )
        where T : class, IVersioned, IInPartnership
    {
        await BeginAsync();
        return await LockAsync(await AsStoredAsync(which), version, access: null, $"\"{name}\"", path);
    }

    /// <summary>
    /// A condition that compares a name, such as <c>c =&gt; c.Reference == input.Reference</c>, so that it finds the row whose name is the
    /// same (<see cref="Names.Same"/>), although the database compares text exactly. It stays as it is if there is no such row, or if the
    /// column is not one by which people know a row (<see cref="TableExtensions.Named"/>).
    /// </summary>
    /// <param name="which">The condition, with the column on the left.</param>
    public async Task<Expression<Func<T, bool>>> AsStoredAsync<T>(Expression<Func<T, bool>> which)
        where T : class, IKeyed, IInPartnership =>
        await NamedRow.FindAsync(Db, Of<T>(), which, Cancellation) is { Key: var key } ? e => e.Id == key : which;

    /// <summary>
    /// Locks an aggregate that the change does not change itself, whoever owns it, so that changes around it queue: applications to one
    /// round. If the change does change it, the host still refuses that when it is saved.
    /// </summary>
    /// <inheritdoc cref="LockAsync{T}(GlobalId, int?, Func{T, bool}, string)"/>
    /// <param name="key">Its key, from another row.</param>
    public Task<T> QueueAtAsync<T>(Guid key)
        where T : class, IVersioned, IInPartnership =>
        LockAsync<T>(e => e.Id == key, version: null, access: null, "with this id", "input", whoeverOwnsIt: true);

    /// <inheritdoc cref="QueueAtAsync{T}(Guid)"/>
    /// <param name="slug">Its short name in the partnership.</param>
    public Task<T> QueueAtAsync<T>(string slug, [CallerArgumentExpression(nameof(slug))] string path = "")
        where T : class, IVersioned, IInPartnership, ISlugged =>
        LockAsync<T>(e => e.Slug == slug, version: null, access: null, $"with the short name \"{slug}\"", path, whoeverOwnsIt: true);

    /// <summary>Locks several aggregates of one type, in the order of their keys.</summary>
    /// <param name="keys">Their keys. A key that is given twice is locked once.</param>
    /// <exception cref="RuleException">NOT_FOUND: one of them is not the partnership's.</exception>
    public async Task<IReadOnlyDictionary<Guid, T>> LockAllAsync<T>(IEnumerable<Guid> keys)
        where T : class, IVersioned, IInPartnership
    {
        var locked = new Dictionary<Guid, T>();
        foreach (var key in keys.Distinct().Order())
        {
            locked.Add(key, await LockAsync<T>(key));
        }

        return locked;
    }

    /// <summary>Locks the whole that a row without a version of its own is part of, and returns the row as it is then, tracked.</summary>
    /// <exception cref="RuleException">NOT_FOUND: the partnership has none that the caller may change.</exception>
    public Task<T> LockPartAsync<T>(GlobalId id, [CallerArgumentExpression(nameof(id))] string path = "")
        where T : class, IKeyed, IInPartnership, IPart => LockPartAsync<T>(id.For<T>(InputPath.From(null, path)), path);

    /// <inheritdoc cref="LockPartAsync{T}(GlobalId, string)"/>
    /// <param name="key">The row's key.</param>
    public async Task<T> LockPartAsync<T>(Guid key, [CallerArgumentExpression(nameof(key))] string path = "")
        where T : class, IKeyed, IInPartnership, IPart
    {
        await BeginAsync();
        var part = await Of<T>().SingleOrDefaultAsync(e => e.Id == key, Cancellation);
        if (part is null || !MayChange(part, access: null))
        {
            throw Missing<T>("with this id", path);
        }

        await part.LockWholeAsync(this);
        await Db.Entry(part).ReloadAsync(Cancellation);
        await _ownership.RequireAsync(this, part, InputPath.From(null, path));
        return part;
    }

    /// <summary>
    /// Locks what a row is part of. Whether the caller may change it does not matter: the row itself may have another owner.
    /// </summary>
    internal Task<T> LockWholeAsync<T>(Guid key)
        where T : class, IVersioned, IInPartnership =>
        LockAsync<T>(e => e.Id == key, version: null, access: null, "with this id", path: null);

    /// <summary>
    /// Requires that the caller acts for the organisation that will own something new. Without this call, the host refuses the new row when
    /// it is saved, and cannot say which field of the input is wrong.
    /// </summary>
    /// <param name="row">The new row.</param>
    /// <param name="at">Where in the input its owner is.</param>
    /// <exception cref="RuleException">NOT_YOURS.</exception>
    public Task RequireOwnerAsync(IOwned row, InputPath at) => _ownership.RequireAsync(this, row, at);

    /// <summary>
    /// Requires that the caller may change at least one of the parts that several organisations have in a record, where the record itself
    /// cannot say who owns it (<see cref="IJointlyOwned"/>). Without a part, or with one that no organisation owns, everybody may.
    /// </summary>
    /// <param name="row">The record.</param>
    /// <param name="parts">The rows that say whose it is, each with its owner.</param>
    /// <param name="at">Where in the input the record is.</param>
    /// <exception cref="RuleException">NOT_YOURS.</exception>
    public Task RequireAnyOwnerAsync(IKeyed row, IReadOnlyCollection<IOwned> parts, InputPath at) =>
        _ownership.RequireAnyAsync(this, row, parts, at);

    /// <summary>
    /// Offers a record to another organisation, which owns it as soon as it accepts the offer. Only people who act for the owner can do so:
    /// a share is not enough.
    /// </summary>
    /// <param name="record">The record, locked.</param>
    /// <param name="to">The organisation that is to own it.</param>
    /// <param name="at">Where in the input the record is.</param>
    /// <exception cref="RuleException">NOT_YOURS.</exception>
    public void Offer(ITransferable record, Guid to, InputPath at) => AddOffer(record, to, at);

    /// <inheritdoc cref="Offer(ITransferable, Guid, InputPath)"/>
    internal RecordTransfer AddOffer(ITransferable record, Guid to, InputPath at)
    {
        new Rules()
            .Require(
                record.OwnerId is { } of && (Caller.IsOperator || Caller.ActsFor(of)),
                RuleCodes.NotYours,
                "Only people who act for the organisation that owns this record can pass it on.",
                at
            )
            .Check();
        return Add(
            new RecordTransfer
            {
                PartnershipId = Partnership.Id,
                OwnerId = record.OwnerId!.Value,
                ToId = to,
                Kind = GraphNameAttribute.Of(record.GetType()),
                RecordId = record.Id,
                OfferedUtc = NowUtc,
            }
        );
    }

    /// <summary>Lets this change give records to another owner, who has accepted them.</summary>
    internal bool PassesRecordsOn { get; set; }

    internal bool IsConsequence(object row) => _consequences.Contains(row);

    /// <summary>Finds an aggregate that the change names but does not change. It is read, not locked.</summary>
    /// <exception cref="RuleException">NOT_FOUND: the partnership has none that the caller may see.</exception>
    public async Task<T> FindAsync<T>(GlobalId id, [CallerArgumentExpression(nameof(id))] string path = "")
        where T : class, IKeyed, IInPartnership
    {
        var key = id.For<T>(InputPath.From(null, path));
        return await FindAsync<T>(e => e.Id == key, $"with the id {id}", path);
    }

    /// <inheritdoc cref="FindAsync{T}(GlobalId, string)"/>
    /// <param name="slug">Its short name in the partnership.</param>
    public Task<T> FindAsync<T>(string slug, [CallerArgumentExpression(nameof(slug))] string path = "")
        where T : class, IKeyed, IInPartnership, ISlugged => FindAsync<T>(e => e.Slug == slug, $"with the short name \"{slug}\"", path);

    /// <inheritdoc cref="FindAsync{T}(GlobalId, string)"/>
    /// <param name="number">Its number in the partnership.</param>
    public Task<T> FindAsync<T>(int number, [CallerArgumentExpression(nameof(number))] string path = "")
        where T : class, IKeyed, IInPartnership, INumbered =>
        FindAsync<T>(e => e.Number == number, FormattableString.Invariant($"with the number {number}"), path);

    /// <summary>Requires that nothing in the partnership has the short name yet.</summary>
    /// <exception cref="RuleException">ALREADY_EXISTS.</exception>
    public Task RequireNewAsync<T>(string slug, [CallerArgumentExpression(nameof(slug))] string path = "")
        where T : class, IInPartnership, ISlugged =>
        RequireNewAsync<T>(e => e.Slug == slug, $"with the short name \"{slug}\"", InputPath.From(null, path));

    /// <summary>Requires that nothing in the partnership meets a condition yet.</summary>
    /// <param name="which">The condition.</param>
    /// <param name="what">The condition in words, such as: with the code "7".</param>
    /// <param name="at">Where in the input it comes from.</param>
    /// <exception cref="RuleException">ALREADY_EXISTS.</exception>
    public async Task RequireNewAsync<T>(Expression<Func<T, bool>> which, string what, InputPath at)
        where T : class, IInPartnership
    {
        var all = Of<T>().WithOwnerOnly();
        if (await NamedRow.FindAsync(Db, all, which, Cancellation) is not null || await all.AnyAsync(which, Cancellation))
        {
            throw new RuleException(
                RuleCodes.AlreadyExists,
                $"{Partnership.Name} already has {Wording.WithArticle<T>()} {what}. Choose another.",
                at
            );
        }
    }

    /// <summary>
    /// The next number among the rows of <paramref name="within"/>, from 1. Lock their whole first, so that no two get the same number.
    /// </summary>
    public async Task<int> NextNumberAsync<T>(Expression<Func<T, bool>> within)
        where T : class, INumbered =>
        1 + (await Db.Set<T>().WithOwnerOnly().Where(within).MaxAsync(e => (int?)e.Number, Cancellation) ?? 0);

    /// <summary>Adds a row, to the partnership of the change unless it names one.</summary>
    public T Add<T>(T row)
        where T : class
    {
        if (row is PartnershipEntity { PartnershipId: var partnership } own && partnership == Guid.Empty)
        {
            own.BelongTo(Partnership);
        }

        Db.Add(row);
        return row;
    }

    /// <summary>Adds rows, to the partnership of the change unless they name one.</summary>
    public void AddRange(IEnumerable<object> rows)
    {
        foreach (var row in rows)
        {
            Add(row);
        }
    }

    /// <summary>Removes a row.</summary>
    public void Remove(object row) => Db.Remove(row);

    /// <summary>Removes rows. They are read first, so that the audit trail has their values.</summary>
    public async Task RemoveAsync<T>(Expression<Func<T, bool>> which)
        where T : class => Db.RemoveRange(await Db.Set<T>().Where(which).ToListAsync(Cancellation));

    /// <summary>
    /// Changes rows as a consequence of the change, whoever owns them: approvals lapse, and references to what is removed are cleared.
    /// The rows are read first, so that the audit trail has their values.
    /// </summary>
    public async Task UpdateAsync<T>(Expression<Func<T, bool>> which, Action<T> update)
        where T : class
    {
        var rows = await Db.Set<T>().Where(which).ToListAsync(Cancellation);
        rows.ForEach(update);
        _consequences.UnionWith(rows);
    }

    /// <summary>
    /// Publishes an event, saved with the change itself. Every handler in every module receives it after the commit, at least once and in
    /// the order of the aggregate's versions; its effect happens exactly once. A handler that fails is tried again later.
    /// </summary>
    /// <param name="aggregate">What changed.</param>
    /// <param name="what">Ids and small facts: at most 4,000 characters of JSON.</param>
    public void Publish(IVersioned aggregate, IEvent what) => Db.Publish(aggregate, what);

    /// <summary>Records what was changed in the audit trail, under the mutation's own name.</summary>
    /// <param name="subject">What was changed. It is returned, so that a mutation can end with this call.</param>
    /// <param name="detail">A few words, such as amounts and states. No personal data; at most 1,000 characters.</param>
    public T Done<T>(T subject, string detail)
        where T : IKeyed
    {
        Audit(subject, detail);
        return subject;
    }

    /// <summary>Records what was changed if the mutation returns something else, or changes several things.</summary>
    /// <inheritdoc cref="Done{T}(T, string)"/>
    public void Audit(IKeyed subject, string detail) =>
        AuditIn((subject as IInPartnership)?.PartnershipId ?? (subject as Partnership)?.Id ?? Scope.Partnership?.Id, subject, detail);

    /// <summary>Records a change to the core's own rows, whose partnership does not follow from the row or the change.</summary>
    internal void AuditIn(Guid? partnership, IKeyed subject, string detail) => Db.Audit(Scope.Action, subject, partnership, detail);

    /// <summary>
    /// Runs an action after the change is committed, such as clearing a cache. It does not run if the change is not committed.
    /// </summary>
    internal void AfterCommit(Action what) => _afterCommit.Add(what);

    /// <summary>
    /// Saves the changes so far, because later statements of the same change read them. They are committed with the rest.
    /// </summary>
    /// <exception cref="RuleException">NOT_YOURS: another organisation owns something of it. TRANSFER_NEEDED: something of it would get
    /// another owner.</exception>
    public async Task SaveAsync()
    {
        // Other writers may wait from here on, so what can be checked is checked before.
        await CheckAsync();
        if (Scope.IsPreview)
        {
            await Scope.CheckNames(Db, Scope);
            return;
        }

        await BeginAsync();
        if (_staged is not null)
        {
            await _staged.MoveAsync(Cancellation);
        }

        await Db.SaveChangesAsync(Cancellation);
    }

    private async Task CheckAsync()
    {
        await _ownership.RequireAllAsync(this);
        RequireKeptDays();
    }

    /// <summary>
    /// Input is checked when it comes in. This is for what was calculated from it, and for imports. Moments come from clocks.
    /// </summary>
    private void RequireKeptDays()
    {
        foreach (var entry in Db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified))
        {
            foreach (
                var property in entry.Properties.Where(p => p.CurrentValue is DateOnly or PartialDate && KeptDays.Refuses(p.CurrentValue))
            )
            {
                if (entry.State == EntityState.Added || property.IsModified)
                {
                    var at = InputPath.OfExpression(property.Metadata.Name);
                    throw new RuleException(RuleCodes.Invalid, KeptDays.Fault(at), at);
                }
            }
        }
    }

    /// <summary>
    /// Lets an import of any size need little memory: once it has changed many rows, they are written and no longer tracked. Where writers
    /// wait for each other, they are written apart from the tables until the commit, so that others wait only for that. Rows that it has
    /// only read are forgotten. Do not read from the database what the same change has written. Audit after the last call.
    /// </summary>
    public async Task SaveAndForgetAsync()
    {
        if (_transaction is null)
        {
            if (!Scope.IsPreview)
            {
                _staged ??= Scope.Stage(Db);
            }

            // A preview writes nothing, so that it need not care how soon others wait.
            var most = _staged is null && !Scope.IsPreview ? MaxTracked : MaxUnstaged;
            if (CountTracked() < most)
            {
                return;
            }

            var tracked = Db.ChangeTracker.Entries().ToList();
            var read = tracked.FindAll(e => e.State == EntityState.Unchanged);
            read.ForEach(e => e.State = EntityState.Detached);
            if (tracked.Count - read.Count < most)
            {
                return;
            }

            if (_staged is not null)
            {
                await CheckAsync();
                await _staged.AddAsync(Cancellation);
                return;
            }
        }

        await SaveAsync();
        Db.ChangeTracker.Clear();
    }

    // Without looking for changes in each: that would take longer with every call.
    private int CountTracked()
    {
        var detects = Db.ChangeTracker.AutoDetectChangesEnabled;
        Db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return Db.ChangeTracker.Entries().Count();
        }
        finally
        {
            Db.ChangeTracker.AutoDetectChangesEnabled = detects;
        }
    }

    /// <summary>Opens the transaction early, to read something in it before the first lock.</summary>
    public async Task BeginAsync()
    {
        if (!Scope.IsPreview)
        {
            _transaction ??= await Db.Database.BeginTransactionAsync(Cancellation);
        }
    }

    /// <summary>Commits at once, so that the answer shows what others then read. Change nothing after it.</summary>
    internal Task CommitAsync() => ((IOpenChange)this).CommitAsync();

    async Task IOpenChange.CommitAsync()
    {
        Scope.Nulls?.RequireCleared();
        if (_transaction is null && _staged is null && !Db.ChangeTracker.HasChanges())
        {
            return;
        }

        if (_staged is not null)
        {
            // What is left would take longer row by row.
            await CheckAsync();
            await _staged.AddAsync(Cancellation);
        }

        await SaveAsync();
        if (Scope.IsPreview)
        {
            Db.ChangeTracker.Clear();
            await ((IOpenChange)this).EndAsync();
            return;
        }

        try
        {
            // Once it is sent, it may happen: it is not cancelled.
            await _transaction!.CommitAsync(CancellationToken.None);
        }
        catch (Exception e)
        {
            if (!await Scope.WasCommitted(e))
            {
                throw;
            }
        }

        Scope.IsSaved = true;
        _afterCommit.ForEach(what => what());
        await ((IOpenChange)this).EndAsync();
    }

    async Task IOpenChange.EndAsync()
    {
        if (_transaction is not null)
        {
            await _transaction.DisposeAsync();
            _transaction = null;
        }

        if (_staged is not null)
        {
            await _staged.DisposeAsync();
            _staged = null;
        }

        Db.Locked.Clear();
        _order.Clear();
        _consequences.Clear();
        _afterCommit.Clear();
    }

    /// <param name="path">Where the caller names it. Null if the caller changes something else, which is part of it.</param>
    /// <param name="whoeverOwnsIt">Whether another organisation may own it.</param>
    private async Task<T> LockAsync<T>(
        Expression<Func<T, bool>> which,
        int? version,
        Func<T, bool>? access,
        string what,
        string? path,
        bool whoeverOwnsIt = false
    )
        where T : class, IVersioned, IInPartnership
    {
        await BeginAsync();
        if (Locked(which) is { } locked)
        {
            if (path is not null && !whoeverOwnsIt)
            {
                await _ownership.RequireAsync(this, locked, InputPath.From(null, path));
            }

            return version is null
                ? locked
                : throw new InvalidOperationException($"{typeof(T).Name} is locked already: check the version with the first lock.");
        }

        var rows = Of<T>().Where(which);
        if (access is not null || typeof(T).IsAssignableTo(typeof(IRestricted)) || typeof(T).IsAssignableTo(typeof(IPart)))
        {
            // The whole of a row never changes, so it may be read before the lock.
            var seen = await rows.AsNoTracking().SingleOrDefaultAsync(Cancellation);
            if (seen is null || path is not null && !MayChange(seen, access))
            {
                throw Missing<T>(what, path ?? "input");
            }

            if (seen is IPart part)
            {
                await part.LockWholeAsync(this);
            }
        }

        _lockOrder.Check(_order, typeof(T));
        _order.Add(typeof(T));
        // What it reads back says whether there was a row: a server may not count the rows of an update (NOCOUNT).
        if (!Scope.IsPreview)
        {
            await rows.ExecuteUpdateAsync(set => set.SetProperty(e => e.Version, e => e.Version + 1), Cancellation);
        }

        var fresh = await rows.AsNoTracking().SingleOrDefaultAsync(Cancellation) ?? throw Missing<T>(what, path ?? "input");
        if (path is not null && !whoeverOwnsIt)
        {
            await _ownership.RequireAsync(this, fresh, InputPath.From(null, path));
        }

        if (version is { } seenVersion && fresh.Version != seenVersion + (Scope.IsPreview ? 0 : 1))
        {
            throw new RuleException(
                RuleCodes.Conflict,
                $"Somebody else changed this {Wording.Of<T>()}: you saw version {version}, and it is now at version {fresh.Version - 1}. "
                    + "Read it again, then try again.",
                InputPath.Of("version")
            );
        }

        Db.Locked.Add((typeof(T), fresh.Id));
        return Track(fresh);
    }

    private T? Locked<T>(Expression<Func<T, bool>> which)
        where T : class, IKeyed =>
        _order.Contains(typeof(T))
            ? Db.Set<T>().Local.Where(e => Db.Locked.Contains((typeof(T), e.Id))).SingleOrDefault(which.Compile())
            : null;

    // A row that is already tracked would keep the values that it had when it was read.
    private T Track<T>(T fresh)
        where T : class, IKeyed
    {
        if (Db.Set<T>().Local.FindEntry(fresh.Id) is not { } tracked)
        {
            Db.Attach(fresh);
            return fresh;
        }

        if (tracked.State != EntityState.Unchanged)
        {
            throw new InvalidOperationException($"{typeof(T).Name} was changed before it was locked.");
        }

        tracked.CurrentValues.SetValues(fresh);
        tracked.OriginalValues.SetValues(fresh);
        tracked.State = EntityState.Unchanged;
        return tracked.Entity;
    }

    private async Task<T> FindAsync<T>(Expression<Func<T, bool>> which, string what, string path)
        where T : class, IKeyed, IInPartnership =>
        await Of<T>().SingleOrDefaultAsync(which, Cancellation) is { } found
        && (found is not IRestricted restricted || restricted.MayBeReadBy(Caller, Partnership))
            ? found
            : throw Missing<T>(what, path);

    private bool MayChange<T>(T row, Func<T, bool>? access) =>
        access?.Invoke(row) != false && (row is not IRestricted restricted || restricted.MayBeChangedBy(Caller, Partnership));

    private RuleException Missing<T>(string what, string path) =>
        new(
            RuleCodes.NotFound,
            $"{Partnership.Name} has no {Wording.Of<T>()} {what}. Check it, then try again.",
            InputPath.From(null, path)
        );
}
