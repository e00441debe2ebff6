using System.Globalization;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.GraphQL.Subscriptions;
using CouncilPlatform.Host.Telemetry;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.GraphQL.Http;

/// <summary>Executes a call against a schema, within the services and the lifetime of its HTTP request.</summary>
internal sealed class OperationRunner(
    IDocumentExecuter executer,
    DocumentPreparer documents,
    Faults faults,
    IOptions<GraphQLOptions> options
)
{
    /// <summary>A request with this header gets the cost of its query in <c>extensions</c>.</summary>
    public const string CostHeader = "GraphQL-Cost";

    /// <param name="subscription">The subscription, if the answer may be one: what it waits for, or what has changed.</param>
    public async Task<ExecutionResult> RunAsync(HttpContext http, ISchema schema, GraphQLCall call, Subscription? subscription = null)
    {
        // Answers are the same for everybody, whatever language their pages are in. The caller's own culture stays.
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.InvariantCulture, CultureInfo.InvariantCulture);
        var prepared = documents.Prepare(schema, call);
        if (prepared.Introspects && !options.Value.MayIntrospect(http))
        {
            throw new RequestRefused(
                ErrorCodes.IntrospectionDisabled,
                "You cannot read '__schema' or '__type' without a key. Send a key, or leave them out."
            );
        }

        var facts = RequestFacts.Of(http);
        var operation = CheckOperation(http.Request, prepared.Document, call.OperationName, subscription);
        var cost = operation is null ? null : CheckCost(http, schema, prepared, operation, call.Variables);
        var trace = OperationTrace.Start(facts, operation);
        ExecutionResult? result = null;
        var deadline = http.RequestServices.GetRequiredService<Deadline>();
        var connections = http.RequestServices.GetRequiredService<OperationConnections>();
        deadline.Start(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), http.RequestAborted);
        connections.Begin();
        try
        {
            result = await ExecuteAsync(http, schema, call, prepared, UserContext(facts, prepared, subscription), deadline.Token);
        }
        catch (OperationCanceledException) when (deadline.IsOver)
        {
            result = new ExecutionResult(deadline.HasSaved ? SavedTooLate() : new TimeoutError());
        }
        finally
        {
            await connections.EndAsync();
            trace.End(result);
        }

        if (result.Executed && !prepared.Validated)
            documents.Store(schema, prepared);

        BoundErrors(result, options.Value.Limits.Errors);
        if (cost is not null && http.Request.Headers.ContainsKey(CostHeader))
            result.Extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["cost"] = cost.Total };

        return result;
    }

    private static RequestRefused SavedTooLate() =>
        new(
            ErrorCodes.OutcomeUnknown,
            "The time was over after this was saved, or a part of it. Read it again to find out what was saved.",
            StatusCodes.Status500InternalServerError
        );

    private CostEstimate CheckCost(
        HttpContext http,
        ISchema schema,
        PreparedDocument prepared,
        GraphQLOperationDefinition operation,
        Inputs? variables
    )
    {
        var limits = options.Value.Limits;
        if (!prepared.Costs.TryGetValue(operation, out var estimate))
        {
            estimate = CostEstimator.Estimate(schema, prepared.Document, operation, variables);
            if (!estimate.DependsOnVariables)
                prepared.Costs.TryAdd(operation, estimate);
        }

        if (options.Value.IsSignedIn(http))
            estimate.RequireAtMost(limits.SignedInCost, signedIn: null);
        else
            estimate.RequireAtMost(limits.Cost, limits.SignedInCost);
        return estimate;
    }

    private Task<ExecutionResult> ExecuteAsync(
        HttpContext http,
        ISchema schema,
        GraphQLCall call,
        PreparedDocument prepared,
        IDictionary<string, object?> userContext,
        CancellationToken cancellationToken
    ) =>
        executer.ExecuteAsync(
            new ExecutionOptions
            {
                Schema = schema,
                Document = prepared.Document,
                ValidationRules = prepared.Rules,
                OperationName = call.OperationName,
                Variables = call.Variables,
                Extensions = call.Extensions,
                UserContext = userContext,
                RequestServices = http.RequestServices,
                User = http.User,
                UnhandledExceptionDelegate = faults.Handler(http),
                CancellationToken = cancellationToken,
            }
        );

    private static IDictionary<string, object?> UserContext(RequestFacts facts, PreparedDocument prepared, Subscription? subscription)
    {
        var context = facts.AsUserContext();
        context[DocumentPlans.Key] = prepared.Reads;
        context[FieldPlans.Key] = prepared.Fields;
        subscription?.AddTo(context);
        return context;
    }

    // Finds the operation, if the request leaves no choice.
    private static GraphQLOperationDefinition? CheckOperation(
        HttpRequest request,
        GraphQLDocument document,
        string? name,
        Subscription? subscription
    )
    {
        if (document.OperationOf(name) is not { } operation)
            return null;

        if (operation.Operation == OperationType.Subscription && subscription is null)
        {
            throw new RequestRefused(
                ErrorCodes.OperationNotSupported,
                "A subscription sends more than one answer. Accept 'text/event-stream', "
                    + $"or connect by WebSocket with the protocol '{WebSocketSession.Protocol}'."
            );
        }

        if (operation.Operation == OperationType.Mutation && HttpMethods.IsGet(request.Method))
        {
            request.HttpContext.Response.Headers.Allow = HttpMethods.Post;
            throw new RequestRefused(
                ErrorCodes.MethodNotAllowed,
                "A mutation cannot be sent by GET. Send it by POST.",
                StatusCodes.Status405MethodNotAllowed
            );
        }

        return operation;
    }

    private static void BoundErrors(ExecutionResult result, int limit)
    {
        if (result.Errors is not { } errors || errors.Count <= limit)
            return;

        var bounded = new ExecutionErrors();
        bounded.AddRange(errors.Take(limit - 1));
        bounded.Add(
            new RequestRefused(ErrorCodes.TooManyErrors, $"There are {errors.Count - limit + 1} more errors. Fix the ones above first.")
        );
        result.Errors = bounded;
    }
}
