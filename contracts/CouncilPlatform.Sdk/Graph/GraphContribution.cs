using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Sdk;

/// <summary>
/// What a module adds to a GraphQL schema. The public static methods of a field class become fields. A parameter of an input, scalar or
/// enum type is an argument; one of the extended type is the object itself; <see cref="Paging"/> and <see cref="Selection"/> come from the
/// query.
/// A <see cref="Partnership"/> on a root field is an argument <c>partnership</c> (its slug), which the host checks; on another field it is
/// the partnership that the object belongs to. Anything else is a service.
/// The public properties and methods of a returned class become its type, by the same rules. Of its <see cref="Guid"/> properties only
/// <see cref="IKeyed.Id"/> shows, as a global id. Members that should not show are not public.
/// </summary>
public sealed class GraphContribution
{
    private readonly List<FieldSet> _fields = [];
    private readonly Dictionary<string, NodeLoader> _nodes = [];
    private readonly Dictionary<string, ChangeSource> _changes = [];
    private readonly List<SearchSource> _searches = [];
    private readonly List<Example> _examples = [];

    private readonly IReadOnlyList<Type> _databases;

    internal GraphContribution(string module, IReadOnlyList<Type> databases) => (Module, _databases) = (module, databases);

    /// <summary>The module's id.</summary>
    public string Module { get; }

    internal IReadOnlyList<FieldSet> Fields => _fields;

    internal IReadOnlyDictionary<string, NodeLoader> Nodes => _nodes;

    internal IReadOnlyDictionary<string, ChangeSource> ChangeSources => _changes;

    internal IReadOnlyList<SearchSource> Searches => _searches;

    internal IReadOnlyList<Example> Examples => _examples;

    /// <summary>Root fields for reading.</summary>
    public GraphContribution Query<TFields>() => Add(FieldTarget.Query, null, typeof(TFields));

    /// <summary>
    /// Root fields that write. Each returns the changed object. The host wraps it in a payload with <c>errors { code message path }</c>,
    /// which holds the errors of a <see cref="RuleException"/>.
    /// </summary>
    public GraphContribution Mutation<TFields>() => Add(FieldTarget.Mutation, null, typeof(TFields));

    /// <summary>
    /// Fields on a type of the core or of another module's contracts. Null, with MODULE_NOT_ENABLED, if the module is off.
    /// </summary>
    public GraphContribution Extend<TType, TFields>() => Add(FieldTarget.Type, typeof(TType), typeof(TFields));

    /// <summary>
    /// Makes <typeparamref name="T"/> available by <c>node(id)</c>. The result is an <see cref="IInPartnership"/>: the host checks that the
    /// caller may see it.
    /// </summary>
    public GraphContribution Node<T>(Func<IServiceProvider, Guid, CancellationToken, Task<T?>> load)
        where T : class, IKeyed
    {
        _nodes.Add(
            GraphNameAttribute.Of(typeof(T)),
            new(typeof(T), async (services, id, cancellationToken) => await load(services, id, cancellationToken))
        );
        return this;
    }

    /// <summary>
    /// Makes a row of the module's only database available by <c>node(id)</c>. The host checks that the caller may see it.
    /// </summary>
    public GraphContribution Node<T>()
        where T : class, IKeyed, IInPartnership => NodeOf<T>(_databases.Single);

    /// <summary>
    /// Makes a row of one of the module's databases available by <c>node(id)</c>. The host checks that the caller may see it.
    /// </summary>
    public GraphContribution Node<T, TDb>()
        where T : class, IKeyed, IInPartnership
        where TDb : ModuleDb => NodeOf<T>(static () => typeof(TDb));

    /// <summary>
    /// Adds the subscription <c>somethingChanged(partnership, id)</c>. Its subscribers receive the object, which must also be a node, each
    /// time its version goes up, if they may see it then.
    /// </summary>
    public GraphContribution Changes<T>()
        where T : class, IVersioned, IInPartnership
    {
        _changes.Add(GraphNameAttribute.Of(typeof(T)), new(typeof(T), VersionsAsync<T>));
        return this;
    }

    /// <summary>
    /// Lets people find rows of the module's only database by words in their titles, with the field <c>search</c> of a partnership and on
    /// its pages. They find what they may read, and it leads to the page about the type.
    /// </summary>
    /// <param name="title">What a row is called.</param>
    /// <param name="also">Further text in which the words may be, such as a code.</param>
    public GraphContribution Search<T>(Expression<Func<T, string?>> title, Expression<Func<T, string?>>? also = null)
        where T : class, IKeyed, IInPartnership =>
        typeof(T).IsAssignableTo(typeof(IRestricted))
            ? throw new InvalidOperationException($"Who may read a {typeof(T).Name} depends on the row. State the rows for the caller.")
            : Find(_databases.Single, static (ModuleDb db, Partnership partnership, Caller _) => db.Of<T>(partnership), title, also);

    /// <inheritdoc cref="Search{T}(Expression{Func{T, string}}, Expression{Func{T, string}})"/>
    /// <param name="rows">The rows of a partnership that the caller may read.</param>
    public GraphContribution Search<T, TDb>(
        Func<TDb, Partnership, Caller, IQueryable<T>> rows,
        Expression<Func<T, string?>> title,
        Expression<Func<T, string?>>? also = null
    )
        where T : class, IKeyed
        where TDb : ModuleDb => Find(static () => typeof(TDb), rows, title, also);

