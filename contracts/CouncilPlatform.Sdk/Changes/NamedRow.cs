using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Sdk;

/// <summary>A row that has a name, as it is stored.</summary>
internal sealed record NamedRow(Guid Key, string Name)
{
    /// <summary>
    /// The row that a condition such as <c>c =&gt; c.Reference == "c1"</c> means: the one with this very name or, if there is none, the one
    /// whose name is the same as <see cref="Names"/> says. Null if there is none, or if the condition compares no name.
    /// </summary>
    public static async Task<NamedRow?> FindAsync<T>(
        ModuleDb db,
        IQueryable<T> rows,
        Expression<Func<T, bool>> which,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var columns = db.Model.FindEntityType(typeof(T)) is { } type ? NamedColumn.Of(type) : [];
        var comparison = new Comparison([.. columns.Select(c => c.Name)]);
        var others = (Expression<Func<T, bool>>)comparison.Visit(which);
        if (comparison.Name is not { } name || comparison.Column is not { } column)
        {
            return null;
        }

        // Often it is written as it is stored, and then the other names need not be read.
        return await Named(rows.Where(which), column).FirstOrDefaultAsync(cancellationToken)
            ?? (await Named(rows.Where(others), column).ToListAsync(cancellationToken)).Find(r => Names.Same.Equals(r.Name, name));
    }

    private static IQueryable<NamedRow> Named<T>(IQueryable<T> rows, string column)
        where T : class => rows.Select(e => new NamedRow(EF.Property<Guid>(e, nameof(IKeyed.Id)), EF.Property<string>(e, column)));

    /// <summary>Takes the comparison with a name out of a condition.</summary>
    private sealed class Comparison(IReadOnlyList<string> columns) : ExpressionVisitor
    {
        public string? Column { get; private set; }

        public string? Name { get; private set; }

        protected override Expression VisitBinary(BinaryExpression node)
        {
            if (
                Column is not null
                || node.NodeType != ExpressionType.Equal
                || node.Left is not MemberExpression { Expression: ParameterExpression } member
                || !columns.Contains(member.Member.Name)
            )
            {
                return base.VisitBinary(node);
            }

            Column = member.Member.Name;
            Name = Expression.Lambda<Func<string?>>(node.Right).Compile(preferInterpretation: true)();
            return Expression.Constant(true);
        }
    }
}
