using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace CouncilPlatform.Host.Data.Shapes;

/// <summary>
/// Reads what a query is, apart from its values: those of the variables that its lambdas use, and how many rows it takes. Two queries with
/// equal parts have the same compiled form.
/// </summary>
internal sealed class QueryShape
{
    private readonly List<Part> _parts = [];
    private readonly List<(Expression Node, object? Value)> _values = [];
    private readonly List<(Expression Node, Expression Query)> _inner = [];
    private readonly List<ParameterExpression> _parameters = [];
    private IAsyncQueryProvider? _provider;
    private int _lambdas;
    private int _hash;

    /// <summary>How a part of a query depends on its values.</summary>
    private enum Kind
    {
        /// <summary>This class does not know. Only EF Core reads the query.</summary>
        Unknown,

        /// <summary>The same each time.</summary>
        Fixed,

        /// <summary>A value from outside the query.</summary>
        Captured,

        /// <summary>For the database to compute.</summary>
        OfRows,
    }

    public int Hash => _hash;

    /// <summary>Whether the query has a shape.</summary>
    public bool Read(Expression query, QueryTrackingBehavior tracking)
    {
        Add((int)tracking, what: null);
        return Walk(query) == Kind.OfRows;
    }

    public bool Is(Part[] parts) => CollectionsMarshal.AsSpan(_parts).SequenceEqual(parts);

    public Part[] Parts() => [.. _parts];

    /// <summary>Adds the values as parameters with these names.</summary>
    public void AddTo(Dictionary<string, object?> parameters, string[] names)
    {
        for (var i = 0; i < names.Length; i++)
        {
            parameters.Add(names[i], _values[i].Value);
        }
    }

    /// <summary>
    /// The query with parameters for its values, and their names. No query if a value cannot be a parameter.
    /// </summary>
    public (Expression? Query, string[] Names) Parameterised(Expression query)
    {
        // Numbered, because variables of two methods can have the same name.
        string[] names = [.. _values.Select((v, index) => $"{NameOf(v.Node)}_{index}")];
        var parameters = new Parameters(this, names);
        var parameterised = parameters.Visit(query);
        return (parameters.AreAllowed ? parameterised : null, names);
    }

    /// <summary>Forgets the query: nothing of one request may reach the next.</summary>
    public void Clear()
    {
        _parts.Clear();
        _values.Clear();
        _inner.Clear();
        _parameters.Clear();
        (_provider, _lambdas, _hash) = (null, 0, 0);
    }

    private Kind Walk(Expression? node) =>
        node switch
        {
            null => Add(0, what: null, Kind.Fixed),
            ConstantExpression constant => OfConstant(constant),
            MemberExpression member => OfMember(member),
            MethodCallExpression call => OfCall(call),
            ParameterExpression parameter => OfParameter(parameter),
            LambdaExpression lambda => OfLambda(lambda),
            UnaryExpression unary => OfUnary(unary),
            BinaryExpression binary => OfBinary(binary),
            ConditionalExpression conditional => OfConditional(conditional),
            NewExpression made => OfNew(made),
            MemberInitExpression made => OfMemberInit(made),
            EntityQueryRootExpression root => OfRoot(root),
            _ => Kind.Unknown,
        };

    private Kind OfRoot(EntityQueryRootExpression root)
    {
        if (root.GetType() != typeof(EntityQueryRootExpression) || _provider is not null && _provider != root.QueryProvider)
        {
            return Kind.Unknown;
        }

        _provider = root.QueryProvider;
        return Add(ExpressionType.Extension, root.EntityType);
    }

    private Kind OfConstant(ConstantExpression constant)
    {
        Add(ExpressionType.Constant, constant.Type);
        Add(ExpressionType.Constant, constant.Value);
        return constant.Value is IQueryable or Expression ? Kind.Unknown : Kind.Fixed;
    }

    private Kind OfMember(MemberExpression member)
    {
        if (Evaluate(member) is { Known: true, Value: var value })
        {
            return value is IQueryable or Expression ? Inline(member, value) : Capture(member, value);
        }

        // A static member may have another value next time.
        return member.Expression is not null && Walk(member.Expression) == Kind.OfRows
            ? Add(ExpressionType.MemberAccess, member.Member)
            : Kind.Unknown;
    }

    private Kind OfCall(MethodCallExpression call)
    {
        // A query that a method makes, such as a table of the context, within a lambda.
        if (IsQueryOfMethod(call))
        {
            return Evaluate(call) is { Known: true, Value: var made } ? Inline(call, made) : Kind.Unknown;
        }

        Add(ExpressionType.Call, call.Method);
        var all = call.Object is null ? Kind.Fixed : Walk(call.Object);
        var provider = (IArgumentProvider)call;
        for (var i = 0; i < provider.ArgumentCount && all != Kind.Unknown; i++)
        {
            var argument = provider.GetArgument(i);
            all = With(
                all,
                _lambdas == 0 && IsCount(call, argument) ? Capture(argument, ((ConstantExpression)argument).Value) : Walk(argument)
            );
        }

        return all == Kind.OfRows ? all : Kind.Unknown;
    }

