using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using CouncilPlatform.Grants;
using CouncilPlatform.Host.Hosting.Requests;

namespace CouncilPlatform.Host.Tests.GraphQL.Subscriptions;

/// <summary>One limit for a caller and an address, whichever way they come, and places for those who have signed in.</summary>
public sealed class TransportLimitTests
{
    private const string Init = """{"type":"connection_init"}""";
    private const string Acknowledged = """{"type":"connection_ack"}""";

    [Fact]
    public async Task Operations_on_a_WebSocket_are_limited_and_a_client_that_does_not_listen_is_disconnected()
    {
        await using var host = await LimitedAsync(burst: 3);
        using var socket = await WebSocketTests.ConnectAsync(host);
        await WebSocketTests.SendAsync(socket, Init);
        Assert.Equal(Acknowledged, await WebSocketTests.ReadAsync(socket));

        List<string> answers = [];
        var sending = GoOnAsync();
        while (await WebSocketTests.ReadAsync(socket) is { } answer)
        {
            answers.Add(answer);
        }

        await sending;
        Assert.Contains(answers, a => a.Contains("\"__typename\":\"Query\"", StringComparison.Ordinal));
        var refused = answers.FindAll(a => a.Contains("RATE_LIMITED", StringComparison.Ordinal));
        Assert.NotEmpty(refused);
        Assert.All(refused, a => Assert.Contains("\"type\":\"error\"", a, StringComparison.Ordinal));
        Assert.All(refused, a => Assert.Contains("\"retryAfter\":1", a, StringComparison.Ordinal));
        Assert.Equal(4429, (int)socket.CloseStatus!);
        Assert.StartsWith("You have sent too many requests.", socket.CloseStatusDescription, StringComparison.Ordinal);

        async Task GoOnAsync()
        {
            try
            {
                for (var i = 0; i < 200; i++)
                {
                    await WebSocketTests.SendAsync(socket, Operation(i));
                }
            }
            catch (WebSocketException)
            {
                // The host has disconnected it already.
            }
        }
    }

    [Fact]
    public async Task A_key_has_one_limit_for_requests_and_WebSockets_together()
    {
        const int burst = 5;
        await using var host = await LimitedAsync(burst);
        var (key, other) = (await host.KeyAsync("lancaster-district", Role.Viewer), await host.KeyAsync("lancaster-district", Role.Viewer));
        using var socket = await WebSocketTests.ConnectAsync(host);
        await WebSocketTests.SendAsync(socket, WithKey(key));
        Assert.Equal(Acknowledged, await WebSocketTests.ReadAsync(socket));
        var refused = false;
        // A busy machine may earn the next request before it sends it. Were the limits two, this would be too few to use up the second.
        for (var attempt = 1; attempt < burst && !refused; attempt++)
        {
            while (await StatusAsync(host, key) == HttpStatusCode.OK) { }

            await WebSocketTests.SendAsync(socket, Operation(attempt));
            refused = (await WebSocketTests.ReadAsync(socket))!.Contains("RATE_LIMITED", StringComparison.Ordinal);
            _ = refused ? null : await WebSocketTests.ReadAsync(socket);
        }

        Assert.True(refused);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, other));
    }

    [Fact]
    public async Task Anonymous_callers_leave_a_share_of_the_connections_to_those_who_have_signed_in()
    {
        await using var host = await ConnectedAsync(connections: 4, percent: 50, perCaller: 4);
        var key = await host.KeyAsync("lancaster-district", Role.Viewer);
        using var first = await EventsAsync(host);
        using var second = await EventsAsync(host);
        using var refused = await EventsAsync(host);
        using var signedIn = await EventsAsync(host, key);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(30), refused.Headers.RetryAfter!.Delta);
        Assert.Contains(
            "2 connections are open, which is the limit. Try again later, or sign in.",
            await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);

        // A WebSocket says who it is in its first message.
        using var anonymous = await WebSocketTests.ConnectAsync(host);
        await WebSocketTests.SendAsync(anonymous, Init);
        Assert.Null(await WebSocketTests.ReadAsync(anonymous));
        Assert.Equal(4429, (int)anonymous.CloseStatus!);
        using var known = await WebSocketTests.ConnectAsync(host);
        await WebSocketTests.SendAsync(known, WithKey(key));
        Assert.Equal(Acknowledged, await WebSocketTests.ReadAsync(known));
    }

    [Fact]
    public async Task One_caller_has_a_limited_number_of_connections()
    {
        await using var host = await ConnectedAsync(connections: 100, percent: 0, perCaller: 1);
        var key = await host.KeyAsync("lancaster-district", Role.Viewer);
        using var first = await EventsAsync(host);
        using var refused = await EventsAsync(host);
        using var signedIn = await EventsAsync(host, key);
        using var again = await EventsAsync(host, key);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, signedIn.StatusCode));
        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests), (refused.StatusCode, again.StatusCode));
        Assert.Equal(TimeSpan.FromSeconds(30), refused.Headers.RetryAfter!.Delta);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:bbbb:cccc:dddd:eeee", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::/64")]
    public void A_network_of_IPv6_counts_as_one_address(string address, string counted) =>
        Assert.Equal(counted, Sender.AddressOf(IPAddress.Parse(address)));

    private static Task<ModuleHost> LimitedAsync(int burst) =>
        ModuleHost.StartAsync(
            [typeof(GrantsModule)],
            demonstration: true,
            settings: new Dictionary<string, string?>
            {
                ["RateLimit:Enabled"] = "true",
                ["RateLimit:Burst"] = $"{burst}",
                ["RateLimit:PerSecond"] = "1",
            }
        );

    private static Task<ModuleHost> ConnectedAsync(int connections, int percent, int perCaller) =>
        ModuleHost.StartAsync(
            [typeof(GrantsModule)],
            demonstration: true,
            settings: new Dictionary<string, string?>
            {
                ["GraphQL:Connections"] = $"{connections}",
                ["GraphQL:ConnectionsForSignedInPercent"] = $"{percent}",
                ["GraphQL:ConnectionsPerCaller"] = $"{perCaller}",
            }
        );

    private static string Operation(int id) => $$$"""{"id":"{{{id}}}","type":"subscribe","payload":{"query":"{ __typename }"}}""";

    private static string WithKey(string key) => $$$"""{"type":"connection_init","payload":{"Authorization":"Bearer {{{key}}}"}}""";

    private static async Task<HttpStatusCode> StatusAsync(ModuleHost host, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=%7B__typename%7D");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    /// <summary>Comes back once the host listens for changes, or has refused.</summary>
    private static async Task<HttpResponseMessage> EventsAsync(ModuleHost host, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(
                new { query = """subscription { fundChanged(partnership: "lancaster-district") { slug } }""" },
                options: JsonSerializerOptions.Web
            ),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }
}
