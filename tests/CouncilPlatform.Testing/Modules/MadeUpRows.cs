using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Audit;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Testing.Modules;

/// <summary>
/// Fills a module's tables with rows that its model allows: required columns, lengths, unique indexes and foreign keys. Every third value
/// of a
/// column that may be null is null. The first row's texts are <see cref="TSqlReader.Text"/>, as the documents of <see
/// cref="SchemaDocuments"/>
/// ask for; half of the rows share the first parent, so that its lists are long. The rows belong to three organisations
/// (<see cref="Owners"/>). The last row of each table that can be restricted to its owner is so.
/// </summary>
internal sealed class MadeUpRows(ModuleHost host, Type database)
{
    /// <summary>How many rows of each table a partnership gets.</summary>
    public const int Count = 16;

    /// <summary>The times and days of the first rows.</summary>
    public static readonly DateTime Start = new(2026, 1, 1, 9, 0, 0, DateTimeKind.Utc);

    /// <summary>
    /// The organisations that rows belong to: the first row to the first, the others to the other two in turn. Each has the text of one of
    /// its rows as its code, so that a document that names the row by its texts and number names its owner too.
    /// </summary>
    public static readonly IReadOnlyList<(string Code, int Row)> Owners = [.. new[] { 0, 9, 10 }.Select(row => (TextOf(Mark, row), row))];

    /// <summary>
    /// Tells the rows of the first partnership from those of another. It is a digit: some texts are exact numbers.
    /// </summary>
    public const char Mark = '1';

    /// <summary>The mark of another partnership.</summary>
    public const char OtherMark = '2';

    private readonly Dictionary<(IEntityType Table, Guid Partnership), List<(int Number, object Row)>> _rows = [];

    /// <summary>Tables of which the model allows no made-up row, with the reason.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>The rows of a partnership, each with the name of its GraphQL type.</summary>
    public IEnumerable<(string Type, Guid Id)> KeysOf(Guid partnership) =>
        _rows
            .Where(r => r.Key.Partnership == partnership)
            .SelectMany(r =>
                r.Value.Select(row => row.Row).OfType<IKeyed>().Select(row => (GraphNameAttribute.Of(r.Key.Table.ClrType), row.Id))
            );

    /// <summary>Of each table the row by which documents name what an organisation owns.</summary>
    /// <param name="partnership">The partnership.</param>
    /// <param name="owner">The organisation's place in <see cref="Owners"/>.</param>
    public IEnumerable<(string Type, Guid Id)> KeysOf(Guid partnership, int owner) =>
        _rows
            .Where(r => r.Key.Partnership == partnership)
            .SelectMany(r =>
                Like(r.Value, Owners[owner].Row)
                    .Take(1)
                    .OfType<IKeyed>()
                    .Select(row => (GraphNameAttribute.Of(r.Key.Table.ClrType), row.Id))
            );

    public async Task FillAsync(Guid partnership, char mark)
    {
        await using var db = Open();
        var organisations = await OrganisationsAsync();
        foreach (var table in InOrder(db.Model))
        {
            var rows = new List<(int Number, object Row)>();
            string? reason = null;
            for (var i = 0; i < Count; i++)
            {
                var row = Create(table.ClrType);
                var entry = db.Entry(row);
                foreach (var property in table.GetProperties().Where(p => p != table.FindDiscriminatorProperty()))
                {
                    entry.Property(property).CurrentValue =
                        property.IsForeignKey() ? KeyOfParent(db, property, partnership, i)
                        : IsEmpty(property, i) && entry.Property(property).CurrentValue is "" ? ""
                        : Value(property, partnership, organisations[OwnerOf(i)], mark, i);
                }

                entry.State = EntityState.Added;
                try
                {
                    await db.SaveChangesAsync();
                    rows.Add((i, row));
                }
                catch (DbUpdateException e)
                {
                    // Another row has its values already: short texts and few choices run out.
                    reason = e.GetBaseException().Message;
                    entry.State = EntityState.Detached;
                }
            }

            if (rows.Count == 0)
            {
                Faults.Add($"{table.GetTableName()}: no made-up row can be saved: {reason}");
            }

            _rows[(table, partnership)] = rows;
        }
    }

