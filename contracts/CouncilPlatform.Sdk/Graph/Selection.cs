using System.Linq.Expressions;
using System.Reflection;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Sdk;

/// <summary>The fields that a query requests of an object, so that only their columns are read.</summary>
public sealed class Selection
{
    private readonly HashSet<string> _fields;
    private readonly GraphQLDocument? _document;
    private readonly IComplexGraphType? _type;
    private readonly List<GraphQLSelectionSet> _sets;
    private readonly CancellationToken _cancellation;

    private Selection(GraphQLDocument? document, IComplexGraphType? type, List<GraphQLSelectionSet> sets, CancellationToken cancellation)
    {
        _document = document;
        _type = type;
        _sets = sets;
        _cancellation = cancellation;
        _fields = new(Fields(sets).Select(f => f.Name.StringValue), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether the query requests the field.</summary>
    public bool Has(string field) => _fields.Contains(field);

    /// <summary>
    /// Reads only the columns of <typeparamref name="T"/> whose fields are requested, and always its keys and versions.
    /// <see cref="NeedsAttribute"/>
    /// names the columns of a method, either the type's own or one that extends it.
    /// </summary>
    /// <param name="rows">What to read.</param>
    /// <param name="also">Further columns that the caller of this method needs.</param>
    public IQueryable<T> Columns<T>(IQueryable<T> rows, params string[] also)
        where T : class => rows.Select(Row<T>(also));

    /// <summary>The only one of the rows, with the columns that <see cref="Columns"/> reads. Null if there is none.</summary>
    public Task<T?> SingleAsync<T>(IQueryable<T> rows)
        where T : class => Columns(rows).SingleOrDefaultAsync(_cancellation);

    /// <summary>The row of a partnership with a short name, with the columns that <see cref="Columns"/> reads. Null if there is none.</summary>
    public Task<T?> BySlugAsync<T>(ModuleDb db, Partnership partnership, string slug)
        where T : class, IInPartnership, ISlugged => SingleAsync(db.Of<T>(partnership).Where(e => e.Slug == slug));

    /// <summary>The row with only those columns.</summary>
    internal Expression<Func<T, T>> Row<T>(params string[] also)
        where T : class
    {
        var row = Expression.Parameter(typeof(T), "row");
        var needed = (_type?.Fields ?? [])
            .Where(f => Has(f.Name))
            .SelectMany(f => f.GetMetadata<IReadOnlyList<string>>(NeedsAttribute.Key, []))
            .Concat(also)
            .ToHashSet(StringComparer.Ordinal);
        var columns = typeof(T)
            .GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(p => p.CanWrite && IsColumn(p.PropertyType) && (IsKey(p) || Has(p.Name) || needed.Contains(p.Name)))
            .Select(p => Expression.Bind(p, Expression.Property(row, p)));
        return Expression.Lambda<Func<T, T>>(Expression.MemberInit(Expression.New(typeof(T)), columns), row);
    }

    internal static Selection Of(IResolveFieldContext context) =>
        new(
            context.Document,
            TypeOf(context.FieldDefinition),
            context.FieldAst.SelectionSet is { } set ? [set] : [],
            context.CancellationToken
        );

    internal Selection Child(string field) =>
        new(
            _document,
            TypeOf(_type?.GetField(field)),
            [.. Fields(_sets).Where(f => f.Name.Value == field).Select(f => f.SelectionSet).OfType<GraphQLSelectionSet>()],
            _cancellation
        );

    internal Selection With(Selection other) =>
        new(_document ?? other._document, _type ?? other._type, [.. _sets, .. other._sets], _cancellation);

    private static IComplexGraphType? TypeOf(FieldType? field) => field?.ResolvedType?.GetNamedType() as IComplexGraphType;

    private static bool IsKey(PropertyInfo property) =>
        (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(Guid)
        || property.Name == nameof(IVersioned.Version);

    internal static bool IsColumn(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsPrimitive
            || type.IsEnum
            || type == typeof(string)
            || type == typeof(Guid)
            || type == typeof(DateOnly)
            || type == typeof(DateTime)
            || type == typeof(PartialDate)
            || type == typeof(FinancialYear);
    }

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

/// <summary>The columns that a field's method reads, so that <see cref="Selection.Columns"/> brings them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsAttribute(params string[] columns) : Attribute
{
    /// <summary>The key of the columns in the metadata of a field.</summary>
    internal const string Key = "needs";

    public IReadOnlyList<string> Columns => columns;
}
