using CouncilPlatform.Host.Security;
using GraphQL;
using GraphQLParser.AST;

namespace CouncilPlatform.Host.GraphQL.Http.Idempotency;

/// <summary>
/// What tells a repeated mutation from another one. The key belongs to its caller and to the mutations that the request contains, so two
/// programs, or two kinds of change, may use the same key.
/// </summary>
/// <param name="Id">See <see cref="IdempotentRequest.Id"/>.</param>
/// <param name="Request">See <see cref="IdempotentRequest.Request"/>.</param>
internal sealed record IdempotencyKey(string Id, string Request)
{
    public const string Header = "Idempotency-Key";

    /// <summary>Says that an answer is that of an earlier request with the same key.</summary>
    public const string ReplayedHeader = "Idempotency-Replayed";

    private const int MaxLength = 255;

    /// <summary>The key of a mutation. Null if the request has none, is a query, or comes from nobody who may change anything.</summary>
    /// <exception cref="RequestRefused">The header has another form.</exception>
    public static IdempotencyKey? Of(HttpContext http, GraphQLDocument document, GraphQLCall call, IGraphQLTextSerializer serializer)
    {
        if (document.OperationOf(call.OperationName) is not { Operation: OperationType.Mutation } operation)
        {
            return null;
        }

        var fields = string.Join(' ', operation.SelectionSet.Selections.OfType<GraphQLField>().Select(f => f.Name.StringValue));
        return IdOf(http, fields) is { } id ? new(id, HashOf(call, serializer)) : null;
    }

    /// <summary>The key of a mutation that a page's form sends. It is in a field of the form, because a form sends no headers.</summary>
    public static IdempotencyKey OfForm(
        HttpContext http,
        string mutation,
        string key,
        GraphQLCall call,
        IGraphQLTextSerializer serializer
    ) => new(IdOf(http, http.RequestServices.GetRequiredService<CallerContext>().Caller, mutation, key), HashOf(call, serializer));

    /// <summary>The <see cref="IdempotentRequest.Id"/> of a request. Null if it has no key, or comes from nobody who may change anything.
    /// </summary>
    /// <param name="http">The request.</param>
    /// <param name="what">What it does.</param>
    /// <exception cref="RequestRefused">The header has another form.</exception>
    public static string? IdOf(HttpContext http, string what)
    {
        if (
            http.Request.Headers[Header] is not [var header, ..]
            || http.RequestServices.GetRequiredService<CallerContext>() is not { Credential: not null, Caller: var caller }
        )
        {
            return null;
        }

        // The header is a structured string, in quotation marks; many clients leave them out.
        var key = header?.Trim('"') ?? "";
        if (http.Request.Headers[Header].Count > 1 || key.Length is 0 or > MaxLength || key.Any(c => c is <= ' ' or > '~'))
        {
            throw new RequestRefused(
                ErrorCodes.BadRequest,
                $"The header {Header} is not valid. Send one key of 1 to {MaxLength} letters, numbers and signs, such as a UUID.",
                StatusCodes.Status400BadRequest
            );
        }

        return IdOf(http, caller, what, key);
    }

    // One person may have several keys, and act for several organisations: each may do something else.
    private static string IdOf(HttpContext http, Caller caller, string what, string key) =>
        HashOf($"{caller.Id} {caller.Person} {caller.Organisation}", http.Request.Path.Value, what, key);

    private static string HashOf(GraphQLCall call, IGraphQLTextSerializer serializer) =>
        HashOf(call.Query, call.DocumentHash ?? call.ApolloHash, call.OperationName, serializer.Serialize(call.Variables));

    // A part's length keeps it apart from the next one.
    private static string HashOf(params string?[] parts) =>
        Secret.Hash(string.Concat(parts.Select(p => p is null ? "-" : $"{p.Length}:{p}")));
}
