using System.Linq.Expressions;
using System.Reflection;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace CouncilPlatform.Host.GraphQL;

/// <summary>The GraphQL object type of a class, by the rules of <see cref="GraphContribution"/>.</summary>
internal sealed class ObjectType<T> : AutoRegisteringObjectGraphType<T>
{
    public ObjectType()
    {
        Name = TypeNames.Of(typeof(T));
        Description = Descriptions.Of(typeof(T));
    }

    protected override IEnumerable<MemberInfo> GetRegisteredMembers() =>
        base.GetRegisteredMembers()
            .Where(m => m is not PropertyInfo property || !IsKey(property) || property.Name == nameof(IKeyed.Id))
            .Where(m => m is not PropertyInfo { GetMethod.IsStatic: true } and not MethodInfo { IsStatic: true });

    protected override FieldType? CreateField(MemberInfo memberInfo)
    {
        if (memberInfo is not PropertyInfo property || !IsKey(property))
        {
            return MemberField.Of(memberInfo, GetTypeInformation(memberInfo), BuildMemberInstanceExpression(memberInfo), typeof(T));
        }

        var name = TypeNames.Of(typeof(T));
        return new()
        {
            Name = property.Name,
            Description = Descriptions.Of(property),
            Type = typeof(NonNullGraphType<GlobalIdType>),
            Resolver = new FuncFieldResolver<T, object>(c => new GlobalId(name, ((IKeyed)c.Source!).Id)),
        };
    }

    private static bool IsKey(PropertyInfo property) =>
        (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(Guid);
}

/// <summary>
/// Makes fields of the static methods of <typeparamref name="TFields"/>, for other types to use. It is not a type of any schema itself.
/// </summary>
internal sealed class FieldsOf<TFields> : AutoRegisteringObjectGraphType<TFields>
{
    protected override IEnumerable<MemberInfo> GetRegisteredMembers() =>
        typeof(TFields).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(m => !m.IsSpecialName);

    protected override LambdaExpression BuildMemberInstanceExpression(MemberInfo memberInfo) =>
        (IResolveFieldContext _) => default(TFields);

    protected override FieldType? CreateField(MemberInfo memberInfo)
    {
        var field = MemberField.Of(memberInfo, GetTypeInformation(memberInfo), BuildMemberInstanceExpression(memberInfo), source: null);
        field.Metadata.Add(nameof(MethodInfo), memberInfo);
        return field;
    }
}

/// <summary>An input type, read by code that is compiled when it is first used.</summary>
internal sealed class InputType<T> : AutoRegisteringInputObjectGraphType<T>
{
    public InputType()
    {
        Description = Descriptions.Of(typeof(T));
        if (typeof(T).IsAssignableTo(typeof(IClearingInput)))
        {
            Metadata[Updates.Key] = true;
        }
    }

    // Unless this is overridden, the library compiles at once.
    public override object ParseDictionary(IDictionary<string, object?> value)
    {
        var input = base.ParseDictionary(value);
        (input as IClearingInput)?.Nulls.Add(value.Where(v => v.Value is null).Select(v => v.Key));
        return input;
    }

    protected override FieldType? CreateField(MemberInfo memberInfo)
    {
        var field = base.CreateField(memberInfo);
        field?.Description = Descriptions.OfInput(memberInfo);
        if (CodeOfAttribute.Of(memberInfo) is { } of)
        {
            field?.Metadata[CodeOfAttribute.Key] = of;
        }

        return field;
    }
}
