using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.GraphQL.Http;

/// <summary>What a caller reads of an error: a message of limited length, a code, and an id to quote if the host is at fault.</summary>
internal sealed class ErrorPresenter(IHostEnvironment environment, IOptions<GraphQLOptions> options) : IErrorInfoProvider
{
    public const string CorrelationId = "correlationId";

    // Messages repeat what the caller sent: without a limit, twenty of them would repeat it twenty times.
    private const int MaxMessageLength = 400;

    public ErrorInfo GetInfo(ExecutionError executionError)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = executionError.Code ?? ErrorCodes.Failed };
        if (executionError.Extensions?.GetValueOrDefault(CorrelationId) is { } id)
            extensions[CorrelationId] = id;
        if (executionError is RequestRefused refused)
        {
            foreach (var (key, value) in refused.Details)
                extensions[key] = value;
            if (refused.RetryAfter is { } wait)
                extensions["retryAfter"] = (int)wait.TotalSeconds;
        }

        var message = MessageOf(executionError);
        return new ErrorInfo
        {
            Message = message.Length <= MaxMessageLength ? message : string.Concat(message.AsSpan(0, MaxMessageLength), "…"),
            Extensions = extensions,
        };
    }

    private string MessageOf(ExecutionError error) =>
        error switch
        {
            TimeoutError => $"The operation took more than {options.Value.TimeoutSeconds} seconds and was stopped. Request less at once.",
            // The engine always suggests names. To the public they would reveal a schema that it may not read.
            // Our own scalars say what to write instead; the engine says only that the value could not be read.
            { InnerException: { } inner } when Remedy(inner) is { } remedy && !error.Message.EndsWith(remedy, StringComparison.Ordinal) =>
                $"{error.Message.TrimEnd('.')}. {remedy}",
            ValidationError when environment.IsProduction() => WithoutSuggestion(error.Message),
            _ => error.Message,
        };

    private static string? Remedy(Exception? cause) => cause is null or FormatException ? cause?.Message : Remedy(cause.InnerException);

    private static string WithoutSuggestion(string message)
    {
        var suggestion = message.LastIndexOf(" Did you mean ", StringComparison.Ordinal);
        return suggestion < 0 ? message : message[..suggestion];
    }
}
