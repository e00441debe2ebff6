using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CouncilPlatform.Host.Core.Audit;

/// <summary>The rows of an append-only table as the audit trail records them.</summary>
internal abstract class AppendOnlyRows
{
    private protected AppendOnlyRows(IEntityType type) => (Kind, Columns) = (ChangedColumn.NameOf(type), ChangedColumn.Of(type));

    /// <summary>The type, as GraphQL names it.</summary>
    public string Kind { get; }

    protected IReadOnlyList<ChangedColumn> Columns { get; }

    /// <summary>Whether the context's assembly has such a table. The context's model is not made.</summary>
    public static bool AreIn(Type database) => database.Assembly.GetTypes().Any(t => t.IsAssignableTo(typeof(IAppendOnly)));

    /// <summary>The append-only tables of a context.</summary>
    public static IEnumerable<AppendOnlyRows> Of(ModuleDb db) =>
        db
            .Model.GetEntityTypes()
            .Where(t => t.ClrType.IsAssignableTo(typeof(IAppendOnly)))
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(t =>
                (AppendOnlyRows)
                    Activator.CreateInstance(
                        typeof(Rows<>).MakeGenericType(t.ClrType),
                        BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public,
                        binder: null,
                        [db, t],
                        culture: null
                    )!
            );

    public abstract Task<int> CountAsync(CancellationToken cancellationToken);

    /// <summary>All rows, a page at a time.</summary>
    public abstract IAsyncEnumerable<ChangedRow> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Compares rows that the audit trail recorded with the table.</summary>
    /// <returns>What is wrong with the first that differs, for people. Null if none does.</returns>
    public abstract Task<string?> CompareAsync(IReadOnlyCollection<ChangedRow> recorded, CancellationToken cancellationToken);

    private sealed class Rows<T>(ModuleDb db, IEntityType type) : AppendOnlyRows(type)
        where T : class, IAppendOnly
    {
        private const int PageSize = 500;

        private IQueryable<T> All => db.Set<T>().IgnoreQueryFilters().AsNoTracking();

        public override Task<int> CountAsync(CancellationToken cancellationToken) => All.CountAsync(cancellationToken);

        public override async IAsyncEnumerable<ChangedRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            for (var read = 0; ; read += PageSize)
            {
                var page = await All.OrderBy(r => r.Id).Skip(read).Take(PageSize).ToListAsync(cancellationToken);
                foreach (var row in page)
                {
                    yield return Record(row);
                }

                if (page.Count < PageSize)
                {
                    yield break;
                }
            }
        }

        public override async Task<string?> CompareAsync(IReadOnlyCollection<ChangedRow> recorded, CancellationToken cancellationToken)
        {
            var ids = recorded.Select(r => IdOf(r.Id!)).ToList();
            var rows = await All.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellationToken);
            foreach (var row in recorded)
            {
                if (!rows.TryGetValue(IdOf(row.Id!), out var found))
                {
                    return $"{row.Id} was removed.";
                }

                var then = row.Fields.ToDictionary(f => f.Name, StringComparer.Ordinal);
                foreach (var column in Columns)
                {
                    var now = column.TextIn(found);
                    // A column that is younger than the row has the value that its migration gave it.
                    if (then.TryGetValue(column.Name, out var value) ? !IsSame(value, now) : now is not null && column.Property.IsNullable)
                    {
                        return $"{row.Id} was changed: {column.Name} is {now ?? "empty"}, and was {value?.After ?? "empty"}.";
                    }
                }
            }

            return null;
        }

        private static bool IsSame(ChangedField recorded, string? now) =>
            recorded.Withheld || recorded.Personal is not null || recorded.After == now;

        private static Guid IdOf(string id) => GlobalId.TryParse(id, out var found) ? found.Value : Guid.Empty;

        private ChangedRow Record(T row) =>
            new(
                Kind,
                new GlobalId(Kind, row.Id).ToString(),
                RowChange.Added,
                [
                    .. Columns
                        .Where(c => !c.IsPersonal && !c.IsWithheld)
                        .Select(c => new ChangedField(c.Name, null, c.TextIn(row)))
                        .Where(f => f.After is not null),
                ]
            );
    }
}
