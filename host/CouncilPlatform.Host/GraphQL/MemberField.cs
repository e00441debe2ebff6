using System.Linq.Expressions;
using System.Reflection;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace CouncilPlatform.Host.GraphQL;

/// <summary>
/// Makes a field of a property or a method, as GraphQL.NET does, but compiles its resolver only when it is first used. A schema has a
/// thousand of them and a query uses a few; to compile them all took half of the host's start.
/// </summary>
internal static class MemberField
{
    private static readonly MethodInfo ReadArgument = typeof(MemberField).GetMethod(
        nameof(Read),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    /// <param name="instance">Returns the object that the member belongs to, from an <see cref="IResolveFieldContext"/>.</param>
    /// <param name="source">The class that the member belongs to. Null for a field that extends a type from outside.</param>
    public static FieldType Of(MemberInfo member, TypeInformation type, LambdaExpression instance, Type? source)
    {
        var field = new FieldType
        {
            Name = member.Name,
            Description = Descriptions.Of(member),
            DeprecationReason = member.ObsoleteMessage(),
            Type = type.ConstructGraphType(),
        };
        if (member.GetCustomAttribute<CostAttribute>() is { } cost)
        {
            field.WithMetadata(CostAttribute.Key, cost);
        }

        if (member is PropertyInfo property)
        {
            field.Resolver = new LazyResolver(() => new MemberResolver(property, instance));
            return field;
        }

        var method = (MethodInfo)member;
        if (method.Name.EndsWith("Async", StringComparison.Ordinal))
        {
            field.Name = method.Name[..^"Async".Length];
        }

        if (method.GetCustomAttribute<NeedsAttribute>() is { } needs)
        {
            field.WithMetadata(NeedsAttribute.Key, needs.Columns);
        }

        var arguments = method.GetParameters().Select(p => Argument(p, field, source)).ToList();
        field.Arguments = [.. arguments.Select(a => a.Declared).OfType<QueryArgument>()];
        field.Resolver = new LazyResolver(() => new MemberResolver(method, instance, [.. arguments.Select(a => a.Value())]));
        return field;
    }

    private static (QueryArgument? Declared, Func<LambdaExpression> Value) Argument(ParameterInfo parameter, FieldType field, Type? source)
    {
        var type = new TypeInformation(parameter);
        type.ApplyAttributes();
        var information = Parameters.Bind(
            new ArgumentInformation(parameter, source ?? parameter.Member.DeclaringType!, field, type),
            source
        );
        var (declared, value) = information.ConstructQueryArgument();
        declared?.Description ??= Descriptions.Of(parameter);
        return (declared, () => value ?? ArgumentOf(parameter.ParameterType, declared!.Name));
    }

    private static LambdaExpression ArgumentOf(Type type, string name)
    {
        var context = Expression.Parameter(typeof(IResolveFieldContext), "context");
        return Expression.Lambda(Expression.Call(ReadArgument.MakeGenericMethod(type), context, Expression.Constant(name)), context);
    }

    // "All" as dashboards ask for it, 0001-01-01 to 9999-12-31, must not break what is calculated from it.
    private static T? Read<T>(IResolveFieldContext context, string name) =>
        context.GetArgument<T>(name) is var value && value is DateOnly day ? (T)(object)KeptDays.Nearest(day) : value;

    private sealed class LazyResolver(Func<IFieldResolver> make) : IFieldResolver
    {
        private readonly Lazy<IFieldResolver> _made = new(make);

        public ValueTask<object?> ResolveAsync(IResolveFieldContext context) => _made.Value.ResolveAsync(context);
    }
}
