using System.Runtime.CompilerServices;
using GraphQL;
using GraphQLParser.AST;

namespace CouncilPlatform.Sdk;

/// <summary>The plans of the fields of one document in one schema. The host keeps them with the document.</summary>
internal sealed class DocumentPlans
{
    /// <summary>The key under which an execution finds the plans of its document.</summary>
    public const string Key = "plans";

    // The engine makes a field anew at each execution if the document requests it twice under one name. Such a plan goes with its field.
    private readonly ConditionalWeakTable<GraphQLField, SelectionPlan> _plans = [];

    public static SelectionPlan Of(IResolveFieldContext context)
    {
        var plans = context.UserContext.TryGetValue(Key, out var kept) ? kept as DocumentPlans : null;
        if (plans is not null && plans._plans.TryGetValue(context.FieldAst, out var known))
        {
            // A fragment on an interface can be about several types.
            return known.Type == SelectionPlan.TypeOf(context.FieldDefinition) ? known : Make(context);
        }

        var made = Make(context);
        plans?._plans.TryAdd(context.FieldAst, made);
        return made;
    }

    private static SelectionPlan Make(IResolveFieldContext context) =>
        new(context.Document, SelectionPlan.TypeOf(context.FieldDefinition), context.FieldAst.SelectionSet is { } set ? [set] : []);
}
