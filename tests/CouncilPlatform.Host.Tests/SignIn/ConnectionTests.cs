using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace CouncilPlatform.Host.Tests.SignIn;

/// <summary>A long connection ends with the session or the role that opened it.</summary>
public sealed class ConnectionTests(TwoCouncils councils) : IClassFixture<TwoCouncils>
{
    private const string FundChanged = """subscription { fundChanged(partnership: "lancaster-district") { slug } }""";

    [Theory]
    [InlineData("the session")]
    [InlineData("the role")]
    public async Task Events_end_with(string what)
    {
        using var visitor = await OfficerAsync($"Events until {what} ends");
        using var response = await visitor.OpenAsync(FundChanged);
        using var events = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);

        await visitor.AskAsync(TwoCouncils.ReceiveFunding);
        Assert.Equal("""data: {"data":{"fundChanged":{"slug":"performance-reward-grant"}}}""", await DataAsync(events));
        await EndAsync(visitor, what);
        Assert.Contains("A connection also ends with each of your roles.", await DataAsync(events), StringComparison.Ordinal);
        Assert.Null(await DataAsync(events));
    }

    [Theory]
    [InlineData("the session")]
    [InlineData("the role")]
    public async Task A_WebSocket_ends_with(string what)
    {
        using var visitor = await OfficerAsync($"Socket until {what} ends");
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader("Cookie", visitor.CookieHeader);
        socket.Options.SetRequestHeader("Origin", councils.Address.GetLeftPart(UriPartial.Authority));
        await socket.ConnectAsync(
            new UriBuilder(councils.Address) { Scheme = "ws", Path = "/graphql" }.Uri,
            TestContext.Current.CancellationToken
        );
        await SendAsync(socket, """{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await ReadAsync(socket));
        // The connection is the person's: only they may ask who they are.
        await SendAsync(socket, """{"id":"me","type":"subscribe","payload":{"query":"{ me { name } }"}}""");
        Assert.Contains($"\"name\":\"Socket until {what} ends\"", await ReadAsync(socket), StringComparison.Ordinal);
        Assert.Equal("""{"id":"me","type":"complete"}""", await ReadAsync(socket));
        await SendAsync(
            socket,
            new JsonObject
            {
                ["id"] = "1",
                ["type"] = "subscribe",
                ["payload"] = new JsonObject { ["query"] = FundChanged },
            }.ToJsonString()
        );

        await EndAsync(visitor, what);
        Assert.Null(await ReadAsync(socket));
        Assert.Equal(4403, (int)socket.CloseStatus!);
    }

    private async Task<Visitor> OfficerAsync(string name)
    {
        var visitor = councils.Visitor();
        await visitor.SignInAsync("city", councils.Add(name));
        await councils.GiveRoleAsync(name, "OFFICER");
        return visitor;
    }

    private async Task EndAsync(Visitor visitor, string what)
    {
        if (what == "the role")
        {
            var name = (string)(await visitor.AskAsync("{ me { name } }")).Answer["data"]!["me"]!["name"]!;
            await councils.EndRoleAsync(await councils.RoleIdAsync(name));
        }
        else
        {
            await visitor.SendFormAsync("/account", "/sign-out?everywhere=true");
        }
    }

    /// <summary>The next event's data. Null at the end.</summary>
    private static async Task<string?> DataAsync(StreamReader events)
    {
        while (await events.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("data: {", StringComparison.Ordinal))
            {
                return line;
            }
        }

        return null;
    }

    private static Task SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    private static async Task<string?> ReadAsync(ClientWebSocket socket)
    {
        var buffer = new byte[10_000];
        var part = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        return part.MessageType == WebSocketMessageType.Close ? null : Encoding.UTF8.GetString(buffer, 0, part.Count);
    }
}
