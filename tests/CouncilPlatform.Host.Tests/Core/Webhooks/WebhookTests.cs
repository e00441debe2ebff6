using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Webhooks;
using CouncilPlatform.Host.Tests.Hosting;
using CouncilPlatform.Testing.Databases;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace CouncilPlatform.Host.Tests.Core.Webhooks;

/// <summary>Webhooks, as web servers on this computer receive them.</summary>
public sealed class WebhookTests
{
    private const string Lancaster = "E07000121";

    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Each_receiver_is_notified_once_of_what_viewers_can_read_whatever_the_others_do(string provider)
    {
        await using var good = await Receiver.StartAsync();
        await using var failing = await Receiver.StartAsync();
        await using var moved = await Receiver.StartAsync();
        await using var hung = await Receiver.StartAsync();
        failing.Answers = Receiver.With(StatusCodes.Status500InternalServerError);
        moved.Answers = Receiver.With(StatusCodes.Status302Found, good.Address.AbsoluteUri);
        hung.Answers = http => Task.Delay(Timeout.Infinite, http.RequestAborted);
        var time = new TestClock(new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero));
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = await StartAsync(database, time);
        var (administrator, council, body) = await PrepareAsync(host);
        var (secret, webhook) = await AddAsync(host, administrator, "Teams", good.Address, kinds: "");
        await AddAsync(host, administrator, "Failing", failing.Address);
        await AddAsync(host, administrator, "Moved", moved.Address);
        await AddAsync(host, administrator, "Hung", hung.Address);

        await ProposeAsync(host, council, body, "Not yet for the others", ownerOnly: true);
        var decision = await ProposeAsync(host, council, body, "Leisure <centre>");

        var received = await good.NextAsync();
        Assert.True(received.IsSignedWith(secret));
        Assert.False((received with { Text = received.Text + " " }).IsSignedWith(secret));
        Assert.Equal("1788253200", received.Timestamp);
        Assert.Equal(
            new JsonObject
            {
                ["id"] = received.Id,
                ["title"] = "Decision: Leisure <centre>",
                ["text"] = "Propose decision (north)",
                ["link"] = $"http://localhost/partnerships/north/decision/{decision}",
                ["kind"] = "Decision",
                ["partnership"] = "north",
                ["time"] = "2026-09-01T09:00:00Z",
            }.ToJsonString(),
            received.Body.ToJsonString()
        );
        Assert.Equal(received.Id, (await hung.NextAsync()).Id);

        var refused = await failing.NextAsync();
        await UntilAsync(host, o => o.Failures == 1 && o.Reason == "The receiver answered 500.");
        failing.Answers = Receiver.With(StatusCodes.Status204NoContent);
        await moved.NextAsync();
        await UntilAsync(host, o => o.Failures == 1 && o.Reason == "The receiver answered 302. Redirects are not followed.");
        time.Advance(TimeSpan.FromMinutes(1));
        var again = await failing.NextAsync();
        Assert.Equal((refused.Id, refused.Text), (again.Id, again.Text));
        Assert.NotEqual((refused.Timestamp, refused.Signature), (again.Timestamp, again.Signature));

        // The second failure is the last that the test's host allows.
        await moved.NextAsync();
        await UntilAsync(host, o => o.State == OutboxState.Parked && o.Reason!.Contains("302"));
        await ProposeAsync(host, council, body, "Library");
        Assert.Equal("Decision: Library", (string?)(await good.NextAsync()).Body["title"]);
        Assert.Equal("Decision: Library", (string?)(await failing.NextAsync()).Body["title"]);
        Assert.Equal(2, good.Received.Count);

        var parked = (await ReadAsync(host, administrator, "parkedEvents { nodes { id title reason } }"))["parkedEvents"]!["nodes"]!;
        Assert.Contains(
            parked.AsArray(),
            p =>
                (string?)p!["title"] == "Message of a webhook: decision" && ((string)p["reason"]!).Contains("302", StringComparison.Ordinal)
        );
        moved.Answers = Receiver.With(StatusCodes.Status200OK);
        Assert.Empty(
            (await host.MutateAsync("retryEvents", """partnership: "north" """, "retriedEvents { count }", administrator))[
                "errors"
            ]!.AsArray()
        );
        await UntilAsync(host, o => o.Reason!.Contains("302") && o.Failures != 1, isThere: false);
        Assert.Equal(3, moved.Received.Count(m => m.Id == received.Id));

