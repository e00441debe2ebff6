using System.Linq.Expressions;
using System.Reflection;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.GraphQL;

/// <summary>What each parameter of a field's method is: an argument, the parent object, the query itself, or a service.</summary>
internal static class Parameters
{
    /// <summary>The key under which <see cref="Gate"/> stores the partnership that it has checked, for the method to receive.</summary>
    public const string PartnershipArgument = "partnership";

    private static readonly MethodInfo Service = typeof(Parameters).GetMethod(
        nameof(FromServices),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;
    private static readonly MethodInfo Parent = typeof(Parameters).GetMethod(
        nameof(FromParent),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    public static ArgumentInformation Bind(ArgumentInformation argument, Type? source)
    {
        var type = argument.ParameterInfo.ParameterType;
        argument.Expression ??= type switch
        {
            _ when IsArgument(type) => null,
            _ when type == typeof(Selection) => (IResolveFieldContext c) => Selection.Of(c),
            _ when type == typeof(Paging) => (IResolveFieldContext c) => Paging.Of(c),
            _ when IsParent(argument.ParameterInfo) => Call(Parent, type),
            _ => Call(Service, type),
        };
        return argument;

        bool IsParent(ParameterInfo parameter) =>
            source is null
            && (parameter.Position == 0 || type == typeof(Partnership))
            && (type == typeof(Partnership) || type.IsAssignableTo(typeof(IKeyed)));
    }

    /// <summary>The arguments that <see cref="Paging"/> adds to its field.</summary>
    public static IEnumerable<QueryArgument> PagingArguments() =>
        [
            new QueryArgument<IntGraphType>
            {
                Name = "first",
                Description =
                    $"How many from the start, 0 to {Paging.MaxSize}. "
                    + $"If you give neither first nor last, you get the first {Paging.DefaultSize}.",
            },
            new QueryArgument<StringGraphType> { Name = "after", Description = "Only those after this cursor." },
            new QueryArgument<IntGraphType> { Name = "last", Description = $"How many from the end, 0 to {Paging.MaxSize}." },
            new QueryArgument<StringGraphType> { Name = "before", Description = "Only those before this cursor." },
        ];

    private static bool IsArgument(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        type =
            type.IsArray ? type.GetElementType()!
            : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0]
            : type;
        return type.IsPrimitive
            || type.IsEnum
            || type == typeof(string)
            || type == typeof(DateOnly)
            || type == typeof(DateTime)
            || type == typeof(Money)
            || type == typeof(PartialDate)
            || type == typeof(FinancialYear)
            || type == typeof(UkMoment)
            || type == typeof(GlobalId)
            || type.Name.EndsWith("Input", StringComparison.Ordinal);
    }

    private static LambdaExpression Call(MethodInfo method, Type type)
    {
        var context = Expression.Parameter(typeof(IResolveFieldContext), "context");
        return Expression.Lambda(Expression.Call(method.MakeGenericMethod(type), context), context);
    }

    private static T FromServices<T>(IResolveFieldContext context)
        where T : notnull => context.RequestServices!.GetRequiredService<T>();

    private static T FromParent<T>(IResolveFieldContext context) =>
        context.Source is T parent ? parent : (T)context.UserContext[Gate.Key(context)]!;
}