    /// <summary>
    /// Lets people find things of which the title is not a column: a title of several parts, or with a day, a choice or the name of an
    /// organisation. A page of the type shows the same title.
    /// </summary>
    /// <param name="rows">The key and the title of each thing that the caller may read.</param>
    public GraphContribution Search<T>(Func<SearchScope, IQueryable<SearchRow>> rows)
        where T : class, IKeyed => Find<T>(_databases.Single, rows);

    /// <inheritdoc cref="Search{T}(Func{SearchScope, IQueryable{SearchRow}})"/>
    public GraphContribution Search<T, TDb>(Func<SearchScope, IQueryable<SearchRow>> rows)
        where T : class, IKeyed
        where TDb : ModuleDb => Find<T>(static () => typeof(TDb), rows);

    /// <summary>A query to start from, shown on the home page and in the GraphQL IDE.</summary>
    /// <param name="title">A few words.</param>
    /// <param name="document">The query, ready to run. Its name is the title of its tab in the IDE.</param>
    /// <param name="partnership">The slug of the partnership that the query is about. The example shows only if that partnership exists and
    /// has the module on.</param>
    public GraphContribution Example(string title, string document, string? partnership = null)
    {
        _examples.Add(new(title, document, partnership));
        return this;
    }

    private GraphContribution Find<T, TDb>(
        Func<Type> database,
        Func<TDb, Partnership, Caller, IQueryable<T>> rows,
        Expression<Func<T, string?>> title,
        Expression<Func<T, string?>>? also
    )
        where T : class, IKeyed
        where TDb : ModuleDb =>
        Add<T>(
            (services, partnership, words, shown, cancellationToken) =>
                words.FindAsync(
                    rows((TDb)services.GetRequiredService(database()), partnership, services.GetRequiredService<Caller>()),
                    shown,
                    title,
                    also,
                    cancellationToken
                )
        );

    private GraphContribution Find<T>(Func<Type> database, Func<SearchScope, IQueryable<SearchRow>> rows) =>
        Add<T>(
            (services, partnership, words, shown, cancellationToken) =>
                words.FindAsync(
                    rows(new((ModuleDb)services.GetRequiredService(database()), partnership, services.GetRequiredService<Caller>())),
                    shown,
                    cancellationToken
                )
        );

    private GraphContribution Add<T>(SearchSource.Finder find)
    {
        _searches.Add(new(GraphNameAttribute.Of(typeof(T)), find));
        return this;
    }

    private GraphContribution NodeOf<T>(Func<Type> database)
        where T : class, IKeyed, IInPartnership
    {
        _nodes.Add(
            GraphNameAttribute.Of(typeof(T)),
            new(
                typeof(T),
                async (services, id, cancellationToken) =>
                    await Db(services).Set<T>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancellationToken)
            )
            {
                CountIn = (services, partnership, cancellationToken) => Db(services).Of<T>(partnership).CountAsync(cancellationToken),
            }
        );
        return this;

        ModuleDb Db(IServiceProvider services) => (ModuleDb)services.GetRequiredService(database());
    }

    private static async Task<IReadOnlyDictionary<Guid, int>> VersionsAsync<T>(
        DbContext db,
        Guid partnership,
        CancellationToken cancellationToken
    )
        where T : class, IVersioned, IInPartnership =>
        // Whether a subscriber may see what changed is checked for each.
        await db.Set<T>()
            .WithOwnerOnly()
            .TagWith(ChangeSource.Tag)
            .Where(e => e.PartnershipId == partnership)
            .Select(e => new { e.Id, e.Version })
            .ToDictionaryAsync(e => e.Id, e => e.Version, cancellationToken);

    private GraphContribution Add(FieldTarget target, Type? type, Type fields)
    {
        _fields.Add(new(target, type, fields));
        return this;
    }
}

internal enum FieldTarget
{
    Query,
    Mutation,
    Type,
}

internal sealed record FieldSet(FieldTarget Target, Type? Type, Type Fields);

internal sealed record NodeLoader(Type Type, Func<IServiceProvider, Guid, CancellationToken, Task<IKeyed?>> Load)
{
    /// <summary>How many of them a partnership has that the caller may read. Null if they are not rows of one table.</summary>
    public Func<IServiceProvider, Partnership, CancellationToken, Task<int>>? CountIn { get; init; }
}

/// <summary>Where the versions of one type's aggregates are read, for callers who wait for a change.</summary>
internal sealed record ChangeSource(Type Type, Func<DbContext, Guid, CancellationToken, Task<IReadOnlyDictionary<Guid, int>>> Versions)
{
    /// <summary>Marks the feed's own statements, which no request caused.</summary>
    public const string Tag = "change feed";
}

/// <summary>Where rows of one type are found by words in their titles.</summary>
internal sealed record SearchSource(string Type, SearchSource.Finder Find)
{
    public delegate Task<IReadOnlyList<FoundRow>> Finder(
        IServiceProvider services,
        Partnership partnership,
        SearchWords words,
        ShownSql shown,
        CancellationToken cancellationToken
    );
}

internal sealed record Example(string Title, string Document, string? Partnership);