        var listed = (await ReadAsync(host, administrator, "webhooks { nodes { name receiver active waiting parked } }"))["webhooks"]!;
        var nodes = listed["nodes"]!.AsArray().ToDictionary(n => (string)n!["name"]!, n => n!);
        Assert.Equal(2, (int)nodes["Hung"]["waiting"]! + (int)nodes["Hung"]["parked"]!);
        Assert.Equal(0, (int)nodes["Moved"]["parked"]!);
        Assert.Equal("127.0.0.1", (string?)nodes["Teams"]["receiver"]);

        var renewed = await SwitchAsync(host, administrator, "renewWebhookSecret", webhook, "newWebhookSecret { secret }");
        await SwitchAsync(host, administrator, "turnOffWebhook", webhook, "webhook { active }");
        await ProposeAsync(host, council, body, "While it is off");
        await SwitchAsync(host, administrator, "turnOnWebhook", webhook, "webhook { active }");
        await ProposeAsync(host, council, body, "After it is on");
        var last = await good.NextAsync();
        Assert.Equal("Decision: After it is on", (string?)last.Body["title"]);
        var newSecret = (string)renewed["newWebhookSecret"]!["secret"]!;
        Assert.True(last.IsSignedWith(secret));
        Assert.True(last.IsSignedWith(newSecret));

