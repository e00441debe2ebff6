using System.Net.WebSockets;
using System.Text;
using CouncilPlatform.Grants;

namespace CouncilPlatform.Host.Tests.GraphQL.Subscriptions;

/// <summary>The protocol graphql-transport-ws: what breaks it closes the connection, with the code that it names.</summary>
public sealed class WebSocketTests
{
    private const string Init = """{"type":"connection_init"}""";
    private const string Listen =
        """{"id":"1","type":"subscribe","payload":"""
        + """{"query":"subscription { fundChanged(partnership: \"lancaster-district\") { slug } }"}}""";

    [Theory]
    [InlineData(4400, "hello")]
    [InlineData(4400, "[]")]
    [InlineData(4400, """{"type":"hello"}""")]
    [InlineData(4400, Init, """{"type":"subscribe","id":"1"}""")]
    [InlineData(4400, Init, """{"type":"subscribe","payload":{"query":"{ __typename }"}}""")]
    [InlineData(4401, Listen)]
    [InlineData(4403, """{"type":"connection_init","payload":{"Authorization":"Bearer cpp_none"}}""")]
    [InlineData(4403, """{"type":"connection_init","payload":{"Authorization":"Basic cpp_none"}}""")]
    [InlineData(4409, Init, Listen, Listen)]
    [InlineData(4429, Init, Init)]
    public async Task A_breach_closes_with_its_code(int code, params string[] messages)
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(demonstration: true);
        using var socket = await ConnectAsync(host);
        foreach (var message in messages)
        {
            await SendAsync(socket, message);
        }

        while (await ReadAsync(socket) is not null) { }

