using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CouncilPlatform.Sdk;

/// <summary>
/// A module's database context. The host chooses the provider. Conventions: tables carry the module's id as prefix (<c>grants_funds</c>),
/// enums are stored by name, <see cref="DateTime"/> is UTC, a <see cref="PartialDate"/> is its text, and <see cref="IVersioned.Version"/>
/// guards every aggregate.
/// </summary>
public abstract class ModuleDb(DbContextOptions options, string module) : DbContext(options)
{
    private readonly List<(IVersioned Aggregate, IEvent Event)> _published = [];
    private readonly HashSet<Guid> _forgotten = [];

    /// <summary>The module's id.</summary>
    public string Module => module;

    /// <summary>For whom this context reads. The host sets it; without a host nobody is known.</summary>
    internal Reader Reader { get; set; } = Nobody();

    /// <summary>The services of the scope that it belongs to, for what the host does with statements and commits.</summary>
    internal IServiceProvider? Scope { get; private set; }

    /// <summary>The connection that was opened for it, if one was. The host sets it.</summary>
    internal DbConnection? Connection { get; set; }

    private DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>
    /// The rows of one partnership: the only way to read a table that belongs to partnerships. An analyzer refuses the bare
    /// <see cref="DbContext.Set{TEntity}()"/> of such a table, except to add and remove rows.
    /// </summary>
    public IQueryable<T> Of<T>(Partnership partnership)
        where T : class, IInPartnership => Of<T>(partnership.Id);

    /// <summary>
    /// The rows of the partnership with this key, if only the key is known: that of an object's own
    /// <see cref="IInPartnership.PartnershipId"/>.
    /// </summary>
    public IQueryable<T> Of<T>(Guid partnership)
        where T : class, IInPartnership => Set<T>().Where(e => e.PartnershipId == partnership);

