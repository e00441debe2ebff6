using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Telemetry;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace CouncilPlatform.Host.GraphQL.Subscriptions;

/// <summary>A field of the root type Subscription, such as <c>fundChanged(partnership, id): Fund</c>.</summary>
internal static class ChangedField
{
    public static FieldType Of(ChangeSource source, NodeSet nodes, LoadedModule module)
    {
        var name = TypeNames.Of(source.Type);
        return new()
        {
            Name = $"{char.ToLowerInvariant(name[0])}{name[1..]}Changed",
            Description = $"Sends a {Descriptions.Words(name)} of the partnership after each change of it, if you may see it.",
            Type = typeof(ObjectType<>).MakeGenericType(source.Type),
            Arguments = new QueryArguments(
                new QueryArgument<NonNullGraphType<StringGraphType>>
                {
                    Name = Parameters.PartnershipArgument,
                    Description = Descriptions.Partnership,
                },
                new QueryArgument<GlobalIdType> { Name = "id", Description = "Only changes of the one with this id." }
            ),
            Resolver = new TracedResolver(
                module.Id,
                isMutation: false,
                async (context, trace) =>
                {
                    var subscription = Subscription.Of(context);
                    // Checked again at each change: the module may be off by then, or the caller may have another role.
                    var partnership = await Gate.EnterAsync(context, trace, module.Id);
                    if (subscription.Changed is not { } changed)
                    {
                        subscription.Topic = new(source, module, partnership.Id, Id(context, name));
                        return null;
                    }

                    var found = await nodes.FindAsync(new(name, changed), context.RequestServices!, context.CancellationToken);
                    subscription.IsSeen = found is not null;
                    return found;
                }
            ),
            // The engine requires a stream; EventStream and WebSocketSession run subscriptions themselves.
            StreamResolver = new SourceStreamResolver<object>(
                (Func<IResolveFieldContext, IObservable<object?>>)(_ => throw new NotSupportedException())
            ),
        };
    }

    private static Guid? Id(IResolveFieldContext context, string type) =>
        context.GetArgument<GlobalId?>("id") switch
        {
            null => null,
            { } id when id.Type == type => id.Value,
            { } other => throw new RuleException(
                RuleCodes.Invalid,
                $"This is the id of a {other.Type}. Send the id of a {type}, or leave it out.",
                "id"
            ),
        };
}