        // The receiver has had a day to take the new secret.
        time.Advance(TimeSpan.FromHours(24));
        await ProposeAsync(host, council, body, "The next day");
        last = await good.NextAsync();
        Assert.Equal("Decision: The next day", (string?)last.Body["title"]);
        Assert.False(last.IsSignedWith(secret));
        Assert.True(last.IsSignedWith(newSecret));
    }

    [Fact]
    public async Task What_a_killed_host_has_sent_is_sent_again_with_the_same_id()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers = http => Task.Delay(Timeout.Infinite, http.RequestAborted);
        var time = new TestClock(TimeProvider.System.GetUtcNow());
        await using var database = await TestDatabase.CreateAsync(Providers.Sqlite);
        string secret;
        await using (var first = await StartAsync(database, time, delivers: false))
        {
            var (administrator, council, body) = await PrepareAsync(first);
            (secret, _) = await AddAsync(first, administrator, "Teams", receiver.Address);
            await ProposeAsync(first, council, body, "Leisure centre");
        }

        await using (
            var killed = HostProcess.Start(
                "--urls",
                "http://127.0.0.1:0",
                "--environment",
                Environments.Development,
                "--Demonstration",
                "false",
                "--Data:ConnectionString",
                database.ConnectionString
            )
        )
        {
            var sent = await receiver.NextAsync();
            Assert.True(sent.IsSignedWith(secret));
            killed.Kill();
        }

        receiver.Answers = Receiver.With(StatusCodes.Status200OK);
        time.SetUtcNow(TimeProvider.System.GetUtcNow().AddMinutes(1));
        await using var last = await StartAsync(database, time);
        var again = await receiver.NextAsync();
        Assert.True(again.IsSignedWith(secret));
        Assert.Equal(receiver.Received.First().Id, again.Id);
        Assert.Equal(receiver.Received.First().Body["title"]!.ToString(), again.Body["title"]!.ToString());
        await UntilAsync(last, _ => true, isThere: false);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2001::1", false)]
    [InlineData("2002:a00:1::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("ff02::1", false)]
    public void Only_public_addresses_are_reached(string address, bool may) =>
        Assert.Equal(may, NetworkIn(Environments.Production).MayReach(IPAddress.Parse(address)));

    [Fact]
    public async Task A_name_that_leads_to_a_private_address_is_refused_before_anything_is_sent()
    {
        await using var receiver = await Receiver.StartAsync();
        using var client = new WebhookClient(NetworkIn(Environments.Production));
        var address = new UriBuilder(receiver.Address) { Host = "localhost" }.Uri;
        var reason = await client.SendAsync(address, [WebhookSecret.New()], "a", 1, "{}", Cancel);
        Assert.Equal("The receiver's name leads to an address that is not public.", reason);
        Assert.Empty(receiver.Received);
    }

    [Fact]
    public async Task An_answer_without_an_end_is_not_read()
    {
        await using var receiver = await Receiver.StartAsync();
        using var client = new WebhookClient(NetworkIn(Environments.Development));
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        receiver.Answers = async http =>
        {
            try
            {
                while (true)
                {
                    await http.Response.Body.WriteAsync(new byte[4096], http.RequestAborted);
                    await http.Response.Body.FlushAsync(http.RequestAborted);
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                ended.SetResult();
            }
        };
        Assert.Null(await client.SendAsync(receiver.Address, [WebhookSecret.New()], "a", 1, "{}", Cancel));
        await ended.Task.WaitAsync(Cancel);
    }

    [Theory]
    [InlineData("http://example.org/")]
    [InlineData("https://robin:secret@example.org/")]
    [InlineData("https://localhost/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://[::ffff:192.168.0.1]/")]
    [InlineData("example.org")]
    public void Only_public_addresses_by_https_are_accepted(string address) =>
        Assert.Throws<RuleException>(() => NetworkIn(Environments.Production).Require(address, InputPath.Of("address")));

    [Fact]
    public void The_pauses_grow_from_a_minute_to_a_day()
    {
        var options = new WebhookOptions();
        Assert.Equal(
            ["00:01:00", "00:04:00", "00:16:00", "01:04:00", "04:16:00", "17:04:00", "1.00:00:00", "1.00:00:00"],
            Enumerable.Range(0, options.MostFailures - 1).Select(n => options.PauseAfter(n).ToString("c", CultureInfo.InvariantCulture))
        );
    }

    private static WebhookNetwork NetworkIn(string environment) => new(new HostingEnvironment { EnvironmentName = environment });

    // In development webhooks may send to this computer.
    private static Task<ModuleHost> StartAsync(TestDatabase on, TimeProvider time, bool delivers = true) =>
        ModuleHost.StartAsync(
            [],
            on.Provider,
            services =>
                services
                    .AddSingleton(time)
                    .AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = Environments.Development }),
            settings: new Dictionary<string, string?>
            {
                ["Events:Deliver"] = delivers ? "true" : "false",
                ["Events:PollMilliseconds"] = "20",
                ["Webhooks:MostFailures"] = "2",
                ["PublicAddress"] = "http://localhost",
            },
            on: on
        );

    private static async Task<(string Administrator, string Council, string Body)> PrepareAsync(ModuleHost host)
    {
        await host.AddOrganisationAsync(Lancaster, "Lancaster City Council");
        await host.CreatePartnershipAsync("north", published: true);
        var administrator = await host.KeyAsync("north", Role.Administrator);
        var council = await host.KeyAsync("north", Role.Administrator, Lancaster);
        var body = await host.MutateAsync(
            "addBody",
            $"""partnership: "north", name: "Cabinet", kind: COMMITTEE, organisation: "{Lancaster}" """,
            "body { id }",
            council
        );
        return (administrator, council, (string)body["body"]!["id"]!);
    }

    private static async Task<(string Secret, string Id)> AddAsync(
        ModuleHost host,
        string administrator,
        string name,
        Uri address,
        string kinds = """, kinds: ["Decision"]"""
    )
    {
        var added = await host.MutateAsync(
            "addWebhook",
            $"""partnership: "north", name: "{name}", address: "{address}"{kinds}""",
            "newWebhookSecret { secret webhook { id } }",
            administrator
        );
        Assert.Empty(added["errors"]!.AsArray());
        var made = added["newWebhookSecret"]!;
        return ((string)made["secret"]!, (string)made["webhook"]!["id"]!);
    }

    private static async Task<string> ProposeAsync(ModuleHost host, string key, string body, string title, bool ownerOnly = false)
    {
        var proposed = await host.MutateAsync(
            "proposeDecision",
            $"""partnership: "north", title: "{title}", body: "{body}", ownerOnly: {(ownerOnly ? "true" : "false")}""",
            "decision { id }",
            key
        );
        Assert.Empty(proposed["errors"]!.AsArray());
        return (string)proposed["decision"]!["id"]!;
    }

    private static async Task<JsonNode> SwitchAsync(ModuleHost host, string key, string mutation, string webhook, string fields)
    {
        var answer = await host.MutateAsync(mutation, $"""partnership: "north", webhook: "{webhook}" """, fields, key);
        Assert.Empty(answer["errors"]!.AsArray());
        return answer;
    }

    private static async Task<JsonNode> ReadAsync(ModuleHost host, string key, string fields) =>
        (await host.DataAsync($$"""{ partnership(slug: "north") { {{fields}} } }""", key))["partnership"]!;

    /// <summary>Waits until an entry of the outbox is there, or is not there any more.</summary>
    private static async Task UntilAsync(
        ModuleHost host,
        System.Linq.Expressions.Expression<Func<OutboxEntry, bool>> which,
        bool isThere = true
    )
    {
        while (true)
        {
            await using var scope = host.CommandScope();
            if (await scope.ServiceProvider.GetRequiredService<CoreDb>().Outbox.AnyAsync(which, Cancel) == isThere)
            {
                return;
            }

            await Task.Delay(10, Cancel);
        }
    }
}
