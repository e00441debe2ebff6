using System.Collections.Concurrent;
using GraphQLParser.AST;

namespace CouncilPlatform.Host.GraphQL.Http;

/// <summary>A document within the limits, and whether it is already validated against its schema.</summary>
internal sealed record PreparedDocument(GraphQLDocument Document, bool Introspects, bool Validated)
{
    /// <summary>What its fields read.</summary>
    public DocumentPlans Reads { get; } = new();

    /// <summary>Which fields it requests of each object.</summary>
    public FieldPlans Fields { get; } = new();

    /// <summary>What its operations cost, where that does not depend on variables.</summary>
    public ConcurrentDictionary<GraphQLOperationDefinition, CostEstimate> Costs { get; } = [];
}
