using GraphQL;

namespace CouncilPlatform.Host.GraphQL.Http;

/// <summary>A request as it was sent. Its document is given by its text, by the SHA-256 of the text, or by both.</summary>
internal sealed record GraphQLCall
{
    public string? Query { get; init; }

    /// <summary>From <c>documentId</c>: lower-case hexadecimal.</summary>
    public string? DocumentHash { get; init; }

    /// <summary>From <c>extensions.persistedQuery.sha256Hash</c>: lower-case hexadecimal.</summary>
    public string? ApolloHash { get; init; }

    public string? OperationName { get; init; }

    public Inputs? Variables { get; init; }

    public Inputs? Extensions { get; init; }

    /// <summary>The SHA-256 of the whole request: its body, or the query of its address.</summary>
    public string Digest { get; init; } = "";

    /// <summary>Whether the host's own pages wrote the document. It is then accepted as a stored one is.</summary>
    public bool IsOwn { get; init; }
}
