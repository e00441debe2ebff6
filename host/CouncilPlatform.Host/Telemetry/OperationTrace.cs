using System.Diagnostics;
using GraphQL;
using GraphQLParser.AST;

namespace CouncilPlatform.Host.Telemetry;

/// <summary>The span and the duration of one GraphQL operation.</summary>
internal readonly struct OperationTrace
{
    private readonly Activity? _span;
    private readonly long _started;
    private readonly RequestFacts _facts;
    private readonly string _type;

    private OperationTrace(Activity? span, RequestFacts facts, string type)
    {
        _span = span;
        _facts = facts;
        _type = type;
        _started = Stopwatch.GetTimestamp();
    }

    /// <param name="facts">Receives the operation's name.</param>
    /// <param name="operation">The operation. Null if the document leaves it open, which the engine then reports.</param>
    public static OperationTrace Start(RequestFacts facts, GraphQLOperationDefinition? operation)
    {
        var name = operation?.Name?.StringValue ?? Signals.Anonymous;
        facts.Operation = name;
        var type = operation?.Operation switch
        {
            OperationType.Mutation => "mutation",
            OperationType.Subscription => "subscription",
            _ => "query",
        };
        var span = Signals.Source.StartActivity(name);
        span?.SetTag(Signals.Operation, name).SetTag("graphql.operation.type", type);
        return new(span, facts, type);
    }

    public void End(ExecutionResult? result)
    {
        var failed = result?.Errors is not (null or { Count: 0 });
        if (Signals.OperationDuration.Enabled)
        {
            Signals.OperationDuration.Record(
                Stopwatch.GetElapsedTime(_started).TotalSeconds,
                new TagList
                {
                    { Signals.Operation, _facts.Operation },
                    { Signals.Partnership, _facts.Partnership },
                    { "graphql.operation.type", _type },
                    { "outcome", failed ? "errors" : "ok" },
                }
            );
        }

        if (_span is null)
        {
            return;
        }

        if (_facts.Partnership is { } partnership)
        {
            _span.SetTag(Signals.Partnership, partnership);
        }

        if (failed)
        {
            _span.SetStatus(ActivityStatusCode.Error);
        }

        _span.Dispose();
    }
}
