using System.Diagnostics;
using GraphQL;
using GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CouncilPlatform.Host.GraphQL.Http;

/// <summary>Faults of the host: logged in full, told to the caller as an id to quote.</summary>
internal sealed class Faults(ILogger<Faults> logger)
{
    public Func<UnhandledExceptionContext, Task> Handler(HttpContext http) => fault =>
    {
        var path = fault.FieldContext is { } field ? string.Join('.', field.ResponsePath) : "(outside any field)";
        fault.Exception = Report(http, fault.OriginalException, path);
        return Task.CompletedTask;
    };

    public ExecutionError Report(HttpContext http, Exception exception, string path)
    {
        var id = Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;
        logger.LogError(exception, "GraphQL failed at {Path}. Correlation id {CorrelationId}", path, id);
        return new ExecutionError($"Something went wrong here. Quote correlation id {id}.")
        {
            Code = ErrorCodes.Internal,
            Extensions = new Dictionary<string, object?> { [ErrorPresenter.CorrelationId] = id },
        };
    }
}
