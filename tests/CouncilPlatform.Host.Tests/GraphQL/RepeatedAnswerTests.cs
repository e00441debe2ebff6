using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.GraphQL;

/// <summary>A query that is sent again is answered without the database's tables, and never with what was true before.</summary>
public sealed class RepeatedAnswerTests
{
    private const string Named = """{ partnership(slug: "north") { name members(first: 5) { nodes { organisation { name } } } } }""";
    private static readonly IReadOnlyDictionary<string, string?> On = new Dictionary<string, string?>
    {
        ["GraphQL:RepeatedAnswers"] = "500",
    };

    private const string Rename =
        "mutation($input: UpdatePartnershipInput!) { updatePartnership(input: $input) { partnership { version } errors { message } } }";

    [Theory]
    [InlineData(Providers.Sqlite)]
    [InlineData(Providers.PostgreSql)]
    public async Task A_query_that_is_sent_again_reads_no_table(string provider)
    {
        await using var host = await StartAsync(provider);
        await host.CreatePartnershipAsync("north", published: true);

        var first = await host.AskAsync(Named);
        await host.AskAsync(Named);
        host.Sql.Reset();
        var again = await host.AskAsync(Named);

        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        Assert.Equal(0, host.Sql.Count);
    }

    [Theory]
    [EveryDatabase]
    public async Task No_answer_is_older_than_the_latest_change(string provider)
    {
        await using var host = await StartAsync(provider);
        await host.CreatePartnershipAsync("north", published: true);
        var key = await host.KeyAsync();
        var version = (int)(await host.DataAsync("""{ partnership(slug: "north") { version } }"""))["partnership"]!["version"]!;
        for (var change = 0; change < 50; change++)
        {
            var name = $"North {change}";
            var input = new
            {
                partnership = "north",
                name,
                version,
            };
            version = (int)(await host.DataAsync(Rename, key, new { input }))["updatePartnership"]!["partnership"]!["version"]!;
            for (var asked = 0; asked < 3; asked++)
            {
                Assert.Equal(name, (string?)(await host.DataAsync(Named))["partnership"]!["name"]);
                Assert.Equal(name, (string?)(await host.DataAsync(Named, key))["partnership"]!["name"]);
            }
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task What_another_process_changes_is_seen_at_once(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = await ModuleHost.StartAsync([], provider, StopTime, settings: On, on: database);
        await host.CreatePartnershipAsync("north", published: true);
        const string query = """{ organisation(code: "E07000121") { name } }""";
        await host.AddOrganisationAsync("E07000121", "Lancaster");
        for (var change = 0; change < 20; change++)
        {
            await using (var connection = database.Connect())
            {
                await connection.OpenAsync(TestContext.Current.CancellationToken);
                await using var command = connection.CreateCommand();
                command.CommandText = $"""UPDATE "core_organisations" SET "Name" = 'Lancaster {change}'""";
                await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            }

            for (var asked = 0; asked < 3; asked++)
            {
                Assert.Equal($"Lancaster {change}", (string?)(await host.DataAsync(query))["organisation"]!["name"]);
            }
        }
    }

    [Fact]
    public async Task An_answer_of_an_earlier_second_is_not_used()
    {
        var time = new TestClock(new DateTimeOffset(2026, 4, 1, 11, 59, 59, TimeSpan.Zero));
        await using var host = await ModuleHost.StartAsync(
            [],
            services: services => services.AddSingleton<TimeProvider>(time),
            settings: On
        );
        await host.CreatePartnershipAsync("north", published: true);
        await host.AskAsync(Named);
        await host.AskAsync(Named);
        host.Sql.Reset();

        await host.AskAsync(Named);
        Assert.Equal(0, host.Sql.Count);
        time.Advance(TimeSpan.FromSeconds(1));
        await host.AskAsync(Named);
        Assert.NotEqual(0, host.Sql.Count);
    }

    [Fact]
    public async Task Nobody_gets_the_answer_of_another()
    {
        await using var host = await StartAsync(Providers.Sqlite);
        await host.CreatePartnershipAsync("north", published: false);
        await host.CreatePartnershipAsync("south", published: true);
        var (member, stranger) = (await host.KeyAsync("north", Role.Viewer), await host.KeyAsync("south", Role.Administrator));
        for (var asked = 0; asked < 3; asked++)
        {
            Assert.Equal("north", (string?)(await host.DataAsync(Named, member))["partnership"]!["name"]);
            Assert.Null((await host.AskAsync(Named, stranger))["data"]?["partnership"]);
            Assert.Null((await host.AskAsync(Named))["data"]?["partnership"]);
        }
    }

    [Fact]
    public async Task A_mutation_that_is_sent_again_runs_again()
    {
        await using var host = await StartAsync(Providers.Sqlite);
        await host.CreatePartnershipAsync("north", published: true);
        var key = await host.KeyAsync();
        var input = new { partnership = "north", name = "Of the north" };
        for (var version = 2; version < 6; version++)
        {
            var data = await host.DataAsync(Rename, key, new { input });
            Assert.Equal(version, (int)data["updatePartnership"]!["partnership"]!["version"]!);
        }
    }

    private static Task<ModuleHost> StartAsync(string provider) => ModuleHost.StartAsync([], provider, StopTime, settings: On);

    // A second must not end between two questions.
    private static void StopTime(IServiceCollection services) =>
        services.AddSingleton<TimeProvider>(new TestClock(new DateTimeOffset(2026, 4, 1, 12, 0, 0, TimeSpan.Zero)));
}
