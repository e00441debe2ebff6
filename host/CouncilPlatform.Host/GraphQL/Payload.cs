using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace CouncilPlatform.Host.GraphQL;

/// <summary>What a mutation gives back: the changed object, or the rules that were broken.</summary>
internal sealed record Payload(object? Changed, IReadOnlyList<UserError> Errors);

/// <summary>The payload type of one mutation: <c>allocateGrant</c> gives <c>AllocateGrantPayload { allocation errors }</c>.</summary>
internal sealed class PayloadType : ObjectGraphType<Payload>
{
    public PayloadType(string mutation, FieldType field)
    {
        Name = char.ToUpperInvariant(mutation[0]) + mutation[1..] + "Payload";
        var changed =
            field.Type!.IsGenericType && field.Type.GetGenericTypeDefinition() == typeof(NonNullGraphType<>)
                ? field.Type.GetGenericArguments()[0]
                : field.Type;
        var name = TypeNames.Of(changed.GetGenericArguments().Single());
        AddField(
            new FieldType
            {
                Name = char.ToLowerInvariant(name[0]) + name[1..],
                Description = "The changed object; null where a rule was broken.",
                Type = changed,
                Resolver = new FuncFieldResolver<Payload, object?>(c => c.Source!.Changed),
            }
        );
        AddField(
            new FieldType
            {
                Name = "errors",
                Description = "The rules that the input breaks. Nothing was saved where there are any.",
                Type = typeof(NonNullGraphType<ListGraphType<NonNullGraphType<GraphQLClrOutputTypeReference<UserError>>>>),
                Resolver = new FuncFieldResolver<Payload, object?>(c => c.Source!.Errors),
            }
        );
    }
}
