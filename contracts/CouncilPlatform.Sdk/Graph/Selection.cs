using System.Linq.Expressions;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Sdk;

/// <summary>The fields that a query requests of an object, so that only their columns are read.</summary>
public sealed class Selection
{
    private readonly SelectionPlan _plan;
    private readonly CancellationToken _cancellation;

    internal Selection(SelectionPlan plan, CancellationToken cancellation) => (_plan, _cancellation) = (plan, cancellation);

    /// <summary>Whether the query requests the field.</summary>
    public bool Has(string field) => _plan.Has(field);

    /// <summary>
    /// Reads only the columns of <typeparamref name="T"/> whose fields are requested, and always its keys and versions.
    /// <see cref="NeedsAttribute"/>
    /// names the columns of a method, either the type's own or one that extends it.
    /// </summary>
    /// <param name="rows">What to read.</param>
    /// <param name="also">Further columns that the caller of this method needs.</param>
    public IQueryable<T> Columns<T>(IQueryable<T> rows, params string[] also)
        where T : class => rows.Select(_plan.Row<T>(also));

    /// <summary>The only one of the rows, with the columns that <see cref="Columns"/> reads. Null if there is none.</summary>
    public Task<T?> SingleAsync<T>(IQueryable<T> rows)
        where T : class => Columns(rows).SingleOrDefaultAsync(_cancellation);

    /// <summary>
    /// The row of a partnership with a short name, with the columns that <see cref="Columns"/> reads. Null if there is none.
    /// </summary>
    public Task<T?> BySlugAsync<T>(ModuleDb db, Partnership partnership, string slug)
        where T : class, IInPartnership, ISlugged => SingleAsync(db.Of<T>(partnership).Where(e => e.Slug == slug));

    /// <inheritdoc cref="SelectionPlan.Row"/>
    internal Expression<Func<T, T>> Row<T>(params string[] also)
        where T : class => _plan.Row<T>(also);

    internal static Selection Of(IResolveFieldContext context) => new(DocumentPlans.Of(context), context.CancellationToken);

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
}

/// <summary>
/// The columns that a field's method reads, so that <see cref="Selection.Columns"/> brings them. The name of a method of the row that has
/// this attribute too stands for all its columns.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsAttribute(params string[] columns) : Attribute
{
    /// <summary>The key of the columns in the metadata of a field.</summary>
    internal const string Key = "needs";

    public IReadOnlyList<string> Columns => columns;
}
