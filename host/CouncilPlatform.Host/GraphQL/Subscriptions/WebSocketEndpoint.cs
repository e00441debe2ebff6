using CouncilPlatform.Host.GraphQL.Http;
using CouncilPlatform.Host.Hosting.Requests;
using GraphQL;
using GraphQL.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.GraphQL.Subscriptions;

/// <summary>Accepts WebSocket connections from pages of this host or of an allowed origin, in the one supported protocol.</summary>
internal sealed class WebSocketEndpoint(
    OperationStream operations,
    OpenConnections connections,
    RequestBudgets budgets,
    RequestReader reader,
    IGraphQLTextSerializer serializer,
    Faults faults,
    IOptions<GraphQLOptions> options,
    IHostApplicationLifetime lifetime
)
{
    /// <exception cref="RequestRefused">The connection is not accepted.</exception>
    public async Task AnswerAsync(HttpContext http, ISchema schema)
    {
        if (http.Request.Headers.Origin.ToString() is { Length: > 0 } origin && !IsAllowed(origin, http.Request))
        {
            throw new RequestRefused(
                ErrorCodes.BadRequest,
                $"Pages of {origin} cannot connect. The operator can add it to GraphQL:AllowedOrigins.",
                StatusCodes.Status403Forbidden
            );
        }

        if (!http.WebSockets.WebSocketRequestedProtocols.Contains(WebSocketSession.Protocol))
        {
            throw new RequestRefused(
                ErrorCodes.BadRequest,
                $"Use the WebSocket protocol '{WebSocketSession.Protocol}'.",
                StatusCodes.Status400BadRequest
            );
        }

        using var connection = connections.Open(Sender.Of(http));
        using var socket = await http.WebSockets.AcceptWebSocketAsync(
            new WebSocketAcceptContext
            {
                SubProtocol = WebSocketSession.Protocol,
                KeepAliveInterval = TimeSpan.FromSeconds(15),
                KeepAliveTimeout = TimeSpan.FromSeconds(15),
            }
        );
        var traffic = new SocketTraffic(connection, budgets, Sender.Of(http));
        using var session = new WebSocketSession(http, socket, schema, operations, traffic, reader, serializer, faults, options.Value);
        await session.RunAsync(lifetime.ApplicationStopping);
    }

    private bool IsAllowed(string origin, HttpRequest request) =>
        options.Value.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase)
        || Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
