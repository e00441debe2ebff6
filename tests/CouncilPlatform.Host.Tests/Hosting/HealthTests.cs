using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Testing.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CouncilPlatform.Host.Tests.Hosting;

public sealed class HealthTests
{
    [Theory]
    [EveryDatabase]
    public async Task Ready_names_the_modules_to_those_who_may_know_and_says_one_word_to_strangers(string provider)
    {
        await using var host = await GrantsHost.StartAsync(provider);
        await host.CreatePartnershipAsync("north", published: true);

        Assert.Equal((HttpStatusCode.OK, "Healthy"), await ReadyAsync(host));
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await ReadyAsync(host, await host.KeyAsync("north", Role.Approver)));
        foreach (var key in new[] { await host.KeyAsync(), await host.KeyAsync("north", Role.Administrator) })
        {
            var (status, body) = await ReadyAsync(host, key);
            Assert.Equal(HttpStatusCode.OK, status);
            Same.Json(
                """
                {
                  "status": "Healthy",
                  "modules": [{ "id": "core", "state": "Healthy", "reason": null }, { "id": "grants", "state": "Healthy", "reason": null }]
                }
                """,
                JsonNode.Parse(body)!.ToJsonString()
            );
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task Ready_is_503_when_the_database_is_gone_and_live_stays_200(string provider)
    {
        await using var host = await GrantsHost.StartAsync(provider);
        var key = await host.KeyAsync();
        Assert.Equal(HttpStatusCode.OK, (await ReadyAsync(host)).Status);

        await LoseAsync(host.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<Host.Data.DataOptions>>().Value);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), await ReadyAsync(host));
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await GetAsync(host, "/health/live"));
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await GetAsync(host, "/health/live", key));
    }

    [Fact]
    public async Task Ready_is_503_while_the_disk_is_too_full_and_reads_are_answered()
    {
        // More than any disk has.
        await using var host = await GrantsHost.StartAsync(
            settings: new Dictionary<string, string?> { ["Data:LeastFreeMegabytes"] = $"{int.MaxValue}" }
        );

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), await ReadyAsync(host));
        Assert.Contains("has less than 2147483647 MB free", (await ReadyAsync(host, await host.KeyAsync())).Body, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await GetAsync(host, "/health/live"));
        Assert.NotNull((await host.DataAsync("{ partnerships { totalCount } }"))["partnerships"]);
    }

    [Fact]
    public async Task Live_asks_the_database_nothing()
    {
        await using var host = await GrantsHost.StartAsync();
        var key = await host.KeyAsync();
        host.Sql.Reset();
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await GetAsync(host, "/health/live", key));
        Assert.Empty(host.Sql.Statements);
    }

    [Fact]
    public async Task A_quarantined_module_leaves_the_host_ready_and_shows_its_reason_to_the_operator()
    {
        await using var host = await GrantsHost.StartAsync();
        host.Services.GetRequiredService<ModuleCatalogue>()
            .All.Single(m => m.Id == "grants")
            .Quarantine("It was built for another module API.");

        Assert.Equal((HttpStatusCode.OK, "Degraded"), await ReadyAsync(host));
        var (status, body) = await ReadyAsync(host, await host.KeyAsync());
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            """{"id":"grants","state":"Degraded","reason":"It was built for another module API."}""",
            JsonNode.Parse(body)!["modules"]![1]!.ToJsonString()
        );
    }

    private static Task<(HttpStatusCode Status, string Body)> ReadyAsync(ModuleHost host, string? key = null) =>
        GetAsync(host, "/health/ready", key);

    private static async Task<(HttpStatusCode Status, string Body)> GetAsync(ModuleHost host, string path, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        using var response = await host.Client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static async Task LoseAsync(Host.Data.DataOptions data)
    {
        if (data.Provider == Providers.Sqlite)
        {
            var file = new SqliteConnectionStringBuilder(data.ConnectionString).DataSource;
            File.Move(file, file + ".lost");
            return;
        }

        Assert.SkipUnless(data.Provider == Providers.PostgreSql, "Only PostgreSQL's database is dropped beneath the host.");
        var builder = new NpgsqlConnectionStringBuilder(data.OwnerConnectionString);
        var name = builder.Database;
        builder.Database = "postgres";
        await using var admin = NpgsqlDataSource.Create(builder);
        await using var drop = admin.CreateCommand($"DROP DATABASE {name} WITH (FORCE)");
        await drop.ExecuteNonQueryAsync();
    }
}
