using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.GraphQL.Http.Idempotency;
using CouncilPlatform.Host.GraphQL.Http.Repeated;
using CouncilPlatform.Host.GraphQL.Subscriptions;
using CouncilPlatform.Host.Hosting.Requests;
using CouncilPlatform.Host.Telemetry;
using GraphQL;
using GraphQL.Types;
using Microsoft.AspNetCore.Http;

namespace CouncilPlatform.Host.GraphQL.Http;

/// <summary>GraphQL over HTTP: reads a request, executes it and writes the answer, as the specification of that name requires.</summary>
internal sealed class GraphQLEndpoint(
    RequestReader reader,
    DocumentPreparer documents,
    OperationRunner runner,
    IdempotentMutations mutations,
    RepeatedAnswers repeated,
    EventStream events,
    WebSocketEndpoint webSockets,
    OpenConnections connections,
    AnswerSerializer serializer,
    Faults faults
)
{
    public async Task AnswerAsync(HttpContext http, Func<HttpContext, ValueTask<ISchema?>> schema)
    {
        var mediaType = ResponseMediaType.Negotiate(http.Request.Headers);
        try
        {
            if (http.WebSockets.IsWebSocketRequest)
            {
                await webSockets.AnswerAsync(http, await FindAsync(http, schema));
                return;
            }

            if (EventStream.IsAccepted(http.Request))
            {
                CheckMethod(http);
                var answered = await FindAsync(http, schema);
                var sender = Sender.Of(http);
                using var connection = connections.Open(sender);
                connection.Identify(sender);
                await events.AnswerAsync(http, answered, sender);
                return;
            }

            await ExecuteAsync(http, mediaType ?? throw NotAcceptable(http), schema);
        }
        catch (Exception e) when (DatabaseFaults.IsCancelled(e, http.RequestAborted))
        {
            // The caller has disconnected: nobody reads an answer.
        }
        catch (ExecutionError error)
        {
            var result = new ExecutionResult(error);
            var answerAs = mediaType ?? ResponseMediaType.Json;
            await WriteAsync(http.Response, answerAs, (error as RequestRefused)?.Status ?? answerAs.StatusOf(result), result);
        }
        catch (Exception exception) when (exception is not BadHttpRequestException && !http.Response.HasStarted)
        {
            var error = faults.Report(http, exception, "(outside any field)");
            await WriteAsync(
                http.Response,
                mediaType ?? ResponseMediaType.Json,
                (error as RequestRefused)?.Status ?? StatusCodes.Status500InternalServerError,
                new ExecutionResult(error)
            );
        }
    }

    private async Task ExecuteAsync(HttpContext http, ResponseMediaType mediaType, Func<HttpContext, ValueTask<ISchema?>> schema)
    {
        CheckMethod(http);
        var (found, call) = (await FindAsync(http, schema), await reader.ReadAsync(http.Request));
        if (KeyOf(http, found, call) is not { } key)
        {
            await AnswerAsync(http, mediaType, found, call);
            return;
        }

        if (await mutations.BeginAsync(key, http.RequestAborted) is { Status: { } status, Answer: { } before })
        {
            http.Response.Headers[IdempotencyKey.ReplayedHeader] = "true";
            SetHeaders(http.Response, mediaType, status);
            await http.Response.WriteAsync(before, http.RequestAborted);
            return;
        }

        ExecutionResult? result = null;
        try
        {
            result = await runner.RunAsync(http, found, call);
        }
        finally
        {
            await mutations.EndAsync(key, result, result is null ? 0 : mediaType.StatusOf(result), () => serializer.Serialize(result));
        }

        await WriteAsync(http.Response, mediaType, mediaType.StatusOf(result), result);
    }

    private async Task AnswerAsync(HttpContext http, ResponseMediaType mediaType, ISchema schema, GraphQLCall call)
    {
        var key = await repeated.KeyOfAsync(http, schema, call);
        if (key is not null && repeated.Find(key) is { } known)
        {
            RequestFacts.Of(http).Partnership = known.Partnership;
            OperationTrace.Start(RequestFacts.Of(http), known.Operation).End(result: null);
            await WriteAsync(http.Response, mediaType, known.Json);
            return;
        }

        var answer = await runner.RunAsync(http, schema, call);
        if (key is null || !RepeatedAnswers.IsKept(answer))
        {
            await WriteAsync(http.Response, mediaType, mediaType.StatusOf(answer), answer);
            return;
        }

        var json = serializer.ToUtf8(answer);
        repeated.Keep(key, new(json, answer.Operation!, RequestFacts.Of(http).Partnership));
        await WriteAsync(http.Response, mediaType, json);
    }

    private static async Task WriteAsync(HttpResponse response, ResponseMediaType mediaType, byte[] json)
    {
        SetHeaders(response, mediaType, StatusCodes.Status200OK);
        await response.Body.WriteAsync(json, response.HttpContext.RequestAborted);
    }

    private IdempotencyKey? KeyOf(HttpContext http, ISchema schema, GraphQLCall call) =>
        http.Request.Headers.ContainsKey(IdempotencyKey.Header)
            ? IdempotencyKey.Of(http, documents.Prepare(schema, call).Document, call, serializer)
            : null;

    private static RequestRefused NotAcceptable(HttpContext http) =>
        new(
            ErrorCodes.NotAcceptable,
            $"The Accept header is '{http.Request.Headers.Accept}'. Send 'application/graphql-response+json' or 'application/json'.",
            StatusCodes.Status406NotAcceptable
        );

    private static void CheckMethod(HttpContext http)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsPost(http.Request.Method))
        {
            http.Response.Headers.Allow = $"{HttpMethods.Get}, {HttpMethods.Post}";
            throw new RequestRefused(
                ErrorCodes.MethodNotAllowed,
                $"{http.Request.Method} requests are not accepted. Send a query by GET or POST, or a mutation by POST.",
                StatusCodes.Status405MethodNotAllowed
            );
        }
    }

    private static async ValueTask<ISchema> FindAsync(HttpContext http, Func<HttpContext, ValueTask<ISchema?>> schema) =>
        await schema(http)
        ?? throw new RequestRefused(
            ErrorCodes.NotFound,
            $"There is no GraphQL API at '{http.Request.Path}'. Check the last part of the address.",
            StatusCodes.Status404NotFound
        );

    private Task WriteAsync(HttpResponse response, ResponseMediaType mediaType, int status, ExecutionResult result)
    {
        Count(RequestFacts.Of(response.HttpContext), result.Errors);
        SetHeaders(response, mediaType, status);
        if (result.Errors?.OfType<RequestRefused>().Max(e => e.RetryAfter) is { } wait)
        {
            response.SetRetryAfter(wait);
        }

        return serializer.WriteAsync(response.BodyWriter, result, response.HttpContext.RequestAborted);
    }

    private static void SetHeaders(HttpResponse response, ResponseMediaType mediaType, int status)
    {
        response.StatusCode = status;
        response.ContentType = mediaType.ContentType;
        // Answers depend on the caller, and a browser must not treat them as anything but JSON.
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
    }

    private static void Count(RequestFacts facts, ExecutionErrors? errors)
    {
        foreach (var error in Signals.Errors.Enabled && errors is not null ? errors : [])
        {
            Signals.Errors.Add(
                1,
                new("code", error.Code ?? ErrorCodes.Failed),
                new(Signals.Operation, facts.Operation),
                new(Signals.Partnership, facts.Partnership)
            );
        }
    }
}
