using GraphQLParser.AST;

namespace CouncilPlatform.Host.GraphQL.Http;

/// <summary>A document within the limits, and whether it is already validated against its schema.</summary>
internal sealed record PreparedDocument(GraphQLDocument Document, bool Introspects, bool Validated);