    private Kind OfParameter(ParameterExpression parameter)
    {
        var index = _parameters.LastIndexOf(parameter);
        return index < 0 ? Kind.Unknown : Add((int)ExpressionType.Parameter + (index << 8), parameter.Type);
    }

    private Kind OfLambda(LambdaExpression lambda)
    {
        Add(ExpressionType.Lambda, lambda.Type);
        var before = _parameters.Count;
        for (var i = 0; i < lambda.Parameters.Count; i++)
        {
            _parameters.Add(lambda.Parameters[i]);
        }

        _lambdas++;
        var body = Walk(lambda.Body);
        _lambdas--;
        _parameters.RemoveRange(before, _parameters.Count - before);
        return body == Kind.Unknown ? body : Kind.OfRows;
    }

    private Kind OfUnary(UnaryExpression unary)
    {
        Add(unary.NodeType, unary.Type);
        Add(unary.NodeType, unary.Method);
        return Walk(unary.Operand) switch
        {
            Kind.OfRows => Kind.OfRows,
            // C# compares enums as numbers, and what may be null with what may not.
            Kind.Captured when unary.NodeType == ExpressionType.Convert && unary.Method is null && Keeps(unary) => Kind.OfRows,
            Kind.Fixed when unary.NodeType == ExpressionType.Convert && unary.Method is null => Kind.OfRows,
            _ => Kind.Unknown,
        };
    }

    private Kind OfBinary(BinaryExpression binary)
    {
        Add(binary.NodeType, binary.Method);
        Add(binary.NodeType, binary.Type);
        var (left, right) = (Walk(binary.Left), Walk(binary.Right));
        return
            binary.Conversion is null
            && (left, right, binary.NodeType) switch
            {
                (Kind.Unknown, _, _) or (_, Kind.Unknown, _) => false,
                // EF Core leaves out what a value already decides.
                (_, _, ExpressionType.AndAlso or ExpressionType.OrElse or ExpressionType.Coalesce) => left == Kind.OfRows
                    && (right == Kind.OfRows || binary.NodeType == ExpressionType.Coalesce),
                _ => left == Kind.OfRows || right == Kind.OfRows,
            }
            ? Kind.OfRows
            : Kind.Unknown;
    }

    private Kind OfConditional(ConditionalExpression conditional)
    {
        Add(ExpressionType.Conditional, conditional.Type);
        return
            Walk(conditional.Test) == Kind.OfRows && Walk(conditional.IfTrue) != Kind.Unknown && Walk(conditional.IfFalse) != Kind.Unknown
            ? Kind.OfRows
            : Kind.Unknown;
    }

    private Kind OfNew(NewExpression made)
    {
        Add(ExpressionType.New, made.Type);
        Add(ExpressionType.New, made.Constructor);
        var all = Kind.Fixed;
        for (var i = 0; i < made.Arguments.Count && all != Kind.Unknown; i++)
        {
            Add(ExpressionType.New, made.Members?[i]);
            all = With(all, Walk(made.Arguments[i]));
        }

        return all == Kind.OfRows ? all : Kind.Unknown;
    }

    private Kind OfMemberInit(MemberInitExpression made)
    {
        Add(ExpressionType.MemberInit, made.Type);
        Add((int)ExpressionType.MemberInit + (made.Bindings.Count << 8), made.NewExpression.Constructor);
        if (made.NewExpression.Arguments.Count > 0)
        {
            return Kind.Unknown;
        }

        var all = Kind.Fixed;
        for (var i = 0; i < made.Bindings.Count && all != Kind.Unknown; i++)
        {
            if (made.Bindings[i] is not MemberAssignment assignment)
            {
                return Kind.Unknown;
            }

            Add(ExpressionType.MemberInit, assignment.Member);
            all = With(all, Walk(assignment.Expression));
        }

        return all == Kind.OfRows ? all : Kind.Unknown;
    }

    // A query within the query has a shape of its own.
    private Kind Inline(Expression node, object? value)
    {
        if (value is not IQueryable { Expression: var query })
        {
            return Kind.Unknown;
        }

        _inner.Add((node, query));
        return Walk(query);
    }

    private Kind Capture(Expression node, object? value)
    {
        // A variable that is used twice is one parameter.
        var index = IndexOf(node);
        if (index < 0)
        {
            index = _values.Count;
            _values.Add((node, value));
        }

        return Add(-1 - index, node.Type, Kind.Captured);
    }

