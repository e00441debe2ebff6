using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Security;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Core;

public sealed class KeyTests
{
    [Theory, EveryDatabase]
    public async Task A_key_lets_in_until_it_is_revoked(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var administrator = await host.KeyAsync("lancashire", Role.Administrator);

        var made = (
            await host.MutateAsync(
                "createKey",
                """partnership: "lancashire", label: "Data warehouse", role: ADMINISTRATOR""",
                "newKey { key record { id version label role expiresUtc revokedUtc lastUsedUtc } }",
                administrator
            )
        )["newKey"]!;
        var key = (string)made["key"]!;
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, key));
        // The host does so by itself every few seconds.
        await host.Services.GetRequiredService<LastUses>().SaveAsync(TestContext.Current.CancellationToken);

        var listed = (
            await host.DataAsync(
                """{ partnership(slug: "lancashire") { keys { totalCount nodes { label role createdUtc lastUsedUtc revokedUtc } } } }""",
                key
            )
        )["partnership"]!["keys"]!;
        Assert.Equal(2, (int)listed["totalCount"]!);
        Assert.NotNull(listed["nodes"]!.AsArray().Single(k => (string?)k!["label"] == "Data warehouse")!["lastUsedUtc"]);
        Assert.DoesNotContain(key, listed.ToJsonString(), StringComparison.Ordinal);

        var (id, version) = ((string)made["record"]!["id"]!, (int)made["record"]!["version"]!);
        Assert.Equal(
            "CONFLICT",
            (
                await host.MutateAsync(
                    "revokeKey",
                    $"""partnership: "lancashire", key: "{id}", version: {version + 7}""",
                    "apiKey { id }",
                    administrator
                )
            ).Code()
        );
        Assert.Empty(
            (
                await host.MutateAsync(
                    "revokeKey",
                    $"""partnership: "lancashire", key: "{id}", version: {version}""",
                    "apiKey { revokedUtc }",
                    administrator
                )
            )["errors"]!.AsArray()
        );
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(host, key));
        Assert.Equal(
            "INVALID",
            (await host.MutateAsync("revokeKey", $"""partnership: "lancashire", key: "{id}" """, "apiKey { id }", administrator)).Code()
        );

        var elsewhere = await host.KeyAsync("lancaster-district", Role.Administrator);
        Assert.Equal(
            "NOT_FOUND",
            (await host.MutateAsync("revokeKey", $"""partnership: "lancaster-district", key: "{id}" """, "apiKey { id }", elsewhere)).Code()
        );
    }

    [Theory]
    [InlineData(Providers.Sqlite)]
    [InlineData(Providers.PostgreSql)]
    public async Task A_key_reads_while_the_database_is_locked_for_writing(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var key = await host.KeyAsync("lancashire", Role.Viewer);
        await using var scope = host.CommandScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>().Database;
        await using var writing = await db.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await db.ExecuteSqlAsync($"UPDATE core_api_keys SET \"Label\" = \"Label\"", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, key));
        Assert.NotNull((await host.DataAsync("{ partnership(slug: \"lancashire\") { name } }", key))["partnership"]);
    }

    [Theory, EveryDatabase]
    public async Task A_key_expires_and_a_wrong_one_never_counts(string provider)
    {
        var time = new TestClock(new DateTimeOffset(2026, 1, 1, 9, 0, 0, TimeSpan.Zero));
        await using var host = await CoreHost.StartAsync(provider, services: services => services.AddSingleton<TimeProvider>(time));
        var administrator = await host.KeyAsync("lancashire", Role.Administrator);

        var made = await host.MutateAsync(
            "createKey",
            """partnership: "lancashire", label: "A day", role: VIEWER, expiresUtc: "2026-01-02T09:00:00Z" """,
            "newKey { key }",
            administrator
        );
        var key = (string)made["newKey"]!["key"]!;
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, key));
        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(host, key));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(host, "cpp_wrong"));
        Assert.Equal(
            "INVALID",
            (
                await host.MutateAsync(
                    "createKey",
                    """partnership: "lancashire", label: "Yesterday", role: VIEWER, expiresUtc: "2025-12-31T00:00:00Z" """,
                    "newKey { key }",
                    administrator
                )
            ).Code()
        );
    }

    [Theory]
    [InlineData("cpp_wrong")]
    [InlineData("cpp_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/")]
    [InlineData("cpp_", 28_000)]
    [InlineData("eyJhbGciOiJub25lIn0.", 28_000)]
    public async Task What_cannot_be_a_key_is_refused_without_looking_for_it(string beginning, int more = 0)
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        host.Sql.Reset();

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(host, beginning + new string('A', more)));
        Assert.Empty(host.Sql.Statements);
    }

    [Theory, EveryDatabase]
    [Trait("case", "X3")]
    public async Task Another_partnerships_key_reads_what_is_published_and_writes_nothing(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var district = await host.KeyAsync("south-lakeland", Role.Administrator);

        Assert.Equal(
            14,
            (int)
                (await host.DataAsync("""{ partnership(slug: "lancashire") { members { totalCount } } }""", district))["partnership"]![
                    "members"
                ]!["totalCount"]!
        );
        foreach (
            var mutation in new[]
            {
                """addMember(input: { partnership: "lancashire", organisation: "BPL", role: LEAD })""",
                """createKey(input: { partnership: "lancashire", label: "x", role: VIEWER })""",
                """enableModule(input: { partnership: "lancashire", module: "grants" })""",
            }
        )
        {
            var answer = await host.AskAsync($$"""mutation { {{mutation}} { errors { code } } }""", district);
            Assert.Equal("FORBIDDEN", answer.ErrorCode());
        }

        foreach (var field in new[] { "keys { totalCount }", "audit { totalCount }" })
        {
            var answer = await host.AskAsync($$"""{ partnership(slug: "lancashire") { name {{field}} } }""", district);
            Assert.Equal("FORBIDDEN", answer.ErrorCode());
            Assert.NotNull(answer["data"]!["partnership"]!["name"]);
        }
    }

    [Theory, EveryDatabase]
    public async Task What_is_not_published_is_not_there_for_strangers(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var administrator = await host.KeyAsync("lancashire", Role.Administrator);
        var elsewhere = await host.KeyAsync("south-lakeland", Role.Administrator);
        var ids = (
            await host.DataAsync(
                """
                { partnership(slug: "lancashire") { id version members(first: 1) { nodes { id } } bodies(first: 1) { nodes { id } } }
                }
                """
            )
        )["partnership"]!;

        var version = (int)ids["version"]!;
        Assert.Equal(
            "CONFLICT",
            (
                await host.MutateAsync(
                    "unpublishPartnership",
                    $"""partnership: "lancashire", version: {version + 9}""",
                    "partnership { id }",
                    administrator
                )
            ).Code()
        );
        Assert.False(
            (bool)
                (
                    await host.MutateAsync(
                        "unpublishPartnership",
                        $"""partnership: "lancashire", version: {version}""",
                        "partnership { published }",
                        administrator
                    )
                )["partnership"]!["published"]!
        );
        foreach (var key in new[] { null, elsewhere })
        {
            Assert.Equal("NOT_FOUND", (await host.AskAsync("""{ partnership(slug: "lancashire") { name } }""", key)).ErrorCode());
            Assert.DoesNotContain(
                "lancashire",
                (await host.DataAsync("{ partnerships { nodes { slug } } }", key)).ToJsonString(),
                StringComparison.Ordinal
            );
            foreach (var id in new[] { ids["id"], ids["members"]!["nodes"]![0]!["id"], ids["bodies"]!["nodes"]![0]!["id"] })
            {
                Assert.Null((await host.DataAsync($$"""{ node(id: "{{id}}") { id } }""", key))["node"]);
            }

            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(host, key, "/graphql/lancashire"));
        }

        foreach (var id in new[] { ids["id"], ids["members"]!["nodes"]![0]!["id"], ids["bodies"]!["nodes"]![0]!["id"] })
        {
            Assert.NotNull((await host.DataAsync($$"""{ node(id: "{{id}}") { id } }""", administrator))["node"]);
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, administrator, "/graphql/lancashire"));
        await host.MutateAsync("publishPartnership", """partnership: "lancashire" """, "partnership { published }", administrator);
        Assert.NotNull((await host.DataAsync("""{ partnership(slug: "lancashire") { name } }"""))["partnership"]);
    }

    [Theory, EveryDatabase]
    public async Task An_applicant_acts_for_its_organisation_and_reads_what_is_published(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var administrator = await host.KeyAsync("lancashire", Role.Administrator);
        var registered = await host.MutateAsync(
            "registerApplicant",
            """partnership: "lancashire", name: "Halton Hydro", identifier: "GB-CHC-1000001" """,
            "organisation { name kind }",
            administrator
        );
        Assert.Equal("VOLUNTARY", (string?)registered["organisation"]!["kind"]);
        Assert.Equal(
            "ALREADY_EXISTS",
            (
                await host.MutateAsync(
                    "registerApplicant",
                    """partnership: "lancashire", name: "Again", identifier: "GB-CHC-1000001" """,
                    "organisation { name }",
                    administrator
                )
            ).Code()
        );

        const string key = """partnership: "lancashire", label: "applicant", role: APPLICANT""";
        Assert.Equal("INVALID", (await host.MutateAsync("createKey", key, "newKey { key }", administrator)).Code());
        var made = await host.MutateAsync(
            "createKey",
            key + """, organisation: "GB-CHC-1000001" """,
            "newKey { key record { organisation { name } } }",
            administrator
        );
        Assert.Equal("Halton Hydro", (string?)made["newKey"]!["record"]!["organisation"]!["name"]);
        var applicant = (string)made["newKey"]!["key"]!;

        const string query = """{ partnership(slug: "lancashire") { name members { totalCount } bodies(first: 1) { nodes { id } } } }""";
        var published = (await host.DataAsync(query, applicant))["partnership"]!;
        Assert.Equal(14, (int)published["members"]!["totalCount"]!);
        var body = (string)published["bodies"]!["nodes"]![0]!["id"]!;

        await host.MutateAsync("unpublishPartnership", """partnership: "lancashire" """, "partnership { published }", administrator);
        var hidden = await host.AskAsync(query, applicant);
        Assert.Equal("FORBIDDEN", hidden.ErrorCode());
        Assert.NotNull(hidden["data"]!["partnership"]!["name"]);
        Assert.Null(hidden["data"]!["partnership"]!["members"]);
        Assert.Null((await host.DataAsync($$"""{ node(id: "{{body}}") { id } }""", applicant))["node"]);
        Assert.Equal(
            "FORBIDDEN",
            (await host.AskAsync($$"""mutation { createKey(input: { {{key}} }) { errors { code } } }""", applicant)).ErrorCode()
        );
    }

    private static async Task<HttpStatusCode> StatusAsync(ModuleHost host, string? key, string path = "/graphql")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = JsonContent.Create(new { query = "{ __typename }" }),
        };
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
