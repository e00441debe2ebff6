using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace CouncilPlatform.Sdk;

/// <summary>
/// What a document requests of a field's type, and what to read for it. It is the same each time the document is executed.
/// </summary>
internal sealed class SelectionPlan
{
    private const BindingFlags OwnMembers = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private readonly GraphQLDocument? _document;
    private readonly List<GraphQLSelectionSet> _sets;
    private readonly HashSet<string> _fields;
    private readonly ConcurrentDictionary<(Type Row, string Also), LambdaExpression> _rows = [];
    private PagePlan? _page;

    public SelectionPlan(GraphQLDocument? document, IComplexGraphType? type, List<GraphQLSelectionSet> sets)
    {
        (_document, Type, _sets) = (document, type, sets);
        _fields = new(Fields(sets).Select(f => f.Name.StringValue), StringComparer.OrdinalIgnoreCase);
    }

    public IComplexGraphType? Type { get; }

    /// <summary>What to read, if the field is a page.</summary>
    public PagePlan Page => _page ??= new(Has("totalCount"), Child("nodes").With(Child("edges").Child("node")));

    public bool Has(string field) => _fields.Contains(field);

    /// <summary>The row with only the columns of the requested fields.</summary>
    public Expression<Func<T, T>> Row<T>(string[] also)
        where T : class =>
        (Expression<Func<T, T>>)
            _rows.GetOrAdd(
                (typeof(T), also.Length == 0 ? "" : string.Join(',', also)),
                static (_, of) => of.Plan.MakeRow<T>(of.Also),
                (Plan: this, Also: also)
            );

    internal static IComplexGraphType? TypeOf(FieldType? field) => field?.ResolvedType?.GetNamedType() as IComplexGraphType;

    private SelectionPlan Child(string field) =>
        new(
            _document,
            TypeOf(Type?.GetField(field)),
            [.. Fields(_sets).Where(f => f.Name.Value == field).Select(f => f.SelectionSet).OfType<GraphQLSelectionSet>()]
        );

    private SelectionPlan With(SelectionPlan other) => new(_document ?? other._document, Type ?? other.Type, [.. _sets, .. other._sets]);

    private Expression<Func<T, T>> MakeRow<T>(string[] also)
        where T : class
    {
        var row = Expression.Parameter(typeof(T), "row");
        var needed = (Type?.Fields ?? [])
            .Where(f => Has(f.Name))
            .SelectMany(f => f.GetMetadata<IReadOnlyList<string>>(NeedsAttribute.Key, []))
            .Concat(also)
            .SelectMany(ColumnsOf<T>)
            .ToHashSet(StringComparer.Ordinal);
        var columns = typeof(T)
            .GetProperties(OwnMembers)
            .Where(p => p.CanWrite && Selection.IsColumn(p.PropertyType) && (IsKey(p) || Has(p.Name) || needed.Contains(p.Name)))
            .Select(p => Expression.Bind(p, Expression.Property(row, p)));
        return Expression.Lambda<Func<T, T>>(Expression.MemberInit(Expression.New(typeof(T)), columns), row);
    }

    private static IEnumerable<string> ColumnsOf<T>(string name) =>
        typeof(T).GetMethods(OwnMembers).Where(m => m.Name == name).Select(m => m.GetCustomAttribute<NeedsAttribute>()).FirstOrDefault()
            is { } needs
            ? needs.Columns.SelectMany(ColumnsOf<T>)
            : [name];

    private static bool IsKey(PropertyInfo property) =>
        (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(Guid)
        || property.Name == nameof(IVersioned.Version);

    // @skip and @include are ignored: a column may be read that is not needed, but no column is missing.
    private IEnumerable<GraphQLField> Fields(IEnumerable<GraphQLSelectionSet> sets) =>
        sets.SelectMany(s => s.Selections)
            .SelectMany(selection =>
                selection switch
                {
                    GraphQLField field => [field],
                    GraphQLInlineFragment inline => Fields([inline.SelectionSet]),
                    GraphQLFragmentSpread spread
                        when _document
                            ?.Definitions.OfType<GraphQLFragmentDefinition>()
                            .FirstOrDefault(f => f.FragmentName.Name.Value == spread.FragmentName.Name.Value)
                            is { } fragment => Fields([fragment.SelectionSet]),
                    _ => [],
                }
            );
}

/// <summary>What a document requests of a page.</summary>
/// <param name="WantsTotal">Whether it requests the total count.</param>
/// <param name="Nodes">What it requests of each row.</param>
internal sealed record PagePlan(bool WantsTotal, SelectionPlan Nodes);
