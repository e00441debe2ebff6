using System.Linq.Expressions;
using System.Reflection;
using CouncilPlatform.Sdk;
using GraphQL;
using GraphQL.Types;

namespace CouncilPlatform.Host.GraphQL;

/// <summary>The GraphQL object type of a class, by the rules of <see cref="GraphContribution"/>.</summary>
internal sealed class ObjectType<T> : AutoRegisteringObjectGraphType<T>
{
    public ObjectType() => Name = TypeNames.Of(typeof(T));

    protected override IEnumerable<MemberInfo> GetRegisteredMembers() => base.GetRegisteredMembers()
        .Where(m => m is not PropertyInfo property || !IsKey(property) || property.Name == nameof(IKeyed.Id))
        .Where(m => m is not PropertyInfo { GetMethod.IsStatic: true } and not MethodInfo { IsStatic: true });

    protected override FieldType? CreateField(MemberInfo memberInfo)
    {
        var field = base.CreateField(memberInfo);
        if (field is not null && memberInfo is PropertyInfo property && IsKey(property))
        {
            field.Type = typeof(NonNullGraphType<GlobalIdType>);
            var name = TypeNames.Of(typeof(T));
            field.Resolver = new global::GraphQL.Resolvers.FuncFieldResolver<T, object>(c => new GlobalId(name, ((IKeyed)c.Source!).Id));
        }

        return field;
    }

    protected override ArgumentInformation GetArgumentInformation<TParameterType>(FieldType fieldType, ParameterInfo parameterInfo) =>
        Parameters.Bind(base.GetArgumentInformation<TParameterType>(fieldType, parameterInfo), typeof(T));

    private static bool IsKey(PropertyInfo property) => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(Guid);
}

/// <summary>Not a type of any schema: makes fields of the static methods of <typeparamref name="TFields"/>, for other types to take over.</summary>
internal sealed class FieldsOf<TFields> : AutoRegisteringObjectGraphType<TFields>
{
    protected override IEnumerable<MemberInfo> GetRegisteredMembers() => typeof(TFields)
        .GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(m => !m.IsSpecialName);

    protected override LambdaExpression BuildMemberInstanceExpression(MemberInfo memberInfo) => (IResolveFieldContext _) => default(TFields);

    protected override FieldType? CreateField(MemberInfo memberInfo)
    {
        var field = base.CreateField(memberInfo);
        field?.Metadata.Add(nameof(MethodInfo), memberInfo);
        return field;
    }

    protected override ArgumentInformation GetArgumentInformation<TParameterType>(FieldType fieldType, ParameterInfo parameterInfo) =>
        Parameters.Bind(base.GetArgumentInformation<TParameterType>(fieldType, parameterInfo), source: null);
}