    /// <summary>Every row of a partnership as it is now, as text by its table and key.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(Guid partnership)
    {
        await using var db = Open();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in InOrder(db.Model))
        {
            var known = _rows
                .GetValueOrDefault((table, partnership), [])
                .Select(row => KeyText(db, row.Row))
                .ToHashSet(StringComparer.Ordinal);
            db.ChangeTracker.Clear();
            await foreach (var row in All(db, table.ClrType).AsAsyncEnumerable())
            {
                var key = KeyText(db, row);
                if (known.Contains(key) || row is IInPartnership of && of.PartnershipId == partnership)
                {
                    texts[$"{table.GetTableName()} {key}"] = string.Join(
                        ' ',
                        db.Entry(row)
                            .Properties.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Metadata.Name}={p.CurrentValue}"))
                    );
                }
            }
        }

        return texts;
    }

    /// <summary>
    /// Every row of a partnership that organisations own, by themselves or with what it belongs to, as text by its table and key. The
    /// version is not part of it: changes to parts raise it.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, OwnedRow>> ReadOwnedAsync(Guid partnership)
    {
        await using var db = Open();
        var rows = new Dictionary<string, (IEntityType Table, object Row)>(StringComparer.Ordinal);
        foreach (var table in InOrder(db.Model).Where(t => IsOwned(t.ClrType)))
        {
            await foreach (var row in All(db, table.ClrType).AsAsyncEnumerable())
            {
                rows.Add($"{table.GetTableName()} {KeyText(db, row)}", (table, row));
            }
        }

        var texts = new Dictionary<string, OwnedRow>(StringComparer.Ordinal);
        foreach (var (key, (table, row)) in rows)
        {
            var owners = await OwnersAsync(db, row);
            if (owners.Count > 0 && await PartnershipAsync(db, row) == partnership)
            {
                var text = string.Join(
                    ' ',
                    db.Entry(row)
                        .Properties.Where(p => p.Metadata.Name != nameof(IVersioned.Version))
                        .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Metadata.Name}={p.CurrentValue}"))
                );
                texts.Add(key, new(text, owners, (row as IForOrganisation)?.For));
            }
        }

        return texts;
    }

    /// <summary>The rows of a partnership that only their owners see, and those that belong to them, with their owner.</summary>
    public IReadOnlyList<(GlobalId Id, string Owner)> Restricted(Guid partnership) =>
        WithParts(partnership, row => row is IRestrictable { OwnerOnly: true });

    /// <summary>The rows of a partnership that are drafts, and those that belong to them.</summary>
    public IEnumerable<GlobalId> Drafts(Guid partnership) => WithParts(partnership, IsDraft).Select(draft => draft.Id);

    private List<(GlobalId Id, string Owner)> WithParts(Guid partnership, Predicate<object> isOne)
    {
        var found = new List<(GlobalId Id, string Owner)>();
        var keys = new HashSet<Guid>();
        foreach (var (table, rows) in _rows.Where(r => r.Key.Partnership == partnership).Select(r => (r.Key.Table, r.Value)))
        {
            foreach (var (number, row) in rows)
            {
                if (row is IKeyed { Id: var id } && (isOne(row) || row is IBelonging && keys.Contains(WholeOf(row).Key)))
                {
                    keys.Add(id);
                    found.Add((new(GraphNameAttribute.Of(table.ClrType), id), Owners[OwnerOf(number)].Code));
                }
            }
        }

        return found;
    }

    private static bool IsDraft(object row) =>
        OwnerOnlyFilter.IsPublishable(row.GetType())
        && !(bool)
            typeof(MadeUpRows)
                .GetMethod(nameof(IsPublic), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(row.GetType())
                .Invoke(null, [row])!;

    private static bool IsPublic<T>(T row)
        where T : class, IPublishable<T> => T.IsPublic.Compile()(row);

    /// <summary>Changes the texts and numbers of every row that only its owner sees.</summary>
    public async Task RewriteRestrictedAsync(Guid partnership)
    {
        await using var db = Open();
        foreach (var table in InOrder(db.Model).Where(t => t.ClrType.IsAssignableTo(typeof(IRestrictable))))
        {
            foreach (var row in await All(db, table.ClrType).ToListAsync())
            {
                if (row is not IRestrictable { OwnerOnly: true } || ((IInPartnership)row).PartnershipId != partnership)
                {
                    continue;
                }

                foreach (var value in db.Entry(row).Properties.Where(p => !p.Metadata.IsKey() && !p.Metadata.IsForeignKey()))
                {
                    value.CurrentValue = value.CurrentValue switch
                    {
                        string { Length: > 2 } text => text[..^1] + '3',
                        int number when !value.Metadata.IsConcurrencyToken => number + 1,
                        long number => number + 1,
                        var other => other,
                    };
                }
            }
        }

        await db.SaveChangesAsync();
    }

    private static bool IsOwned(Type type) =>
        type.IsAssignableTo(typeof(IOwned)) || type.IsAssignableTo(typeof(IJointlyOwned)) || type.IsAssignableTo(typeof(IBelonging));

    private static async Task<IReadOnlyCollection<Guid>> OwnersAsync(ModuleDb db, object? row) =>
        row switch
        {
            IOwned { OwnerId: var owner } => owner is { } organisation ? [organisation] : [],
            IJointlyOwned joint => await joint.FindOwnersAsync(db, CancellationToken.None),
            IBelonging => await OwnersAsync(db, await WholeAsync(db, row)),
            _ => [],
        };

    private static async Task<Guid?> PartnershipAsync(DbContext db, object? row) =>
        row switch
        {
            IInPartnership { PartnershipId: var partnership } => partnership,
            IBelonging => await PartnershipAsync(db, await WholeAsync(db, row)),
            _ => null,
        };

    private static async Task<object?> WholeAsync(DbContext db, object row)
    {
        var (type, key) = WholeOf(row);
        return await db.FindAsync(type, key);
    }

    private static (Type Type, Guid Key) WholeOf(object row)
    {
        var belongs = row.GetType().GetInterfaces().First(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IBelongsTo<>));
        var key = (Guid)belongs.GetProperty(nameof(IBelongsTo<>.WholeId))!.GetValue(row)!;
        return (belongs.GetGenericArguments()[0], key);
    }

    private static string KeyText(DbContext db, object row) =>
        string.Join(',', db.Entry(row).Metadata.FindPrimaryKey()!.Properties.Select(p => db.Entry(row).Property(p).CurrentValue));

    private static IQueryable<object> All(DbContext db, Type type) =>
        (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(type).Invoke(db, null)!;

    private static object Create(Type type) =>
        type.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, []) is { } constructor
            ? constructor.Invoke([])
            : RuntimeHelpers.GetUninitializedObject(type);

    /// <summary>The module's own tables, each after those that it refers to.</summary>
    private static List<IEntityType> InOrder(IModel model)
    {
        var open = model
            .GetEntityTypes()
            .Where(t => !t.IsOwned() && !t.ClrType.IsAbstract && t.FindPrimaryKey() is not null && t.GetTableName() is not null)
            .Where(t => t.ClrType != typeof(AuditEntry) && t.ClrType != typeof(OutboxEntry) && t.ClrType != typeof(AuditHead))
            .ToList();
        var ordered = new List<IEntityType>();
        while (open.Count > 0)
        {
            var next =
                open.Find(t => t.GetForeignKeys().All(f => f.PrincipalEntityType == t || !open.Contains(f.PrincipalEntityType)))
                ?? open.Find(t => t.GetForeignKeys().All(f => !f.IsRequired || !open.Contains(f.PrincipalEntityType)))
                ?? open[0];
            ordered.Add(next);
            open.Remove(next);
        }

        return ordered;
    }

    private object? KeyOfParent(DbContext db, IProperty property, Guid partnership, int i)
    {
        var foreign = property.GetContainingForeignKeys().First();
        var parents = _rows.GetValueOrDefault((foreign.PrincipalEntityType, partnership), []);
        if (parents.Count == 0 || property.IsNullable && i % 3 == 2)
        {
            return property.IsNullable ? null
                : property.ClrType == typeof(Guid) ? Guid.CreateVersion7()
                : null;
        }

        // Where a table holds fewer rows, the parent is another row of the same owner.
        var number = MayShare(foreign) && i < Count / 2 ? 0 : i;
        var parent = Like(parents, number).ElementAtOrDefault(0) ?? parents[number % parents.Count].Row;
        return db.Entry(parent).Property(foreign.PrincipalKey.Properties[foreign.Properties.ToList().IndexOf(property)]).CurrentValue;
    }

    /// <summary>The row with this number, and then the others of the same owner.</summary>
    private static IEnumerable<object> Like(IReadOnlyList<(int Number, object Row)> rows, int number) =>
        rows.Where(r => OwnerOf(r.Number) == OwnerOf(number)).OrderByDescending(r => r.Number == number).Select(r => r.Row);

    private static int OwnerOf(int number) => number == 0 ? 0 : 2 - number % 2;

    // Several rows may have one parent where no unique index says otherwise, or one that something else tells apart.
    private static bool MayShare(IForeignKey foreign) =>
        foreign
            .DeclaringEntityType.GetIndexes()
            .Where(x => x.IsUnique)
            .Select(x => x.Properties)
            .Append(foreign.DeclaringEntityType.FindPrimaryKey()!.Properties)
            .Where(of => of.Any(foreign.Properties.Contains))
            .All(of =>
                of.Any(p => !p.IsForeignKey() && !p.IsNullable && p.Name != nameof(IInPartnership.PartnershipId) && TellsApart(p.ClrType))
            );

    private static bool TellsApart(Type type) => !type.IsEnum && type != typeof(bool);

    private static object? Value(IProperty property, Guid partnership, Guid organisation, char mark, int i)
    {
        var place = property.DeclaringType.GetProperties().ToList().IndexOf(property);
        if (property.Name == nameof(IInPartnership.PartnershipId))
        {
            return partnership;
        }

        if (property.Name == nameof(IVersioned.Version))
        {
            return 1;
        }

        if (property.Name == nameof(IRestrictable.OwnerOnly) && property.DeclaringType.ClrType.IsAssignableTo(typeof(IRestrictable)))
        {
            return i == Count - 1;
        }

        if (property.IsNullable && (i + place) % 3 == 0)
        {
            return null;
        }

        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return type switch
        {
            _ when type == typeof(Guid) => property.IsPrimaryKey() ? Guid.CreateVersion7() : organisation,
            _ when type == typeof(string) => Text(property, mark, i),
            _ when type.IsEnum => Enum.GetValues(type).GetValue((i + place) % Enum.GetValues(type).Length),
            _ when type == typeof(bool) => (i + place) % 2 == 0,
            _ when type == typeof(DateOnly) => DateOnly.FromDateTime(Start).AddDays(i),
            _ when type == typeof(DateTime) => Start.AddHours(i),
            _ when type == typeof(TimeOnly) => new TimeOnly(9, 0).AddMinutes(i),
            _ when type == typeof(PartialDate) => PartialDate.Parse(string.Create(CultureInfo.InvariantCulture, $"20{10 + i}")),
            _ when type == typeof(FinancialYear) => FinancialYear.Parse(
                string.Create(CultureInfo.InvariantCulture, $"20{10 + i}/{11 + i}")
            ),
            _ when type == typeof(byte[]) => new byte[] { (byte)i },
            _ when type.IsPrimitive || type == typeof(decimal) => Convert.ChangeType(i + 1, type, CultureInfo.InvariantCulture),
            _ when property.IsNullable => null,
            _ => throw new NotSupportedException(
                $"{property.DeclaringType.Name}.{property.Name}: no {type.Name} is made up yet. Teach {nameof(MadeUpRows)}."
            ),
        };
    }

    /// <summary>
    /// Whether a row has no text of a key, if its class begins without one: the whole is not one of its parts. Each fourth row is a part.
    /// </summary>
    private static bool IsEmpty(IProperty property, int i) => i % 4 != 3 && property.GetContainingIndexes().Any(index => index.IsUnique);

    private static string Text(IProperty property, char mark, int i)
    {
        if (property.Name.EndsWith("Json", StringComparison.Ordinal))
        {
            return "[]";
        }

        var text = TextOf(mark, i);
        return text[..Math.Min(text.Length, property.GetMaxLength() ?? text.Length)];
    }

    private static string TextOf(char mark, int i) =>
        i == 0 ? TSqlReader.Text : string.Create(CultureInfo.InvariantCulture, $"{i:00}{mark}");

    private async Task<IReadOnlyList<Guid>> OrganisationsAsync()
    {
        await using var scope = host.CommandScope();
        var codes = await scope
            .ServiceProvider.GetRequiredService<CoreDb>()
            .Organisations.Where(o => o.GssCode != null)
            .ToDictionaryAsync(o => o.GssCode!, o => o.Id);
        return [.. Owners.Select(o => codes[o.Code])];
    }

    // A context without the host's interceptors: nothing is audited here. It sees what only owners see.
    private ModuleDb Open()
    {
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(database))!;
        options.Use(host.Services.GetRequiredService<IOptions<DataOptions>>().Value, "none", database.Assembly);
        var db = (ModuleDb)Activator.CreateInstance(database, options.Options)!;
        db.Reader.SeesAll = true;
        // Values are set through their entries, which notice it. To look for changes in all rows again for each row takes longer than to
        // save it.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        return db;
    }
}

/// <summary>A row that organisations own.</summary>
/// <param name="Text">Its values.</param>
/// <param name="Owners">The organisations.</param>
/// <param name="For">The organisation that it is about, which may take its part in it.</param>
internal sealed record OwnedRow(string Text, IReadOnlyCollection<Guid> Owners, Guid? For);
