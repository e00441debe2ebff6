using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilPlatform.Grants;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.GraphQL.Subscriptions;

/// <summary>Changes are told over server-sent events and WebSockets, to whom may see them.</summary>
public sealed class SubscriptionTests
{
    private const string FundChanged = """subscription { fundChanged(partnership: "lancaster-district") { slug } }""";

    [Theory]
    [EveryDatabase]
    public async Task The_clients_of_npm_are_told(string provider)
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(provider, demonstration: true);
        var key = await host.KeyAsync("lancaster-district", Role.Officer, "E07000121");
        using var suite = await NodeSuite.InstallAsync(
            Path.Combine(Repository.Root, "tests/CouncilPlatform.Host.Tests/GraphQL/Subscriptions/Client")
        );
        foreach (var way in new[] { "ws", "sse" })
        {
            var output = await suite.RunAsync("node", "client.mjs", way, host.Client.BaseAddress!.AbsoluteUri.TrimEnd('/'), key);

            var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal("""{"data":{"partnership":{"slug":"lancaster-district"}}}""", lines[0]);
            Assert.StartsWith(
                """{"data":{"fundChanged":{"slug":"performance-reward-grant","lines":[{"stream":"REVENUE","granted":{"amount":"3575""",
                lines[1],
                StringComparison.Ordinal
            );
            Assert.Contains("There is no partnership", lines[2], StringComparison.Ordinal);
            Assert.Equal(3, lines.Length);
        }
    }

    [Fact]
    public async Task Only_the_one_that_is_asked_for_is_told()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(demonstration: true, provider: Providers.Sqlite);
        var key = await host.KeyAsync("lancaster-district", Role.Administrator, "E07000121");
        var funds = await host.DataAsync("""{ partnership(slug: "lancaster-district") { funds { nodes { id slug } } } }""");
        var ids = funds["partnership"]!["funds"]!["nodes"]!.AsArray().ToDictionary(n => (string)n!["slug"]!, n => (string)n!["id"]!);
        await using var events = await EventReader.OpenAsync(
            host,
            $$"""subscription { fundChanged(partnership: "lancaster-district", id: "{{ids["performance-reward-grant"]}}") { slug } }""",
            key
        );

        foreach (var fund in ids.Keys.OrderBy(slug => slug == "performance-reward-grant"))
        {
            await host.DataAsync(
                $$"""
                mutation { receiveFunding(input: {partnership: "lancaster-district", fund: "{{fund}}",
                revenue: "1.00"}) { errors { message } } }
                """,
                key
            );
        }

        Assert.Equal("""{"data":{"fundChanged":{"slug":"performance-reward-grant"}}}""", await events.NextAsync());
        var other = await host.AskAsync(
            $$"""subscription { fundChanged(partnership: "lancaster-district", id: "{{ids["performance-reward-grant"]}}") { slug } }""",
            key
        );
        Assert.Contains("Accept 'text/event-stream'", (string?)other["errors"]![0]!["message"], StringComparison.Ordinal);
        var wrong = await EventReader.OpenAsync(
            host,
            $$"""
            subscription { fundChanged(partnership: "lancaster-district",
            id: "{{new GlobalId("Partnership", Guid.NewGuid())}}") { slug } }
            """,
            key
        );
        Assert.Contains(
            "This is the id of a Partnership. Send the id of a Fund, or leave it out.",
            await wrong.NextAsync(),
            StringComparison.Ordinal
        );
        await wrong.DisposeAsync();
    }

    /// <summary>A change that another host made, which shares nothing with this one but the database.</summary>
    [Theory]
    [EveryDatabase]
    public async Task A_change_made_by_another_host_is_told(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var one = await ModuleHost.StartAsync([typeof(GrantsModule)], demonstration: true, on: database);
        await using var other = await ModuleHost.StartAsync([typeof(GrantsModule)], on: database);
        await using var events = await EventReader.OpenAsync(one, FundChanged);

        await ReceiveAsync(other, await other.KeyAsync("lancaster-district", Role.Officer, "E07000121"));

        Assert.Equal("""{"data":{"fundChanged":{"slug":"performance-reward-grant"}}}""", await events.NextAsync());
    }

    [Fact]
    public async Task What_one_may_not_see_is_not_told()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(demonstration: true, provider: Providers.Sqlite);
        await host.CreatePartnershipAsync("closed", published: false, "grants");
        const string closed = """subscription { fundChanged(partnership: "closed") { slug } }""";
        foreach (var key in new[] { null, await host.KeyAsync("lancaster-district", Role.Administrator, "E07000121") })
        {
            await using var refused = await EventReader.OpenAsync(host, closed, key);
            Assert.Contains("There is no partnership", await refused.NextAsync(), StringComparison.Ordinal);
            Assert.Null(await refused.NextAsync());
        }

        // Who listens already is told no more once the module is off, or the key is gone.
        var administrator = await host.KeyAsync("lancaster-district", Role.Administrator, "E07000121");
        await using var stranger = await EventReader.OpenAsync(host, FundChanged);
        await using var known = await EventReader.OpenAsync(host, FundChanged, await host.KeyAsync("lancaster-district", Role.Viewer));
        var keys = await host.DataAsync("""{ partnership(slug: "lancaster-district") { keys { nodes { id label } } } }""", administrator);
        var viewer = keys["partnership"]!["keys"]!["nodes"]!
            .AsArray()
            .Single(k => ((string)k!["label"]!).EndsWith("Viewer", StringComparison.Ordinal))!["id"];
        await host.DataAsync(
            $$"""mutation { revokeKey(input: {partnership: "lancaster-district", key: "{{viewer}}"}) { errors { message } } }""",
            administrator
        );
        Assert.Contains("The key, token or session has expired or was ended.", await known.NextAsync(), StringComparison.Ordinal);
        await ReceiveAsync(host, await host.KeyAsync("lancaster-district", Role.Officer, "E07000121"));
        Assert.Equal("""{"data":{"fundChanged":{"slug":"performance-reward-grant"}}}""", await stranger.NextAsync());
        await host.DataAsync(
            """mutation { disableModule(input: {partnership: "lancaster-district", module: "grants"}) { errors { message } } }""",
            await host.KeyAsync()
        );
        Assert.Contains("MODULE_NOT_ENABLED", await OneOfAsync(stranger), StringComparison.Ordinal);

        // The switch changes no fund: only the next change finds the door shut.
        async Task<string> OneOfAsync(EventReader reader)
        {
            await host.DataAsync(
                """mutation { enableModule(input: {partnership: "lancaster-district", module: "grants"}) { errors { message } } }""",
                await host.KeyAsync()
            );
            await ReceiveAsync(host, await host.KeyAsync("lancaster-district", Role.Officer, "E07000121"));
            await host.DataAsync(
                """mutation { disableModule(input: {partnership: "lancaster-district", module: "grants"}) { errors { message } } }""",
                await host.KeyAsync()
            );
            return (await reader.NextAsync())!;
        }
    }

    [Fact]
    public async Task One_connection_too_many_is_refused_whichever_way_it_comes()
    {
        await using var host = await ModuleHost.StartAsync(
            [typeof(GrantsModule)],
            demonstration: true,
            settings: new Dictionary<string, string?> { ["GraphQL:Connections"] = "1" }
        );
        await using (await EventReader.OpenAsync(host, FundChanged))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
            {
                Content = JsonContent.Create(new { query = FundChanged }, options: JsonSerializerOptions.Web),
            };
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
            using var refused = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(
                (HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(30)),
                (refused.StatusCode, refused.Headers.RetryAfter?.Delta)
            );
            using var socket = new ClientWebSocket();
            socket.Options.AddSubProtocol("graphql-transport-ws");
            var error = await Assert.ThrowsAsync<WebSocketException>(() =>
                socket.ConnectAsync(
                    new UriBuilder(host.Client.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri,
                    TestContext.Current.CancellationToken
                )
            );
            Assert.Contains("503", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_mutation_by_get_is_refused_in_the_stream_too()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(Providers.Sqlite);
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            "/graphql?query=" + Uri.EscapeDataString("""mutation { revokeKey(input: {key: "x"}) { errors { message } } }""")
        );
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(
            "A mutation cannot be sent by GET",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    private static async Task ReceiveAsync(ModuleHost host, string key)
    {
        var data = await host.DataAsync(
            """
            mutation { receiveFunding(input: {partnership: "lancaster-district", fund: "performance-reward-grant",
            revenue: "1.00"}) { errors { message } } }
            """,
            key
        );
        Assert.Empty(data["receiveFunding"]!["errors"]!.AsArray());
    }

    /// <summary>Reads server-sent events as they come.</summary>
    [Fact]
    [Trait("case", "X3")]
    public async Task Subscribers_receive_a_restricted_draft_once_it_is_published()
    {
        await using var host = await ModuleHost.StartAsync([], demonstration: true);
        var owner = await host.KeyAsync("south-lakeland", Role.Approver, "E07000031");
        var bodies = await host.DataAsync("""{ partnership(slug: "south-lakeland") { bodies(first: 100) { nodes { id name } } } }""");
        var cabinet = bodies["partnership"]!["bodies"]!["nodes"]!
            .AsArray()
            .Single(b => (string?)b!["name"] == "South Lakeland District Council Cabinet")!["id"];
        await using var events = await EventReader.OpenAsync(
            host,
            """subscription { decisionChanged(partnership: "south-lakeland") { title ownerOnly } }""",
            await host.KeyAsync("south-lakeland", Role.Officer, "E10000006")
        );
        var proposed = await MutateAsync("proposeDecision", $"""body: "{cabinet}", title: "Ours", ownerOnly: true""");
        var decision = (string)proposed["decision"]!["id"]!;
        await MutateAsync("changeDecision", $"""decision: "{decision}", title: "Still ours" """);
        var published = await host.DataAsync(
            $$"""
            mutation { publishRecord(input: {partnership: "south-lakeland", record: "{{decision}}"}) { errors { message } } }
            """,
            owner
        );
        Assert.Empty(published["publishRecord"]!["errors"]!.AsArray());

        Assert.Equal("""{"data":{"decisionChanged":{"title":"Still ours","ownerOnly":false}}}""", await events.NextAsync());

        async Task<JsonNode> MutateAsync(string mutation, string input) =>
            (
                await host.DataAsync(
                    $$"""
                    mutation { {{mutation}}(input: {partnership: "south-lakeland", {{input}}}) { decision { id } errors { message } } }
                    """,
                    owner
                )
            )[mutation]!;
    }
}
