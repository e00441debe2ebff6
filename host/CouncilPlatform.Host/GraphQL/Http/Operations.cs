using GraphQLParser.AST;

namespace CouncilPlatform.Host.GraphQL.Http;

internal static class Operations
{
    /// <summary>The operation with a name. Null if no operation has it, or the choice is open: the engine reports that.</summary>
    public static GraphQLOperationDefinition? OperationOf(this GraphQLDocument document, string? name) =>
        document.Definitions.OfType<GraphQLOperationDefinition>().Where(o => string.IsNullOrEmpty(name) || o.Name?.Value == name).ToList()
            is [var operation]
            ? operation
            : null;
}
