using System.Text;
using CouncilPlatform.Host.GraphQL.Http;
using GraphQL;
using GraphQL.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Net.Http.Headers;

namespace CouncilPlatform.Host.GraphQL.Subscriptions;

/// <summary>GraphQL over server-sent events, one connection for each operation ("distinct connections" of the protocol that npm graphql-sse speaks).</summary>
internal sealed class EventStream(
    OperationStream operations,
    RequestReader reader,
    IGraphQLTextSerializer serializer,
    IHostApplicationLifetime lifetime
)
{
    private const string ContentType = "text/event-stream";
    private static readonly ReadOnlyMemory<byte> _listening = Encoding.UTF8.GetBytes(":\n\n");
    private static readonly ReadOnlyMemory<byte> _complete = Encoding.UTF8.GetBytes("event: complete\ndata: \n\n");

    /// <summary>Whether the request names this type of answer.</summary>
    public static bool IsAskedFor(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        && accepted.Any(a => a.MediaType == ContentType && a.Quality is not 0);

    public async Task AnswerAsync(HttpContext http, ISchema schema)
    {
        var call = await reader.ReadAsync(http.Request);
        // The middleware has looked the key up already.
        var caller = StreamCaller.Of(http.Request.Headers.Authorization)!;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await foreach (var result in operations.RunAsync(http, http.Request.Method, caller, schema, call, ending.Token))
            {
                Open(http);
                await (
                    result is null
                        ? http.Response.Body.WriteAsync(_listening, ending.Token).AsTask()
                        : TellAsync(http.Response, result, ending.Token)
                );
                await http.Response.Body.FlushAsync(ending.Token);
            }
        }
        catch (KeyGoneException e) when (http.Response.HasStarted)
        {
            await TellAsync(http.Response, new ExecutionResult(new ExecutionError(e.Message) { Code = "UNAUTHENTICATED" }), ending.Token);
        }
        catch (ExecutionError e)
        {
            // Refused before it was executed: told in the stream, for that is what its reader reads.
            Open(http);
            await TellAsync(http.Response, new ExecutionResult(e), ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            if (http.RequestAborted.IsCancellationRequested)
            {
                return;
            }
        }

        await http.Response.Body.WriteAsync(_complete, http.RequestAborted);
    }

    private static void Open(HttpContext http)
    {
        if (http.Response.HasStarted)
        {
            return;
        }

        http.Response.ContentType = ContentType + "; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        // Proxies of the kind of nginx keep a stream back otherwise.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }

    private async Task TellAsync(HttpResponse response, ExecutionResult result, CancellationToken cancellationToken) =>
        await response.WriteAsync($"event: next\ndata: {serializer.Serialize(result)}\n\n", cancellationToken);
}
