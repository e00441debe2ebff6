using GraphQL;
using GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CouncilPlatform.Host.GraphQL.Http;

/// <summary>The two media types of a GraphQL answer, and how each uses the status.</summary>
internal sealed class ResponseMediaType
{
    public static readonly ResponseMediaType Json = new("application/json");

    public static readonly ResponseMediaType GraphQL = new("application/graphql-response+json");

    private readonly MediaTypeHeaderValue _type;

    private ResponseMediaType(string type)
    {
        _type = new MediaTypeHeaderValue(type);
        ContentType = type + "; charset=utf-8";
    }

    public string ContentType { get; }

    /// <summary>The type that the Accept header prefers. Null if it accepts neither.</summary>
    public static ResponseMediaType? Negotiate(IHeaderDictionary headers)
    {
        if (headers.Accept.Count == 0)
            return Json;

        if (!MediaTypeHeaderValue.TryParseList(headers.Accept, out var accepted))
            return null;

        var json = Json.LikedBy(accepted);
        var graphql = GraphQL.LikedBy(accepted);
        if (json.Quality <= 0 && graphql.Quality <= 0)
            return null;

        // If both are named alike, the newer type wins because its status codes say more. If a wildcard covers both, JSON wins, as the
        // specification requires.
        return graphql.CompareTo(json) switch
        {
            > 0 => GraphQL,
            < 0 => Json,
            _ => graphql.Exactness == 2 ? GraphQL : Json,
        };
    }

    /// <summary>
    /// Older JSON clients treat any status other than 200 as a network failure, so a well-formed request gets 200. Nothing can be read or
    /// saved while the database is busy, which is such a failure.
    /// </summary>
    public int StatusOf(ExecutionResult result) =>
        Has(result, ErrorCodes.Busy) && !HasData(result) ? StatusCodes.Status503ServiceUnavailable
        : result.Executed ? StatusCodes.Status200OK
        : Has(result, ErrorCodes.Internal) ? StatusCodes.Status500InternalServerError
        : this == Json ? StatusCodes.Status200OK
        : Has(result, ErrorCodes.Timeout) ? StatusCodes.Status503ServiceUnavailable
        : StatusCodes.Status400BadRequest;

    private static bool Has(ExecutionResult result, string code) => result.Errors?.Any(e => e.Code == code) ?? false;

    private static bool HasData(ExecutionResult result) =>
        (result.Data as RootExecutionNode)?.SubFields?.Any(field => field.Result is not null) == true;

    private (double Quality, int Exactness) LikedBy(IList<MediaTypeHeaderValue> accepted)
    {
        // The most specific range that covers the type decides, whatever the others say (RFC 9110, 12.5.1).
        var best = (Quality: 0d, Exactness: -1);
        foreach (var range in accepted)
        {
            var exactness =
                range.MatchesAllTypes ? 0
                : range.MatchesAllSubTypes ? 1
                : 2;
            if (exactness > best.Exactness && Covers(range))
                best = (range.Quality ?? 1, exactness);
        }

        return best;
    }

    private bool Covers(MediaTypeHeaderValue range) =>
        (
            range.MatchesAllTypes
            || (
                range.Type.Equals(_type.Type, StringComparison.OrdinalIgnoreCase)
                && (range.MatchesAllSubTypes || range.SubType.Equals(_type.SubType, StringComparison.OrdinalIgnoreCase))
            )
        ) && (!range.Charset.HasValue || range.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
