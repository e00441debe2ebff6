using System.Collections.Concurrent;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace CouncilPlatform.Host.GraphQL.Http;

/// <summary>A document within the limits, and what is known of it.</summary>
internal sealed record PreparedDocument(GraphQLDocument Document, bool Introspects)
{
    /// <summary>
    /// Which rules it must meet each time it is executed, because they depend on the values of variables. Null if it must meet all.
    /// </summary>
    public IReadOnlyList<IValidationRule>? Rules { get; init; }

    public bool Validated => Rules is not null;

    /// <summary>What its fields read.</summary>
    public DocumentPlans Reads { get; } = new();

    /// <summary>Which fields it requests of each object.</summary>
    public FieldPlans Fields { get; } = new();

    /// <summary>What its operations cost, where that does not depend on variables.</summary>
    public ConcurrentDictionary<GraphQLOperationDefinition, CostEstimate> Costs { get; } = [];
}