    private int IndexOf(Expression captured)
    {
        for (var i = 0; i < _values.Count; i++)
        {
            if (IsSame(_values[i].Node, captured))
            {
                return i;
            }
        }

        return -1;
    }

    private Kind Add(ExpressionType type, object? what, Kind kind = Kind.OfRows) => Add((int)type, what, kind);

    private Kind Add(int type, object? what, Kind kind = Kind.OfRows)
    {
        _parts.Add(new(type, what));
        _hash = HashCode.Combine(_hash, type, what);
        return kind;
    }

    private static Kind With(Kind all, Kind next) =>
        all == Kind.Unknown || next == Kind.Unknown ? Kind.Unknown : (Kind)Math.Max((int)all, (int)next);

    private static bool IsCount(MethodCallExpression call, Expression argument) =>
        argument is ConstantExpression { Value: int }
        && call.Method.DeclaringType == typeof(Queryable)
        && call.Method.Name is nameof(Queryable.Take) or nameof(Queryable.Skip);

    // The parameter stays what it was, and the database sees no conversion.
    private static bool Keeps(UnaryExpression convert)
    {
        var from = Nullable.GetUnderlyingType(convert.Operand.Type) ?? convert.Operand.Type;
        return from.IsEnum || from == (Nullable.GetUnderlyingType(convert.Type) ?? convert.Type);
    }

    private static bool IsQueryOfMethod(MethodCallExpression call) =>
        call.Type.IsAssignableTo(typeof(IQueryable))
        && call.Method.DeclaringType != typeof(Queryable)
        && call.Method.DeclaringType != typeof(EntityFrameworkQueryableExtensions);

    // A variable of the method that made the query, a member of what a variable holds, or a query that a method makes of these.
    private static (bool Known, object? Value) Evaluate(Expression node) =>
        node switch
        {
            ConstantExpression { Value: not IQueryable and var value } => (true, value),
            MemberExpression { Member: FieldInfo field, Expression: { } owner } when Evaluate(owner) is { Known: true, Value: { } of } => (
                true,
                field.GetValue(of)
            ),
            MemberExpression { Member: PropertyInfo property, Expression: { } owner }
                when Nullable.GetUnderlyingType(owner.Type) is null && Evaluate(owner) is { Known: true, Value: { } of } => (
                true,
                property.GetValue(of, BindingFlags.DoNotWrapExceptions, binder: null, index: null, culture: null)
            ),
            MethodCallExpression call when IsQueryOfMethod(call) => Make(call),
            _ => default,
        };

    private static (bool Known, object? Value) Make(MethodCallExpression call)
    {
        var on = call.Object is null ? null : Evaluate(call.Object).Value;
        var arguments = call.Arguments.Select(Evaluate).ToArray();
        return (call.Object is null || on is not null) && Array.TrueForAll(arguments, a => a.Known)
            ? (true, call.Method.Invoke(on, BindingFlags.DoNotWrapExceptions, null, [.. arguments.Select(a => a.Value)], null))
            : (false, null);
    }

    private static bool IsSame(Expression one, Expression other) =>
        ReferenceEquals(one, other)
        || (one, other) switch
        {
            (MemberExpression { Expression: { } a } x, MemberExpression { Expression: { } b } y) => x.Member == y.Member && IsSame(a, b),
            (ConstantExpression { Type.IsValueType: false } x, ConstantExpression y) => ReferenceEquals(x.Value, y.Value),
            _ => false,
        };

    private static string NameOf(Expression captured) =>
        captured is MemberExpression { Member.Name: var name } && name.All(char.IsLetterOrDigit) ? name : "p";

    /// <summary>One of the things that a query consists of.</summary>
    /// <param name="Type">The type of the expression; negative for a value, which is a parameter.</param>
    /// <param name="What">The method, member, type or constant.</param>
    internal readonly record struct Part(int Type, object? What);

    private sealed class Parameters(QueryShape shape, string[] names) : ExpressionVisitor
    {
        public bool AreAllowed { get; private set; } = true;

        public override Expression? Visit(Expression? node)
        {
            if (node is null)
            {
                return null;
            }

            if (shape._inner.Find(i => i.Node == node).Query is { } query)
            {
                return Visit(query);
            }

            var index = shape.IndexOf(node);
            return index < 0 ? base.Visit(node) : new QueryParameterExpression(names[index], node.Type);
        }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            AreAllowed &= node.Method.DeclaringType != typeof(EF) && !Array.Exists(node.Method.GetParameters(), MustBeConstant);
            return base.VisitMethodCall(node);

            bool MustBeConstant(ParameterInfo parameter) =>
                parameter.IsDefined(typeof(NotParameterizedAttribute), inherit: false)
                && node.Arguments[parameter.Position] is not ConstantExpression;
        }
    }
}