        Assert.Equal(code, (int)socket.CloseStatus!);
    }

    [Fact]
    public async Task Who_says_nothing_is_let_go()
    {
        await using var host = await ModuleHost.StartAsync(
            [typeof(GrantsModule)],
            settings: new Dictionary<string, string?> { ["GraphQL:ConnectionInitSeconds"] = "1" }
        );
        using var socket = await ConnectAsync(host);
        Assert.Null(await ReadAsync(socket));
        Assert.Equal(4408, (int)socket.CloseStatus!);
    }

    [Fact]
    public async Task A_key_that_is_revoked_ends_the_connection()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(demonstration: true);
        var administrator = await host.KeyAsync("lancaster-district", Role.Administrator);
        var viewersKey = await host.KeyAsync("lancaster-district", Role.Viewer);
        using var socket = await ConnectAsync(host);
        await SendAsync(socket, $$$"""{"type":"connection_init","payload":{"Authorization":"Bearer {{{viewersKey}}}"}}""");
        Assert.Equal("""{"type":"connection_ack"}""", await ReadAsync(socket));
        await SendAsync(socket, Listen);

        var keys = await host.DataAsync("""{ partnership(slug: "lancaster-district") { keys { nodes { id label } } } }""", administrator);
        var viewer = keys["partnership"]!["keys"]!["nodes"]!
            .AsArray()
            .Single(k => ((string)k!["label"]!).EndsWith("Viewer", StringComparison.Ordinal))!["id"];
        await host.DataAsync(
            $$"""mutation { revokeKey(input: {partnership: "lancaster-district", key: "{{viewer}}"}) { errors { message } } }""",
            administrator
        );

        Assert.Null(await ReadAsync(socket));
        Assert.Equal(4403, (int)socket.CloseStatus!);
    }

    [Fact]
    public async Task Faults_of_an_operation_are_told_and_the_connection_goes_on()
    {
        await using var host = await ModuleHost.StartAsync(
            [typeof(GrantsModule)],
            demonstration: true,
            settings: new Dictionary<string, string?> { ["GraphQL:OperationsPerConnection"] = "1" }
        );
        using var socket = await ConnectAsync(host);
        await SendAsync(socket, Init);
        Assert.Equal("""{"type":"connection_ack"}""", await ReadAsync(socket));
        await SendAsync(socket, """{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await ReadAsync(socket));

        await SendAsync(socket, """{"id":"a","type":"subscribe","payload":{"query":"{ nothing }"}}""");
        Assert.StartsWith(
            """{"id":"a","type":"error","payload":[{"message":"Cannot query field 'nothing'""",
            await ReadAsync(socket),
            StringComparison.Ordinal
        );
        await SendAsync(socket, """{"id":"a","type":"subscribe","payload":{"query":1}}""");
        Assert.StartsWith(
            """{"id":"a","type":"error","payload":[{"message":"'query' is a number. Send a string.""",
            await ReadAsync(socket),
            StringComparison.Ordinal
        );
        await SendAsync(
            socket,
            """{"id":"a","type":"subscribe","payload":{"query":"{ partnership(slug: \"lancaster-district\") { slug } }"}}"""
        );
        Assert.Equal(
            """{"id":"a","type":"next","payload":{"data":{"partnership":{"slug":"lancaster-district"}}}}""",
            await ReadAsync(socket)
        );
        Assert.Equal("""{"id":"a","type":"complete"}""", await ReadAsync(socket));

        await SendAsync(socket, Listen);
        await SendAsync(socket, """{"id":"b","type":"subscribe","payload":{"query":"{ __typename }"}}""");
        Assert.Contains("1 operations run on this connection, which is the limit", await ReadAsync(socket), StringComparison.Ordinal);
        await SendAsync(socket, """{"id":"1","type":"complete"}""");
        await SendAsync(socket, """{"id":"b","type":"subscribe","payload":{"query":"{ __typename }"}}""");
        Assert.Equal("""{"id":"b","type":"next","payload":{"data":{"__typename":"Query"}}}""", await ReadAsync(socket));
    }

    [Theory]
    [InlineData("https://elsewhere.example", "graphql-transport-ws", "403")]
    [InlineData("null", "graphql-transport-ws", "403")]
    [InlineData(null, "graphql-ws", "400")]
    [InlineData(null, null, "400")]
    public async Task A_strange_page_or_protocol_is_not_accepted(string? origin, string? protocol, string status)
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>();
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(host, origin, protocol));
        Assert.Contains(status, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_the_host_or_an_allowed_one_is_accepted()
    {
        await using var host = await ModuleHost.StartAsync(
            [typeof(GrantsModule)],
            settings: new Dictionary<string, string?> { ["GraphQL:AllowedOrigins:0"] = "https://dashboards.example" }
        );
        foreach (var origin in new[] { host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority), "https://dashboards.example" })
        {
            using var socket = await ConnectAsync(host, origin);
            await SendAsync(socket, Init);
            Assert.Equal("""{"type":"connection_ack"}""", await ReadAsync(socket));
        }
    }

    internal static async Task<ClientWebSocket> ConnectAsync(
        ModuleHost host,
        string? origin = null,
        string? protocol = "graphql-transport-ws"
    )
    {
        var socket = new ClientWebSocket();
        if (protocol is not null)
        {
            socket.Options.AddSubProtocol(protocol);
        }

        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        try
        {
            await socket.ConnectAsync(
                new UriBuilder(host.Client.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri,
                TestContext.Current.CancellationToken
            );
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    internal static Task SendAsync(ClientWebSocket socket, string message) =>
        socket.State == WebSocketState.Open
            ? socket.SendAsync(
                Encoding.UTF8.GetBytes(message),
                WebSocketMessageType.Text,
                endOfMessage: true,
                TestContext.Current.CancellationToken
            )
            : Task.CompletedTask;

    /// <summary>The next message; null where the host has closed.</summary>
    internal static async Task<string?> ReadAsync(ClientWebSocket socket)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        var message = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            await message.WriteAsync(buffer.AsMemory(0, part.Count), patience.Token);
            if (part.EndOfMessage)
            {
                return Encoding.UTF8.GetString(message.ToArray());
            }
        }
    }
}
