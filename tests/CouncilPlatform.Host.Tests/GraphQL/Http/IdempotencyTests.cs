using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Tests.Core;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.GraphQL.Http;

/// <summary>A mutation that is sent again with its key takes effect once.</summary>
public sealed class IdempotencyTests
{
    private const string Lancaster = "lancaster-district";
    private const string Add = """
        mutation($name: String!) {
          addBody(input: { partnership: "lancaster-district", name: $name, kind: BOARD }) { body { id name } errors { code } }
        }
        """;

    [Theory, EveryDatabase]
    public async Task Of_64_identical_writes_at_once_one_takes_effect_and_all_get_its_answer(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var key = await host.KeyAsync(Lancaster, Role.Administrator);
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => SendAsync(host, key, "k-1", "Board")));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.Status));
        var text = Assert.Single(answers.Select(a => a.Text).Distinct());
        Assert.Equal("Board", (string?)JsonNode.Parse(text)!["data"]!["addBody"]!["body"]!["name"]);
        Assert.Equal(63, answers.Count(a => a.Replayed));
        Assert.Equal(1, await BodiesAsync(host, "Board"));
    }

    [Fact]
    public async Task A_key_belongs_to_its_caller_and_its_mutation_and_to_one_request()
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        var key = await host.KeyAsync(Lancaster, Role.Administrator);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(host, key, "k-1", "Board")).Status);

        var other = await SendAsync(host, key, "k-1", "Another board");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Contains("IDEMPOTENCY_KEY_REUSED", other.Text, StringComparison.Ordinal);
        Assert.Equal(0, await BodiesAsync(host, "Another board"));

        // In quotation marks it is the same key.
        Assert.True((await SendAsync(host, key, "\"k-1\"", "Board")).Replayed);
        // Somebody else's key of the same text, and another mutation with it, are requests of their own.
        var second = await SendAsync(host, await host.KeyAsync(Lancaster, Role.Administrator), "k-1", "Third board");
        Assert.Equal((HttpStatusCode.OK, false), (second.Status, second.Replayed));
        // So are those of two keys that one person made.
        var made = new[] { await MadeAsync("one"), await MadeAsync("two") };
        Assert.False((await SendAsync(host, made[0], "k-1", "Fourth board")).Replayed);
        Assert.False((await SendAsync(host, made[1], "k-1", "Fourth board")).Replayed);
        const string update = """
            mutation { updatePartnership(input: { partnership: "lancaster-district", name: "Ours" }) { errors { code } } }
            """;
        var third = await SendAsync(host, key, "k-1", "", update);
        Assert.Equal((HttpStatusCode.OK, false), (third.Status, third.Replayed));
        // A query has no effect to repeat.
        Assert.False((await SendAsync(host, key, "k-2", "", "{ __typename }")).Replayed);
        Assert.False((await SendAsync(host, key, "k-2", "", "{ __typename }")).Replayed);

        async Task<string> MadeAsync(string label) =>
            (string)
                (
                    await host.MutateAsync(
                        "createKey",
                        $$"""partnership: "{{Lancaster}}", label: "{{label}}", role: ADMINISTRATOR""",
                        "newKey { key }",
                        key
                    )
                )["newKey"]!["key"]!;
    }

    [Theory, EveryDatabase]
    public async Task What_saved_nothing_can_be_sent_again_and_a_key_is_kept_for_a_day(string provider)
    {
        var time = new TestClock(new DateTimeOffset(2026, 4, 1, 9, 0, 0, TimeSpan.Zero));
        await using var host = await CoreHost.StartAsync(provider, services: services => services.AddSingleton<TimeProvider>(time));
        var key = await host.KeyAsync(Lancaster, Role.Administrator);
        Assert.Contains("INVALID", (await SendAsync(host, key, "k-1", " ")).Text, StringComparison.Ordinal);
        // The same key, with what was wrong put right.
        Assert.False((await SendAsync(host, key, "k-1", "Board")).Replayed);
        time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.True((await SendAsync(host, key, "k-1", "Board")).Replayed);
        time.Advance(TimeSpan.FromSeconds(1));
        var late = await SendAsync(host, key, "k-1", "Board");
        Assert.False(late.Replayed);
        Assert.Contains("ALREADY_EXISTS", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_first_request_never_ended_is_told_to_look()
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        var key = await host.KeyAsync(Lancaster, Role.Administrator);
        await SendAsync(host, key, "k-1", "Board");
        // As a host leaves it that was killed between the change and its answer.
        await using (var scope = host.CommandScope())
        {
            await scope
                .ServiceProvider.GetRequiredService<CoreDb>()
                .Database.ExecuteSqlAsync(
                    $"""
                    UPDATE core_idempotent_requests SET "Answer" = NULL, "Status" = NULL, "StartedUtc" = {new DateTime(
                        2026,
                        4,
                        1,
                        9,
                        0,
                        0,
                        DateTimeKind.Utc
                    )}
                    """,
                    TestContext.Current.CancellationToken
                );
        }

        var again = await SendAsync(host, key, "k-1", "Board");
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("did not come to an end", again.Text, StringComparison.Ordinal);
        Assert.Equal(1, await BodiesAsync(host, "Board"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("\"\"")]
    public async Task A_key_of_another_form_is_refused(string idempotencyKey)
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        var key = await host.KeyAsync(Lancaster, Role.Administrator);
        var answer = await SendAsync(host, key, idempotencyKey, "Board");
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(host, key, new string('k', 256), "Board")).Status);
        Assert.Equal(0, await BodiesAsync(host, "Board"));
    }

    private static async Task<(HttpStatusCode Status, string Text, bool Replayed)> SendAsync(
        ModuleHost host,
        string key,
        string idempotencyKey,
        string name,
        string query = Add
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query, variables = query == Add ? new { name } : null }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (
            response.StatusCode,
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            response.Headers.Contains("Idempotency-Replayed")
        );
    }

    private static async Task<int> BodiesAsync(ModuleHost host, string name) =>
        (await host.DataAsync($$"""{ partnership(slug: "{{Lancaster}}") { bodies(first: 100) { nodes { name } } } }"""))["partnership"]![
            "bodies"
        ]!["nodes"]!
            .AsArray()
            .Count(b => (string?)b!["name"] == name);
}
