using System.Runtime.CompilerServices;
using GraphQL.Types;
using GraphQLParser.AST;

namespace CouncilPlatform.Host.GraphQL.Http;

/// <summary>
/// Which fields a document requests of an object, found once instead of for each object of each answer. Not of a selection with
/// directives: those depend on variables.
/// </summary>
internal sealed class FieldPlans
{
    /// <summary>The key under which an execution finds the plans of its document.</summary>
    public const string Key = "fields";

    private readonly ConditionalWeakTable<GraphQLSelectionSet, Plan> _plans = [];

    /// <summary>The fields of a selection. Null if they are not known yet, or not the same each time.</summary>
    public (GraphQLField Field, FieldType Definition)[]? Find(GraphQLSelectionSet selection, IGraphType type) =>
        _plans.TryGetValue(selection, out var plan) && plan.Type == type ? plan.Fields : null;

    public void Add(
        GraphQLSelectionSet selection,
        IGraphType type,
        GraphQLDocument document,
        IEnumerable<(GraphQLField Field, FieldType Definition)> fields
    )
    {
        if (IsAlwaysTheSame(selection, document))
        {
            _plans.TryAdd(selection, new(type, [.. fields]));
        }
    }

    private static bool IsAlwaysTheSame(GraphQLSelectionSet set, GraphQLDocument document) =>
        set.Selections.TrueForAll(selection =>
            selection is IHasDirectivesNode { Directives: null or { Count: 0 } }
            && selection switch
            {
                GraphQLInlineFragment inline => IsAlwaysTheSame(inline.SelectionSet, document),
                GraphQLFragmentSpread spread => document
                    .Definitions.OfType<GraphQLFragmentDefinition>()
                    .Where(f => f.FragmentName.Name.Value == spread.FragmentName.Name.Value)
                    .All(f => IsAlwaysTheSame(f.SelectionSet, document)),
                _ => true,
            }
        );

    private sealed record Plan(IGraphType Type, (GraphQLField Field, FieldType Definition)[] Fields);
}
