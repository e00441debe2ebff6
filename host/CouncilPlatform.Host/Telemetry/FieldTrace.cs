using System.Diagnostics;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.GraphQL.Http;
using GraphQL;

namespace CouncilPlatform.Host.Telemetry;

/// <summary>The span and the duration of one call of a field that a module contributes, and the outcome of a mutation.</summary>
internal sealed class FieldTrace
{
    private readonly IResolveFieldContext _context;
    private readonly string _module;
    private readonly bool _isMutation;
    private readonly Activity? _span;
    private readonly long _started;
    private string? _partnership;

    private FieldTrace(IResolveFieldContext context, string module, bool isMutation)
    {
        _context = context;
        _module = module;
        _isMutation = isMutation;
        if (!Signals.FieldsAreWatched)
        {
            return;
        }

        _started = Stopwatch.GetTimestamp();
        _span = Signals.Source.StartActivity($"{context.ParentType.Name}.{context.FieldDefinition.Name}");
        _span?.SetTag(Signals.Module, module).SetTag(Signals.Operation, Operation);
    }

    /// <summary>The field's span. Code that continues the field later makes it current again.</summary>
    public Activity? Span => _span;

    /// <summary>Whether anything listens for the end of the field.</summary>
    public bool IsWatched => _started != 0;

    private string Operation => _context.Operation?.Name?.StringValue ?? Signals.Anonymous;

    public static FieldTrace Start(IResolveFieldContext context, string module, bool isMutation) => new(context, module, isMutation);

    /// <summary>Records the partnership, once it is known.</summary>
    public Partnership In(Partnership partnership)
    {
        _partnership = partnership.Slug;
        _span?.SetTag(Signals.Partnership, partnership.Slug);
        // The operation's own span, for its other fields later.
        _span?.Parent?.SetTag(Signals.Partnership, partnership.Slug);
        if (RequestFacts.Of(_context) is { } facts)
        {
            facts.Partnership ??= partnership.Slug;
        }

        return partnership;
    }

    public void End(object? result) => End((result as Payload)?.Errors is [var first, ..] ? first.Code : null);

    public void End(Exception e) =>
        End(
            e switch
            {
                RuleException rule => rule.Errors[0].Code,
                ExecutionError error => error.Code ?? ErrorCodes.Failed,
                OperationCanceledException => "CANCELLED",
                _ => ErrorCodes.Internal,
            }
        );

    private void End(string? error)
    {
        if (!IsWatched)
        {
            return;
        }

        var field = _context.FieldDefinition.Name;
        if (Signals.FieldDuration.Enabled)
        {
            var tags = Tags("field", field);
            if (error is not null)
            {
                tags.Add("error.type", error);
            }

            Signals.FieldDuration.Record(Stopwatch.GetElapsedTime(_started).TotalSeconds, tags);
        }

        if (_isMutation && Signals.Mutations.Enabled)
        {
            var tags = Tags("mutation", field);
            tags.Add("outcome", error ?? "ok");
            Signals.Mutations.Add(1, tags);
        }

        if (error is not null)
        {
            _span?.SetTag("error.type", error).SetStatus(ActivityStatusCode.Error);
        }

        _span?.Dispose();
    }

    private TagList Tags(string key, string field) =>
        new()
        {
            { Signals.Module, _module },
            { Signals.Partnership, _partnership },
            { Signals.Operation, Operation },
            { key, field },
        };
}
