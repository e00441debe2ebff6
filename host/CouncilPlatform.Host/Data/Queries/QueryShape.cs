using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Query;

namespace CouncilPlatform.Host.Data.Queries;

/// <summary>
/// What a query's expression is like, whatever the values of the variables around it: two queries with the same shape are the same
/// statement with other parameters. It is read in one pass, and one object reads many queries, one after another.
/// </summary>
internal sealed class QueryShape : ExpressionVisitor, IEquatable<QueryShape>
{
    private readonly List<Part> _parts = [];

    // The expression of each part, and where the parts within it end.
    private readonly List<(Expression? Expression, int End)> _expressions = [];
    private readonly List<ParameterExpression> _parameters = [];
    private readonly List<object> _variables = [];
    private object? _about;
    private HashCode _hashing;
    private int _hash;

    /// <summary>Whether it knows every kind of expression in the query.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Reads a query.</summary>
    /// <param name="query">Its expression.</param>
    /// <param name="about">What else the statement depends on.</param>
    public void Read(Expression query, object about)
    {
        Clear();
        (IsWhole, _about, _hashing) = (true, about, default);
        _hashing.Add(about);
        Visit(query);
        _hash = _hashing.ToHashCode();
    }

    /// <summary>Forgets the query and what its variables hold.</summary>
    public void Clear()
    {
        _parts.Clear();
        _expressions.Clear();
        _parameters.Clear();
        _variables.Clear();
    }

    /// <summary>The shape alone, to keep: without the query's variables.</summary>
    public QueryShape Copy()
    {
        var copy = new QueryShape { _about = _about, _hash = _hash };
        copy._parts.AddRange(_parts);
        return copy;
    }

    /// <summary>The value of a part of the query.</summary>
    public object? ValueOf(int part) => Value(_expressions[part].Expression!);

    /// <summary>
    /// The parameters that EF Core found in this query, each with the part of which it is the value. Null if EF Core changed anything else,
    /// which it does where the statement itself depends on a value.
    /// </summary>
    /// <param name="extracted">The query once EF Core has put parameters in place of values.</param>
    public IReadOnlyList<QueryParameter>? ParametersIn(QueryShape extracted)
    {
        var parameters = new List<QueryParameter>();
        var part = 0;
        for (var i = 0; i < extracted._parts.Count; i++)
        {
            if (part == _parts.Count)
            {
                return null;
            }

            if (extracted._expressions[i].Expression is QueryParameterExpression parameter)
            {
                if (!parameters.Exists(p => p.Name == parameter.Name))
                {
                    parameters.Add(new(parameter.Name, part));
                }

                part = _expressions[part].End;
            }
            else if (_parts[part].Equals(extracted._parts[i]) && _parts[part].Of is not Variable)
            {
                part++;
            }
            else
            {
                return null;
            }
        }

        return part == _parts.Count ? parameters : null;
    }

    public bool Equals(QueryShape? other) =>
        other is not null && _hash == other._hash && Equals(_about, other._about) && _parts.SequenceEqual(other._parts);

    public override bool Equals(object? obj) => Equals(obj as QueryShape);

    public override int GetHashCode() => _hash;

    [return: NotNullIfNotNull(nameof(node))]
    public override Expression? Visit(Expression? node)
    {
        if (node is null)
        {
            return null;
        }

        var part = _parts.Count;
        Add(new(node.NodeType, node.Type, WhatIs(node)), node);
        // EF Core's own expressions have no parts, and may be written in other words if they are visited.
        if (node.NodeType != ExpressionType.Extension)
        {
            base.Visit(node);
        }

        _expressions[part] = (node, _parts.Count);
        return node;
    }

    protected override MemberBinding VisitMemberBinding(MemberBinding node)
    {
        Add(new(ExpressionType.Assign, node.Member.DeclaringType, node.Member), expression: null);
        return base.VisitMemberBinding(node);
    }

    protected override ElementInit VisitElementInit(ElementInit node)
    {
        Add(new(ExpressionType.ListInit, node.AddMethod.DeclaringType, node.AddMethod), expression: null);
        return base.VisitElementInit(node);
    }

    private void Add(Part part, Expression? expression)
    {
        _parts.Add(part);
        _expressions.Add((expression, _parts.Count));
        _hashing.Add(part.Kind);
        _hashing.Add(part.Of);
    }

    private object? WhatIs(Expression node) =>
        node switch
        {
            MethodCallExpression call => call.Method,
            MemberExpression member => member.Member,
            ConstantExpression { Value: null } => null,
            ConstantExpression { Value: ValueType or string or Type } literal => literal.Value,
            ConstantExpression variable => new Variable(PositionOf(variable.Value!, _variables)),
            ParameterExpression parameter => PositionOf(parameter, _parameters),
            UnaryExpression unary => unary.Method,
            BinaryExpression binary => binary.Method,
            NewExpression made => made.Constructor,
            TypeBinaryExpression type => type.TypeOperand,
            EntityQueryRootExpression root when root.GetType() == typeof(EntityQueryRootExpression) => root.EntityType,
            QueryParameterExpression parameter => parameter.Name,
            LambdaExpression or ConditionalExpression or MemberInitExpression or NewArrayExpression or DefaultExpression => null,
            ListInitExpression or InvocationExpression => null,
            _ => Unknown(),
        };

    private object? Unknown()
    {
        IsWhole = false;
        return null;
    }

    // The objects around a query are different each time. Which of them are the same object is part of the shape: EF Core makes one
    // parameter of one variable, however often it is used.
    private static int PositionOf<T>(T one, List<T> all)
        where T : class
    {
        for (var i = 0; i < all.Count; i++)
        {
            if (ReferenceEquals(all[i], one))
            {
                return i;
            }
        }

        all.Add(one);
        return all.Count - 1;
    }

    private static object? Value(Expression expression) =>
        expression switch
        {
            ConstantExpression constant => constant.Value,
            MemberExpression { Member: FieldInfo field } member => field.GetValue(Owner(member)),
            MemberExpression { Member: PropertyInfo property } member => property.GetValue(Owner(member)),
            // A value is the same object as a nullable one.
            UnaryExpression { NodeType: ExpressionType.Convert, Method: null } convert
                when Nullable.GetUnderlyingType(convert.Type) == convert.Operand.Type => Value(convert.Operand),
            _ => Expression
                .Lambda<Func<object?>>(Expression.Convert(expression, typeof(object)))
                .Compile(preferInterpretation: true)
                .Invoke(),
        };

    private static object? Owner(MemberExpression member) => member.Expression is { } owner ? Value(owner) : null;

    /// <summary>One expression of a query.</summary>
    /// <param name="Kind">The kind of expression.</param>
    /// <param name="Type">The type of its value.</param>
    /// <param name="Of">What it calls, reads or says, if anything.</param>
    private readonly record struct Part(ExpressionType Kind, Type? Type, object? Of);

    /// <summary>An object around the query, by the order in which the query uses them.</summary>
    private sealed record Variable(int Position);
}

/// <summary>A parameter of a query.</summary>
/// <param name="Name">Its name in the compiled query.</param>
/// <param name="Part">The part of the query's shape of which it is the value.</param>
internal sealed record QueryParameter(string Name, int Part);
