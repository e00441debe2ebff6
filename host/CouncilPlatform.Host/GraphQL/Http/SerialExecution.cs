using GraphQL.DataLoader;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using Microsoft.Extensions.Options;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace CouncilPlatform.Host.GraphQL.Http;

/// <summary>
/// Runs the fields of a request one after another, because they share the request's services and a DbContext serves one query at a time.
/// Fields that return an <c>IDataLoaderResult</c> still wait for each other, so batches stay whole.
/// </summary>
internal sealed class SerialExecution(IOptions<GraphQLOptions> options) : IExecutionStrategySelector
{
    public IExecutionStrategy Select(ExecutionContext context) =>
        new BoundedStrategy(
            options.Value.Limits,
            context.UserContext.TryGetValue(FieldPlans.Key, out var plans) ? plans as FieldPlans : null
        );

    /// <summary>There is one for each request: it counts the values of one answer and their text.</summary>
    private sealed class BoundedStrategy(GraphQLLimits limits, FieldPlans? plans) : SerialExecutionStrategy
    {
        private int _nodes;
        private long _characters;

        protected override void SetSubFieldNodes(ExecutionContext context, ObjectExecutionNode parent)
        {
            if (plans is null || parent.SelectionSet is not { } selection || parent.GetObjectGraphType(context.Schema) is not { } type)
            {
                base.SetSubFieldNodes(context, parent);
                return;
            }

            if (plans.Find(selection, type) is { } fields)
            {
                var nodes = new ExecutionNode[fields.Length];
                for (var i = 0; i < fields.Length; i++)
                {
                    var (field, definition) = fields[i];
                    nodes[i] = BuildExecutionNode(parent, definition.ResolvedType!, field, definition);
                }

                parent.SubFields = nodes;
                return;
            }

            base.SetSubFieldNodes(context, parent);
            plans.Add(selection, type, context.Document, parent.SubFields!.Select(n => (n.Field, n.FieldDefinition)));
        }

        protected override ExecutionNode BuildExecutionNode(
            ExecutionNode parent,
            IGraphType graphType,
            GraphQLField field,
            FieldType fieldDefinition,
            int? indexInParentNode = null
        )
        {
            _nodes++;
            return base.BuildExecutionNode(parent, graphType, field, fieldDefinition, indexInParentNode);
        }

        protected override void ValidateNodeResult(ExecutionContext context, ExecutionNode node)
        {
            _characters += node.Result is string text ? text.Length : 0;
            base.ValidateNodeResult(context, node);
        }

        protected override Task ExecuteNodeAsync(ExecutionContext context, ExecutionNode node)
        {
            RequireWithinLimits();
            return base.ExecuteNodeAsync(context, node);
        }

        // The first field of a batch waits for it. The others have their values.
        protected override Task CompleteDataLoaderNodeAsync(ExecutionContext context, ExecutionNode node)
        {
            if (node.Result is not IArrivingResult { HasArrived: true } result)
            {
                return base.CompleteDataLoaderNodeAsync(context, node);
            }

            try
            {
                node.Result = result.Arrived;
            }
            catch (Exception)
            {
                // The engine knows what to do with errors.
                return base.CompleteDataLoaderNodeAsync(context, node);
            }

            return node.Result is IDataLoaderResult ? Task.CompletedTask : CompleteNodeAsync(context, node);
        }

        public override async Task ExecuteNodeTreeAsync(ExecutionContext context, ExecutionNode rootNode)
        {
            await base.ExecuteNodeTreeAsync(context, rootNode);
            // The text of the last batch: no field runs after it.
            RequireWithinLimits();
        }

        // Thrown outside the engine's handling of a single field, it ends the whole execution.
        private void RequireWithinLimits()
        {
            if (_nodes > limits.ResultNodes)
                throw TooLarge(limits.ResultNodes, "values");
            if (_characters > limits.ResultCharacters)
                throw TooLarge(limits.ResultCharacters, "characters of text");
        }

        private static RequestRefused TooLarge(int limit, string what) =>
            new(
                ErrorCodes.ResultTooLarge,
                $"The answer has more than {limit} {what}, which is the limit. Request fewer fields or shorter pages."
            );
    }
}
