using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace CouncilPlatform.Host.GraphQL;

/// <summary>The result of a mutation: the changed object, or the rules that were broken.</summary>
internal sealed record Payload(object? Changed, IReadOnlyList<UserError> Errors);

/// <summary>The payload type of one mutation: <c>allocateGrant</c> returns <c>AllocateGrantPayload { allocation errors }</c>.</summary>
internal sealed class PayloadType : ObjectGraphType<Payload>
{
    public PayloadType(string mutation, FieldType field)
    {
        Name = char.ToUpperInvariant(mutation[0]) + mutation[1..] + "Payload";
        Description = $"The result of {mutation}.";
        var changed =
            field.Type!.IsGenericType && field.Type.GetGenericTypeDefinition() == typeof(NonNullGraphType<>)
                ? field.Type.GetGenericArguments()[0]
                : field.Type;
        var name = TypeNames.Of(changed.GetGenericArguments().Single());
        AddField(
            new FieldType
            {
                Name = char.ToLowerInvariant(name[0]) + name[1..],
                Description = $"The {Descriptions.Words(name)} after the change. Null if the change was refused.",
                Type = changed,
                Resolver = new FuncFieldResolver<Payload, object?>(c => c.Source!.Changed),
            }
        );
        AddField(
            new FieldType
            {
                Name = "errors",
                Description = "What is wrong with the input. If there are any errors, nothing was saved.",
                Type = typeof(NonNullGraphType<ListGraphType<NonNullGraphType<GraphQLClrOutputTypeReference<UserError>>>>),
                Resolver = new FuncFieldResolver<Payload, object?>(c => c.Source!.Errors),
            }
        );
    }
}
