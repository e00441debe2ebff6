using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CouncilPlatform.Host.Tests.Hosting;
using CouncilPlatform.Host.Tests.Modules;
using Microsoft.Data.Sqlite;

namespace CouncilPlatform.Host.Tests.Events;

/// <summary>
/// A host that is killed again and again while it writes and delivers events: each change that was acknowledged is there, and each event
/// has its effect, once, in order. EVENTS_MESSAGES and EVENTS_KILLS ask for more than a test run has time for: 10000 and 50 take a quarter
/// of an hour.
/// </summary>
public sealed class KilledHostTests
{
    private const int Batch = 50;

    private const string Mouths = """
        public override void Graph(GraphContribution graph) => graph.Mutation<Mouths>();
        """;

    // A mouth counts what it says; an ear writes down what it hears of which mouth, and in which place it came.
    private const string Ears = """
        public sealed record Said(Guid PartnershipId, Guid Mouth, int Number) : IEvent;

        public sealed class Mouth : IVersioned, IInPartnership
        {
            public Guid Id { get; init; } = Guid.CreateVersion7();
            public Guid PartnershipId { get; init; }
            public int Words { get; set; }
            public int Version { get; set; }
        }

        public sealed class Heard : IKeyed
        {
            public Guid Id { get; init; } = Guid.CreateVersion7();
            public Guid Mouth { get; init; }
            public int Number { get; init; }
            public int Place { get; init; }
        }

        public sealed class EarsDb(Microsoft.EntityFrameworkCore.DbContextOptions<EarsDb> options) : ModuleDb(options, "ears")
        {
            protected override void OnModelCreating(Microsoft.EntityFrameworkCore.ModelBuilder model)
            {
                model.Entity<Mouth>().Property(m => m.Id).ValueGeneratedNever();
                model.Entity<Heard>().Property(m => m.Id).ValueGeneratedNever();
                base.OnModelCreating(model);
            }
        }

        [Microsoft.EntityFrameworkCore.Infrastructure.DbContext(typeof(EarsDb))]
        [Microsoft.EntityFrameworkCore.Migrations.Migration("001_Ears")]
        public sealed class First : Microsoft.EntityFrameworkCore.Migrations.Migration
        {
            protected override void Up(Microsoft.EntityFrameworkCore.Migrations.MigrationBuilder builder)
            {
                builder.CreateTable(
                    "ears_mouths",
                    t => new
                    {
                        Id = t.Column<Guid>(),
                        PartnershipId = t.Column<Guid>(),
                        Words = t.Column<int>(),
                        Version = t.Column<int>(),
                    },
                    constraints: t => t.PrimaryKey("PK_ears_mouth", x => x.Id)
                );
                builder.CreateTable(
                    "ears_heards",
                    t => new
                    {
                        Id = t.Column<Guid>(),
                        Mouth = t.Column<Guid>(),
                        Number = t.Column<int>(),
                        Place = t.Column<int>(),
                    },
                    constraints: t => t.PrimaryKey("PK_ears_heard", x => x.Id)
                );
                builder.CreateIndex("IX_ears_heard_Mouth", "ears_heards", "Mouth");
            }
        }

        public sealed record SayInput(string Partnership, int Mouths, int Words) : IPartnershipInput;

        public sealed class Mouths
        {
            [Requires(Role.Officer)]
            public static Mouth Say(SayInput input, Change<EarsDb> change)
            {
                Mouth mouth = null!;
                for (var i = 0; i < input.Mouths; i++)
                {
                    mouth = change.Add(new Mouth { PartnershipId = change.Partnership.Id, Words = input.Words });
                    for (var word = 1; word <= input.Words; word++)
                    {
                        change.Publish(mouth, new Said(mouth.PartnershipId, mouth.Id, word));
                    }
                }

                return change.Done(mouth, "words");
            }
        }

        public sealed class Ear(Changes<EarsDb> changes) : MediatR.INotificationHandler<Said>
        {
            public Task Handle(Said said, CancellationToken cancellationToken) => changes.RunAsync(null, "hear", async change =>
            {
                await change.BeginAsync();
                var before = await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.CountAsync(
                    change.Db.Set<Heard>(),
                    h => h.Mouth == said.Mouth,
                    change.Cancellation
                );
                return change.Done(change.Add(new Heard { Mouth = said.Mouth, Number = said.Number, Place = before + 1 }), "a word");
            }, cancellationToken);
        }
        """;

