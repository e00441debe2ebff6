using System.Diagnostics;
using CouncilPlatform.Host.Data;
using GraphQL;
using GraphQL.Execution;
using GraphQLParser.AST;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CouncilPlatform.Host.GraphQL.Http;

/// <summary>
/// Reports what goes wrong in a field. A broken rule is returned as it is, and a busy database as <c>BUSY</c>; a fault of the host is
/// logged in full and returned as an id to quote.
/// </summary>
internal sealed class Faults(ILogger<Faults> logger)
{
    public Func<UnhandledExceptionContext, Task> Handler(HttpContext http) =>
        fault =>
        {
            // A statement that was stopped fails with an error of its database. It is the deadline that ended the operation.
            http.RequestServices.GetRequiredService<Deadline>().Token.ThrowIfCancellationRequested();
            if (fault.OriginalException is RuleException rule)
            {
                fault.Exception = new ExecutionError(rule.Message) { Code = rule.Errors[0].Code };
                return Task.CompletedTask;
            }

            var path = fault.FieldContext is { } field ? string.Join('.', field.ResponsePath) : "(outside any field)";
            fault.Exception = Report(http, fault.OriginalException, path);
            // The rest of a query would wait for the same database. Mutations before this one are saved, and their answers are kept.
            return
                fault.Exception is RequestRefused { Code: ErrorCodes.Busy } busy
                && fault.Context?.Operation.Operation != OperationType.Mutation
                ? throw busy
                : Task.CompletedTask;
        };

    public ExecutionError Report(HttpContext http, Exception exception, string path)
    {
        var id = Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;
        if (DatabaseFaults.IsUnavailable(exception))
        {
            logger.LogWarning("GraphQL waited for the database at {Path}: {Reason}", path, DatabaseProbe.Reason(exception));
            return new RequestRefused(ErrorCodes.Busy, DatabaseFaults.Busy, StatusCodes.Status503ServiceUnavailable)
            {
                RetryAfter = DatabaseFaults.RetryAfter,
            };
        }

        logger.LogError(exception, "GraphQL failed at {Path}. Correlation id {CorrelationId}", path, id);
        return exception is OutcomeUnknownException
            ? new RequestRefused(ErrorCodes.OutcomeUnknown, OutcomeUnknownException.Text, StatusCodes.Status500InternalServerError)
            : new ExecutionError($"Something went wrong. If you report it, quote correlation id {id}.")
            {
                Code = ErrorCodes.Internal,
                Extensions = new Dictionary<string, object?> { [ErrorPresenter.CorrelationId] = id },
            };
    }
}
