using System.Text;
using CouncilPlatform.Host.GraphQL.Http;
using CouncilPlatform.Host.Hosting.Requests;
using CouncilPlatform.Host.Security;
using GraphQL;
using GraphQL.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Net.Http.Headers;

namespace CouncilPlatform.Host.GraphQL.Subscriptions;

/// <summary>
/// GraphQL over server-sent events, one connection for each operation (the "distinct connections" mode of the protocol of npm graphql-sse).
/// </summary>
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

    /// <summary>Whether the request accepts this type of answer.</summary>
    public static bool IsAccepted(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        && accepted.Any(a => a.MediaType == ContentType && a.Quality is not 0);

    public async Task AnswerAsync(HttpContext http, ISchema schema, Sender sender)
    {
        var call = await reader.ReadAsync(http.Request);
        var caller = new StreamCaller(http.RequestServices.GetRequiredService<CallerContext>().Credential);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await foreach (var result in operations.RunAsync(http, http.Request.Method, caller, sender, schema, call, ending.Token))
            {
                Open(http);
                await (
                    result is null
                        ? http.Response.Body.WriteAsync(_listening, ending.Token).AsTask()
                        : SendAsync(http.Response, result, ending.Token)
                );
                await http.Response.Body.FlushAsync(ending.Token);
            }
        }
        catch (CredentialEndedException e) when (http.Response.HasStarted)
        {
            await SendAsync(http.Response, new ExecutionResult(new ExecutionError(e.Message) { Code = "UNAUTHENTICATED" }), ending.Token);
        }
        catch (ExecutionError e)
        {
            // Refused before it was executed: the error is sent in the stream, because that is what the client reads.
            Open(http);
            await SendAsync(http.Response, new ExecutionResult(e), ending.Token);
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
        // Proxies such as nginx otherwise buffer a stream.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }

    private async Task SendAsync(HttpResponse response, ExecutionResult result, CancellationToken cancellationToken) =>
        await response.WriteAsync($"event: next\ndata: {serializer.Serialize(result)}\n\n", cancellationToken);
}