    [Fact]
    public async Task No_change_is_lost_and_each_event_has_its_effect_once_and_in_order_however_often_the_host_is_killed()
    {
        var messages = RunSize.Of("EVENTS_MESSAGES", usual: 500);
        var kills = RunSize.Of("EVENTS_KILLS", usual: 5);
        using var plugins = new PluginDirectory().Add("ears", Mouths, Ears);
        var folder = Directory.CreateTempSubdirectory("killed-");
        try
        {
            var port = HostProcess.FreePort();
            string[] on =
            [
                "--Data:ConnectionString",
                $"Data Source={Path.Combine(folder.FullName, "platform.db")};Foreign Keys=True",
                "--Modules:Directory",
                plugins.Path,
            ];
            string[] serve = ["--urls", $"http://127.0.0.1:{port}", "--Events:PollMilliseconds", "20", .. on];
            var key = await PrepareAsync(on);
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);

            var random = new Random(360);
            var (said, acknowledged) = (0, 0);
            for (var kill = 0; kill < kills; kill++)
            {
                await using var host = HostProcess.Start(serve);
                await host.ReadyAsync(client);
                for (; said < messages * (kill + 1) / kills; said += Batch)
                {
                    Assert.True(await SayAsync(client, mouths: 5, words: Batch / 5));
                }

                var writing = SayUntilKilledAsync(client);
                await Task.Delay(random.Next(1, 600), TestContext.Current.CancellationToken);
                host.Kill();
                acknowledged += await writing;
            }

            await using var last = HostProcess.Start(serve);
            await last.ReadyAsync(client);
            await using var database = new SqliteConnection(on[1]);
            await database.OpenAsync(TestContext.Current.CancellationToken);
            while (await NumberAsync(database, "SELECT COUNT(*) FROM core_outbox") > 0)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }

            Assert.Equal(1, await NumberAsync(database, "SELECT COUNT(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"));
            // The last change before each kill may be there without an answer.
            var written = await NumberAsync(database, "SELECT COUNT(*) FROM ears_mouths WHERE Words = 1");
            Assert.InRange(written, acknowledged, acknowledged + kills);
            said += (int)written;
            Assert.Equal(said, await NumberAsync(database, "SELECT SUM(Words) FROM ears_mouths"));
            Assert.Equal(said, await NumberAsync(database, "SELECT COUNT(*) FROM ears_heards"));
            Assert.Equal(said, await NumberAsync(database, "SELECT COUNT(*) FROM ears_heards WHERE Number = Place"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> PrepareAsync(string[] on)
    {
        // "serve" is what migrates and loads; the commands do so too.
        Assert.Equal(
            0,
            (
                await HostProcess.RunAsync([
                    "modules",
                    "enable",
                    "ears",
                    "--partnership",
                    "lancaster-district",
                    "--Demonstration",
                    "true",
                    .. on,
                ])
            ).Code
        );
        var created = await HostProcess.RunAsync(["keys", "create", "--partnership", "lancaster-district", "--role", "officer", .. on]);
        Assert.Equal(0, created.Code);
        return created.Output.Trim();
    }

    /// <summary>How many changes were acknowledged before the host was killed.</summary>
    private static async Task<int> SayUntilKilledAsync(HttpClient client)
    {
        var acknowledged = 0;
        try
        {
            while (await SayAsync(client, mouths: 1, words: 1))
            {
                acknowledged++;
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // An answer that does not come says nothing.
        }

        return acknowledged;
    }

    private static async Task<bool> SayAsync(HttpClient client, int mouths, int words)
    {
        using var response = await client.PostAsJsonAsync(
            new Uri("/graphql", UriKind.Relative),
            new
            {
                query = $$"""
                mutation { say(input: {partnership: "lancaster-district", mouths: {{mouths}}, words: {{words}}}) { errors { message } } }
                """,
            },
            TestContext.Current.CancellationToken
        );
        var answer = await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken);
        return answer!.ToJsonString() == """{"data":{"say":{"errors":[]}}}""";
    }

    private static async Task<long> NumberAsync(SqliteConnection database, string sql)
    {
        await using var command = database.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
