using GraphQLParser.AST;

namespace CouncilPlatform.Host.GraphQL.Http.Repeated;

/// <param name="Json">The answer as it was sent, in UTF-8.</param>
/// <param name="Operation">What was asked.</param>
/// <param name="Partnership">The short name of the partnership, for traces and metrics. Null if the request named none.</param>
internal sealed record RepeatedAnswer(byte[] Json, GraphQLOperationDefinition Operation, string? Partnership);
