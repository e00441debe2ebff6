using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace CouncilPlatform.Host.GraphQL;

/// <summary>Relay's <c>Node</c>: an object that can be read again by its id.</summary>
internal sealed class NodeInterface : InterfaceGraphType
{
    public NodeInterface()
    {
        Name = "Node";
        Description = "An object that can be read again by its id.";
        Field<NonNullGraphType<GlobalIdType>>("id").Description(Descriptions.Id);
    }

    /// <summary>The root field <c>node(id)</c>. It is null for an object that the caller may not see.</summary>
    public static FieldType Field(NodeSet nodes) =>
        new()
        {
            Name = "node",
            Description = "The object with this id. Null if there is none, or you may not see it.",
            Type = typeof(NodeInterface),
            Arguments = new QueryArguments(
                new QueryArgument<NonNullGraphType<GlobalIdType>> { Name = "id", Description = "An id as a query returned it." }
            ),
            Resolver = new FuncFieldResolver<object?>(async context =>
                await nodes.FindAsync(context.GetArgument<GlobalId>("id"), context.RequestServices!, context.CancellationToken)
            ),
        };
}
