using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CouncilPlatform.Host.Data;

/// <summary>
/// Refuses what a transaction names like something else, as <see cref="Names"/> says, on every database alike: a unique index compares
/// text as its database does. It reads after the head of the audit trail is locked, where writers queue, so no two transactions miss each
/// other.
/// </summary>
internal sealed class NameCheck
{
    private const int MaxFaults = 20;

    private readonly Dictionary<Scope, HashSet<Guid>> _named = [];

    /// <summary>Refuses what a change names that is checked but not saved.</summary>
    /// <exception cref="RuleException">ALREADY_EXISTS.</exception>
    public static Task PreviewAsync(ModuleDb db, ChangeScope change)
    {
        var names = new NameCheck();
        List<EntityEntry> pending = [.. db.ChangeTracker.Entries().Where(e => e.State is not EntityState.Unchanged)];
        names.Add(pending);
        return names.RequireAsync(db, pending, IsImport(change.Action), change.Cancellation);
    }

    /// <summary>Notes what a save is about to name.</summary>
    public void Add(IEnumerable<EntityEntry> entries)
    {
        foreach (var entry in entries.Where(e => e.State is EntityState.Added or EntityState.Modified && e.Entity is IKeyed))
        {
            foreach (var column in NamedColumn.Of(entry.Metadata))
            {
                if (entry.State == EntityState.Added || column.Within.Append(column.Name).Any(p => entry.Property(p).IsModified))
                {
                    Note(entry, column);
                }
            }
        }
    }

    /// <exception cref="RuleException">ALREADY_EXISTS: something has the same name or, in an import, one that looks alike.</exception>
    public Task RequireAsync(DbContext db, IEnumerable<string> actions, CancellationToken cancellationToken) =>
        RequireAsync(db, [], actions.Any(IsImport), cancellationToken);

    /// <param name="pending">What is not in the database yet.</param>
    private async Task RequireAsync(DbContext db, List<EntityEntry> pending, bool isImport, CancellationToken cancellationToken)
    {
        var errors = new List<UserError>();
        foreach (var (scope, named) in _named)
        {
            var rows = scope.With(pending, await ReadAsync(db, scope, cancellationToken));
            errors.AddRange(Twins(rows, named, Names.Key).Select(t => scope.SameAs(t.Row, t.Other)));
            if (isImport)
            {
                errors.AddRange(
                    Twins(rows, named, Names.LikenessKey)
                        .Where(t => !Names.Same.Equals(t.Row, t.Other))
                        .Select(t => scope.Like(t.Row, t.Other))
                );
            }
        }

        if (errors.Count > 0)
        {
            throw new RuleException([.. errors.Take(MaxFaults)]);
        }
    }

    // The verb of what a file brings in, in the names of mutations and commands.
    private static bool IsImport(string action) => action.StartsWith("import", StringComparison.Ordinal);

    private void Note(EntityEntry entry, NamedColumn column)
    {
        var within = column.Within.Select(p => (Guid)entry.Property(p).CurrentValue!).ToArray();
        var scope = new Scope(entry.Metadata, column, string.Join(',', within), within);
        if (!_named.TryGetValue(scope, out var rows))
        {
            _named.Add(scope, rows = []);
        }

        rows.Add(((IKeyed)entry.Entity).Id);
    }

    // What was named and what it is like. A row that was there before comes first.
    private static IEnumerable<(string Row, string Other)> Twins(List<Named> rows, HashSet<Guid> named, Func<string, string> keyOf) =>
        from twins in rows.GroupBy(r => keyOf(r.Text), StringComparer.Ordinal)
        let inOrder = twins.OrderBy(r => named.Contains(r.Id)).ToList()
        from row in inOrder.Skip(1)
        where named.Contains(row.Id)
        select (row.Text, inOrder[0].Text);

    private static Task<List<Named>> ReadAsync(DbContext db, Scope scope, CancellationToken cancellationToken)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var table = StoreObjectIdentifier.Create(scope.Type, StoreObjectType.Table)!.Value;
        var name = Column(scope.Column.Name);
        var within = scope.Column.Within.Select((p, i) => string.Create(CultureInfo.InvariantCulture, $"{Column(p)} = {{{i}}}"));
#pragma warning disable EF1003 // The names come from the model, and the values are parameters.
        return db
            .Database.SqlQueryRaw<Named>(
                $"SELECT {Column(nameof(IKeyed.Id))} AS {sql.DelimitIdentifier(nameof(Named.Id))}, "
                    + $"{name} AS {sql.DelimitIdentifier(nameof(Named.Text))} FROM {sql.DelimitIdentifier(table.Name)} "
                    + $"WHERE {string.Join(" AND ", within.Append($"{name} IS NOT NULL"))}",
                [.. scope.Keys.Cast<object>()]
            )
            .ToListAsync(cancellationToken);
#pragma warning restore EF1003

        string Column(string property) => sql.DelimitIdentifier(scope.Type.GetProperty(property).GetColumnName(table)!);
    }

    private sealed class Named
    {
        public Guid Id { get; init; }

        public required string Text { get; init; }
    }

    /// <summary>Where a name is used once.</summary>
    private sealed record Scope(IEntityType Type, NamedColumn Column, string Within, Guid[] Keys)
    {
        private string What => Wording.Of(Type.ClrType.Name);

        /// <summary>The rows of the database, as they would be with what is not saved yet.</summary>
        public List<Named> With(List<EntityEntry> pending, List<Named> rows)
        {
            var keys = pending.Where(e => e.Metadata == Type && e.Entity is IKeyed).ToDictionary(e => ((IKeyed)e.Entity).Id);
            return
            [
                .. rows.Where(r => !keys.ContainsKey(r.Id)),
                .. from entry in keys
                where
                    entry.Value.State != EntityState.Deleted
                    && Column.Within.Select(p => entry.Value.Property(p).CurrentValue).SequenceEqual(Keys.Cast<object?>())
                let text = (string?)entry.Value.Property(Column.Name).CurrentValue
                where text is not null
                select new Named { Id = entry.Key, Text = text },
            ];
        }

        private string Label => Wording.Of(Column.Name);

        private IReadOnlyList<string> Path => InputPath.Of(char.ToLowerInvariant(Column.Name[0]) + Column.Name[1..]).Segments;

        public bool Equals(Scope? other) =>
            other is not null && Type == other.Type && Column.Name == other.Column.Name && Within == other.Within;

        public override int GetHashCode() => HashCode.Combine(Type, Column.Name, Within);

        public UserError SameAs(string text, string other) =>
            new(
                RuleCodes.AlreadyExists,
                $"The {Label} \"{text}\" of this {What} is the same as \"{other}\", which is in use. Capital letters and spaces make no "
                    + $"difference. Choose another {Label}.",
                Path
            );

        public UserError Like(string text, string other) =>
            new(
                RuleCodes.AlreadyExists,
                $"The {What} \"{text}\" would be new, but it differs from \"{other}\" only by accents or punctuation. If it is the same "
                    + $"one, write \"{other}\". If it is another one, add it by hand first.",
                Path
            );
    }
}
