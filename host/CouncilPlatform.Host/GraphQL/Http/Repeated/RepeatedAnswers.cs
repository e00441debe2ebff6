using CouncilPlatform.Host.Hosting;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.GraphQL.Http.Repeated;

/// <summary>
/// Answers to queries that many send, such as the panels of a dashboard. One is used again while
/// <see cref="GraphQLOptions.StateOf"/> says that a new answer would be the same.
/// </summary>
internal sealed class RepeatedAnswers(IOptions<GraphQLOptions> options)
{
    private const int MaxBytes = 32 * 1024 * 1024;

    private readonly LruCache<AnswerKey, RepeatedAnswer> _answers = new(options.Value.RepeatedAnswers, MaxBytes, a => a.Json.Length);

    // What was asked before: a query that is sent once must not pay for those that are sent again.
    private readonly LruCache<string, string> _asked = new(options.Value.RepeatedAnswers, MaxBytes, d => d.Length);

    /// <summary>The key of the request's answer. Null if the answer is for this request only.</summary>
    public async ValueTask<AnswerKey?> KeyOfAsync(HttpContext http, ISchema schema, GraphQLCall call)
    {
        if (options.Value.RepeatedAnswers == 0 || http.Request.Headers.ContainsKey(OperationRunner.CostHeader))
        {
            return null;
        }

        if (_asked.Find(call.Digest) is null)
        {
            _asked.Add(call.Digest, call.Digest);
            return null;
        }

        return await options.Value.StateOf(http) is { } state ? new(schema, http.Request.Path, call.Digest, state) : null;
    }

    public RepeatedAnswer? Find(AnswerKey key) => _answers.Find(key);

    /// <summary>Whether an answer may be used again: a whole answer to a query.</summary>
    public static bool IsKept(ExecutionResult answer) =>
        answer is { Executed: true, Operation.Operation: OperationType.Query, Errors: null or { Count: 0 } };

    public void Keep(AnswerKey key, RepeatedAnswer answer) => _answers.Add(key, answer);
}