    /// <summary>
    /// Rows of every partnership, for callers who may see them all, or for queries that filter by what is published. State the reason.
    /// </summary>
    /// <param name="reason">Why this may read across partnerships, for readers of the code.</param>
    public IQueryable<T> AcrossPartnerships<T>(string reason)
        where T : class, IInPartnership
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return Set<T>();
    }

    /// <summary>Adds a line to the audit trail, saved with the change itself.</summary>
    /// <param name="action">The name of the mutation or command.</param>
    /// <param name="subject">What was changed.</param>
    /// <param name="partnership">The partnership. Null for what belongs to the platform.</param>
    /// <param name="detail">A few words. No personal data; at most 1,000 characters. It is left out for a record that only its owners can
    /// see, because the whole partnership's administrators read the audit trail.</param>
    public void Audit(string action, IKeyed subject, Guid? partnership, string detail)
    {
        var isWithheld = subject is IRestrictable { OwnerOnly: true };
        detail = isWithheld ? "Only its owner can see this record." : detail;
        AuditEntries.Add(
            new AuditEntry
            {
                Action = action,
                Subject = new GlobalId(GraphNameAttribute.Of(subject.GetType()), subject.Id).ToString(),
                PartnershipId = partnership,
                IsWithheld = isWithheld,
                Detail = detail.Length <= 1000 ? detail : detail[..1000],
            }
        );
    }

    /// <summary>
    /// Publishes an event, saved with the change itself. Every handler in every module receives it after the commit, at least once and in
    /// the order of the aggregate's versions; its effect happens exactly once. A handler that fails is tried again later.
    /// </summary>
    /// <param name="aggregate">What changed.</param>
    /// <param name="what">Ids and small facts: at most 4,000 characters of JSON.</param>
    public void Publish(IVersioned aggregate, IEvent what) => _published.Add((aggregate, what));

    /// <summary>
    /// Deletes what the audit trail keeps of somebody's personal data (<see cref="PersonalAttribute"/>), with the change itself, which
    /// leaves none of it either. The lines of the audit trail stay, and stay valid.
    /// </summary>
    /// <param name="subject">The person's key or, for a record that names no person, the record's key.</param>
    public void ForgetPersonalData(Guid subject) => _forgotten.Add(subject);

    /// <summary>Whose personal data this context has been asked to forget.</summary>
    internal IReadOnlySet<Guid> Forgotten => _forgotten;

    /// <summary>The aggregates that the change has locked. Their versions have risen with the lock.</summary>
    internal HashSet<(Type Type, Guid Key)> Locked { get; } = [];

    /// <summary>Raises the version of each aggregate that is about to be saved, once in a change.</summary>
    internal void RaiseVersions(IEnumerable<EntityEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (
                entry is { State: EntityState.Modified, Entity: IVersioned aggregate }
                && !Locked.Contains((entry.Metadata.ClrType, aggregate.Id))
            )
            {
                aggregate.Version++;
            }
        }
    }

    /// <summary>Events that were published and are not written yet.</summary>
    internal IReadOnlyList<(IVersioned Aggregate, IEvent Event)> TakePublished()
    {
        var published = _published.ToList();
        _published.Clear();
        return published;
    }

    /// <summary>Belongs to a scope from now on. One request after another may use the same context.</summary>
    internal void Begin(IServiceProvider scope, Reader reader)
    {
        (Scope, Reader) = (scope, reader);
        // A change that fails is rolled back as a whole. EF Core also hides that a connection was lost while it released a savepoint.
        Database.AutoSavepointsEnabled = false;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (Connection is not null)
        {
            Database.CurrentTransaction?.Dispose();
            Connection.Close();
        }

        End();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        // EF Core's pool of contexts forgets one that it has no room for as it is, and its connection would never go back.
        if (Connection is not null)
        {
            if (Database.CurrentTransaction is { } transaction)
            {
                await transaction.DisposeAsync();
            }

            await Connection.CloseAsync();
        }

        End();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static Reader Nobody() => new(Caller.Anonymous, TimeProvider.System);

    // Nothing of one request may reach the next.
    private void End()
    {
        (Scope, Reader, Connection) = (null, Nobody(), null);
        _published.Clear();
        _forgotten.Clear();
        Locked.Clear();
    }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RaiseVersions(ChangeTracker.Entries());
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Save with SaveChangesAsync.");

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Before the columns are found: EF Core compiles converters to numbers for each enumeration otherwise.
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<PartialDate>().HaveConversion<PartialDateText>().HaveMaxLength(10);
        configurationBuilder.Properties<FinancialYear>().HaveConversion<FinancialYearText>().HaveMaxLength(7);
    }

    /// <summary>
    /// The tables of the module's features, then the conventions. A module overrides it only for tables that no <see cref="Feature"/> adds.
    /// </summary>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var feature in Feature.In(GetType().Assembly))
        {
            feature.Tables(modelBuilder);
        }

        modelBuilder.Entity<AuditEntry>(ConfigureAudit);
        modelBuilder.Entity<OutboxEntry>(ConfigureOutbox);
        modelBuilder.Entity<RecordShare>(ConfigureShares);
        modelBuilder.Entity<RecordTransfer>(ConfigureTransfers);
        TableConventions.Apply(modelBuilder, module);
        OwnerOnlyFilter.Apply(modelBuilder, this);
    }

    // The core owns these tables; modules only write to them, in their own transactions.
    private void OwnedByCore<T>(EntityTypeBuilder<T> entity, string name)
        where T : class =>
        entity.ToTable(
            name,
            table =>
            {
                if (module != "core")
                {
                    table.ExcludeFromMigrations();
                }
            }
        );

    private void ConfigureOutbox(EntityTypeBuilder<OutboxEntry> outbox)
    {
        OwnedByCore(outbox, "core_outbox");
        outbox.HasKey(o => o.Id);
        outbox.Property(o => o.Id).ValueGeneratedNever();
        outbox.Property(o => o.Consumer).HasMaxLength(200);
        outbox.Property(o => o.Module).HasMaxLength(30);
        outbox.Property(o => o.Event).HasMaxLength(200);
        outbox.Property(o => o.Body).HasMaxLength(4000);
        outbox.Property(o => o.Reason).HasMaxLength(1000);
        outbox.HasIndex(o => new { o.EventId, o.Consumer }).IsUnique();
        outbox.HasIndex(o => new { o.State, o.DueUtc });
        outbox.HasIndex(o => new { o.AggregateId, o.AggregateVersion });
    }

    private void ConfigureShares(EntityTypeBuilder<RecordShare> share)
    {
        OwnedByCore(share, "core_record_shares");
        share.Property(s => s.Kind).HasMaxLength(60);
        share.HasIndex(s => new { s.PartnershipId, s.OwnerId });
    }

    private void ConfigureTransfers(EntityTypeBuilder<RecordTransfer> transfer)
    {
        OwnedByCore(transfer, "core_record_transfers");
        transfer.Property(t => t.Kind).HasMaxLength(60);
        transfer.HasIndex(t => new { t.PartnershipId, t.OfferedUtc });
        transfer.HasIndex(t => t.RecordId);
    }

    private void ConfigureAudit(EntityTypeBuilder<AuditEntry> audit)
    {
        OwnedByCore(audit, "core_audit");
        audit.HasKey(a => a.Id);
        audit.Property(a => a.Id).ValueGeneratedNever();
        audit.Property(a => a.AtUtc).HasConversion(v => v, v => DateTime.SpecifyKind(v, DateTimeKind.Utc));
        audit.Property(a => a.Actor).HasMaxLength(100);
        audit.Property(a => a.ActorId);
        audit.Property(a => a.PersonId);
        audit.Property(a => a.OrganisationId);
        audit.Property(a => a.Action).HasMaxLength(60);
        audit.Property(a => a.Subject).HasMaxLength(120);
        audit.Property(a => a.Detail).HasMaxLength(1000);
        audit.Property(a => a.Reason).HasMaxLength(1000);
        audit.Property(a => a.Hash).HasMaxLength(64);
        audit.Property(a => a.Offices).HasMaxLength(200);
        audit.Property(a => a.Operation).HasMaxLength(100);
        audit.Property(a => a.Changes);
        audit.HasIndex(a => a.Number);
        audit.HasIndex(a => a.AtUtc);
        audit.HasIndex(a => new { a.PartnershipId, a.AtUtc });
    }

    private sealed class FinancialYearText()
        : ValueConverter<FinancialYear, string>(year => year.ToString(), text => FinancialYear.Parse(text));

    private sealed class PartialDateText() : ValueConverter<PartialDate, string>(date => date.ToString(), text => PartialDate.Parse(text));
}
