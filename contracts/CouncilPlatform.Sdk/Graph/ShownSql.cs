using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;

namespace CouncilPlatform.Sdk;

/// <summary>
/// Replaces <see cref="Shown"/> and numbers in the titles of a search with what every database can write. Choices are compared one beside
/// the other, because SQL Server allows only ten cases within one another.
/// </summary>
/// <param name="organisations">The organisations that titles can name.</param>
internal sealed class ShownSql(IReadOnlyDictionary<Guid, string> organisations) : ExpressionVisitor
{
    private static readonly MethodInfo _concat = typeof(string).GetMethod(nameof(string.Concat), [typeof(string), typeof(string)])!;

    /// <summary>The rows with titles that become SQL.</summary>
    public IQueryable<T> Of<T>(IQueryable<T> rows) => rows.Provider.CreateQuery<T>(Visit(rows.Expression));

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (node.Method.DeclaringType != typeof(Shown))
        {
            return base.VisitMethodCall(node);
        }

        var value = Visit(node.Arguments[0]);
        return node.Method.Name == nameof(Shown.NameOf) ? OneOf(value, organisations.Select(o => ((object)o.Key, o.Value)))
            : value.Type.IsEnum ? OneOf(value, Enum.GetValues(value.Type).Cast<Enum>().Select(c => ((object)c, Shown.Words(c))))
            : Day(value);
    }

    // "Variation " + number concatenates objects.
    protected override Expression VisitBinary(BinaryExpression node) =>
        node is { NodeType: ExpressionType.Add, Method: { Name: nameof(string.Concat) } method } && method.DeclaringType == typeof(string)
            ? Joined(Visit(Unboxed(node.Left)), Visit(Unboxed(node.Right)))
            : base.VisitBinary(node);

    private static Expression OneOf(Expression value, IEnumerable<(object Choice, string Words)> choices) =>
        choices
            .Select(
                Expression (c) =>
                    Expression.Condition(
                        Expression.Equal(value, Expression.Constant(c.Choice, value.Type)),
                        Expression.Constant(c.Words),
                        Expression.Constant("")
                    )
            )
            .DefaultIfEmpty(Expression.Constant(""))
            .Aggregate(Joined);

    private static Expression Day(Expression day)
    {
        var months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Take(12).Select((name, i) => ((object)(i + 1), name));
        Expression[] parts =
        [
            Expression.Property(day, nameof(DateOnly.Day)),
            Expression.Constant(" "),
            OneOf(Expression.Property(day, nameof(DateOnly.Month)), months),
            Expression.Constant(" "),
            Expression.Property(day, nameof(DateOnly.Year)),
        ];
        return parts.Aggregate(Joined);
    }

    private static Expression Unboxed(Expression value) =>
        value is UnaryExpression { NodeType: ExpressionType.Convert } boxed && boxed.Type == typeof(object) ? boxed.Operand : value;

    private static Expression Joined(Expression one, Expression other) => Expression.Add(Text(one), Text(other), _concat);

    private static Expression Text(Expression value) =>
        value.Type == typeof(string) ? value : Expression.Call(value, nameof(ToString), typeArguments: null);
}
