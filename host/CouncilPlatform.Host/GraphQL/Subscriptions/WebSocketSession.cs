using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilPlatform.Host.GraphQL.Http;
using CouncilPlatform.Host.Security;
using GraphQL;
using GraphQL.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.GraphQL.Subscriptions;

/// <summary>
/// One connection that uses <c>graphql-transport-ws</c> (the protocol of npm graphql-ws). The caller identifies themselves and runs several
/// operations at once, each with its own id. A message that breaks the protocol closes the connection with the code that the protocol
/// defines.
/// </summary>
internal sealed class WebSocketSession(
    HttpContext http,
    WebSocket socket,
    ISchema schema,
    OperationStream operations,
    SocketTraffic traffic,
    RequestReader reader,
    IGraphQLTextSerializer serializer,
    Faults faults,
    GraphQLOptions options
) : IDisposable
{
    public const string Protocol = "graphql-transport-ws";

    private const int BadRequest = 4400;
    private const int Unauthorized = 4401;
    private const int Forbidden = 4403;
    private const int InitialisationTimeout = 4408;
    private const int SubscriberAlreadyExists = 4409;
    private const int TooManyRequests = 4429;
    private static readonly TimeSpan _longestSend = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _sending = new(1);
    private readonly Lock _lock = new();
    private StreamCaller? _caller;

    /// <summary>Runs until either side closes the connection, or the host stops.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        using var waiting = new Timer(
            _ => ExpireInitialisation(),
            null,
            TimeSpan.FromSeconds(options.ConnectionInitSeconds),
            Timeout.InfiniteTimeSpan
        );
        try
        {
            while (socket.State == WebSocketState.Open && await ReceiveAsync(ending.Token) is { } message)
            {
                using (message)
                {
                    await AnswerAsync(message.RootElement, ending.Token);
                }
            }
        }
        catch (ProtocolException e)
        {
            await CloseAsync(e.Code, e.Message);
        }
        catch (TooManyRequestsException e)
        {
            await CloseAsync(TooManyRequests, e.Message);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            if (stopping.IsCancellationRequested)
            {
                await CloseAsync((int)WebSocketCloseStatus.EndpointUnavailable, "The host is stopping. Connect again.");
            }
        }
        finally
        {
            await ending.CancelAsync();
        }
    }

    public void Dispose() => _sending.Dispose();

    private async Task AnswerAsync(JsonElement message, CancellationToken cancellationToken)
    {
        switch (Text(message, "type"))
        {
            case "connection_init":
                await InitialiseAsync(message, cancellationToken);
                break;
            case "ping" when traffic.Take() is not null:
                break;
            case "ping":
                await SendAsync(new JsonObject { ["type"] = "pong" }.ToJsonString(), cancellationToken);
                break;
            case "pong":
                break;
            case "subscribe":
                Subscribe(message, cancellationToken);
                break;
            case "complete":
                Stop(Id(message));
                break;
            default:
                throw new ProtocolException(BadRequest, "The message has an unknown type.");
        }
    }

    private async Task InitialiseAsync(JsonElement message, CancellationToken cancellationToken)
    {
        if (_caller is not null)
        {
            throw new ProtocolException(TooManyRequests, "Too many initialisation requests");
        }

        // A browser cannot send headers with a WebSocket, so the key or token may come in the first message.
        var said =
            message.TryGetProperty("payload", out var payload) && payload.ValueKind == JsonValueKind.Object
                ? Text(payload, "Authorization") ?? Text(payload, "authorization")
                : null;
        var caller = new StreamCaller(await CredentialAsync(said, cancellationToken));
        await using (await ScopeAsync(caller, cancellationToken))
        {
            Identify(caller);
            lock (_lock)
            {
                _caller = caller;
            }
        }

        await SendAsync(new JsonObject { ["type"] = "connection_ack" }.ToJsonString(), cancellationToken);
    }

    private void Identify(StreamCaller caller)
    {
        try
        {
            traffic.Identify(caller.Caller);
        }
        catch (RequestRefused refused)
        {
            throw new ProtocolException(TooManyRequests, refused.Message);
        }
    }

    private async Task<Credential?> CredentialAsync(string? said, CancellationToken cancellationToken)
    {
        var services = http.RequestServices;
        if (string.IsNullOrEmpty(said))
        {
            return services.GetRequiredService<CallerContext>().Credential;
        }

        try
        {
            return await services.GetRequiredService<Credentials>().OfAsync(said, actingFor: null, cancellationToken);
        }
        catch (CredentialRefusedException)
        {
            throw new ProtocolException(Forbidden, "Forbidden");
        }
    }

    private async Task<AsyncServiceScope> ScopeAsync(StreamCaller caller, CancellationToken cancellationToken) =>
        await caller.ScopeAsync(http.RequestServices.GetRequiredService<IServiceScopeFactory>(), cancellationToken)
        ?? throw new ProtocolException(Forbidden, "Forbidden");

    private void Subscribe(JsonElement message, CancellationToken cancellationToken)
    {
        if (_caller is null)
        {
            throw new ProtocolException(Unauthorized, "Unauthorized");
        }

        var id = Id(message);
        if (!message.TryGetProperty("payload", out var payload) || payload.ValueKind != JsonValueKind.Object)
        {
            throw new ProtocolException(BadRequest, "A subscribe message has no payload.");
        }

        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        int running;
        lock (_lock)
        {
            if (!_running.TryAdd(id, stop))
            {
                stop.Dispose();
                throw new ProtocolException(SubscriberAlreadyExists, $"Subscriber for {id} already exists");
            }

            running = _running.Count;
        }

        GraphQLCall? call = null;
        ExecutionError? refused = traffic.Take();
        try
        {
            call =
                refused is not null ? null
                : running <= options.OperationsPerConnection ? reader.Read(payload)
                : throw new RequestRefused(
                    ErrorCodes.RateLimited,
                    $"{options.OperationsPerConnection} operations run on this connection, which is the limit. Complete one first."
                );
        }
        catch (ExecutionError e)
        {
            refused = e;
        }

        _ = OperateAsync(id, call, refused, stop);
    }

    private async Task OperateAsync(string id, GraphQLCall? call, ExecutionError? refused, CancellationTokenSource stop)
    {
        try
        {
            if (refused is not null)
            {
                await EndAsync(id, "error", serializer.Serialize(new ExecutionResult(refused).Errors), stop.Token);
                return;
            }

            await foreach (var result in operations.RunAsync(http, HttpMethods.Post, _caller!, traffic.Sender, schema, call!, stop.Token))
            {
                if (result is { Executed: false })
                {
                    await EndAsync(id, "error", serializer.Serialize(result.Errors), stop.Token);
                    return;
                }

                if (result is not null)
                {
                    await SendAsync(Message(id, "next", serializer.Serialize(result)), stop.Token);
                }
            }

            await EndAsync(id, "complete", payload: null, stop.Token);
        }
        catch (CredentialEndedException)
        {
            await CloseAsync(Forbidden, "Forbidden");
        }
        catch (ExecutionError e)
        {
            await EndAsync(id, "error", serializer.Serialize(new ExecutionResult(e).Errors), stop.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The client has completed the operation, or the connection has closed.
        }
        catch (Exception e)
        {
            await EndAsync(
                id,
                "error",
                serializer.Serialize(new ExecutionErrors { faults.Report(http, e, "(outside any field)") }),
                stop.Token
            );
        }
        finally
        {
            Stop(id, stop);
        }
    }

    /// <summary>Sends the last message of an operation. The operation's id is free before the client can read it.</summary>
    private Task EndAsync(string id, string type, string? payload, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _running.Remove(id);
        }

        return SendAsync(Message(id, type, payload), cancellationToken);
    }

    private void Stop(string id, CancellationTokenSource? only = null)
    {
        CancellationTokenSource? stop;
        lock (_lock)
        {
            if (_running.TryGetValue(id, out stop) && (only is null || stop == only))
            {
                _running.Remove(id);
            }
        }

        stop?.Cancel();
    }

    private void ExpireInitialisation()
    {
        bool late;
        lock (_lock)
        {
            late = _caller is null;
        }

        if (late)
        {
            _ = CloseAsync(InitialisationTimeout, "Connection initialisation timeout");
        }
    }

    /// <summary>The next message. Null if the client closes the connection.</summary>
    private async Task<JsonDocument?> ReceiveAsync(CancellationToken cancellationToken)
    {
        var message = new ArrayBufferWriter<byte>();
        while (true)
        {
            var part = await socket.ReceiveAsync(message.GetMemory(4096), cancellationToken);
            message.Advance(part.Count);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await CloseAsync((int)WebSocketCloseStatus.NormalClosure, "");
                return null;
            }

            if (part.MessageType != WebSocketMessageType.Text || message.WrittenCount > options.Limits.BodyBytes)
            {
                throw new ProtocolException(BadRequest, $"A message must be text of at most {options.Limits.BodyBytes} bytes.");
            }

            if (part.EndOfMessage)
            {
                return Parse(message.WrittenMemory);
            }
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            var message = JsonDocument.Parse(utf8, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return message.RootElement.ValueKind == JsonValueKind.Object
                ? message
                : throw new ProtocolException(BadRequest, "A message must be a JSON object.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ProtocolException(BadRequest, "A message is not well-formed JSON.");
        }
    }

    private static string Id(JsonElement message) =>
        Text(message, "id") is { Length: > 0 and <= 100 } id
            ? id
            : throw new ProtocolException(BadRequest, "The message's id must be text of 1 to 100 characters.");

    private static string? Text(JsonElement from, string name)
    {
        try
        {
            return from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            throw new ProtocolException(BadRequest, "A message is not valid Unicode.");
        }
    }

    private static string Message(string id, string type, string? payload) =>
        $"{{\"id\":{JsonSerializer.Serialize(id)},\"type\":\"{type}\"{(payload is null ? "" : $",\"payload\":{payload}")}}}";

    // One message at a time. A client that does not read is disconnected: nothing queues for it.
    private async Task SendAsync(string message, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            // A message that is cut short would make the connection useless for the other operations, so only the time limit may stop it.
            using var patience = new CancellationTokenSource(_longestSend);
            await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task CloseAsync(int code, string reason)
    {
        try
        {
            using var patience = new CancellationTokenSource(_longestSend);
            await _sending.WaitAsync(patience.Token);
            try
            {
                if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                {
                    await socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, patience.Token);
                }
            }
            finally
            {
                _sending.Release();
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            socket.Abort();
        }
    }

    private sealed class ProtocolException(int code, string reason) : Exception(reason)
    {
        public int Code => code;
    }
}
