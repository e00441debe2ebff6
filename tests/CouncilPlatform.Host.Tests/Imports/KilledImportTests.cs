using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CouncilPlatform.Host.Tests.Hosting;
using CouncilPlatform.Host.Tests.Modules;
using Microsoft.Data.Sqlite;

namespace CouncilPlatform.Host.Tests.Imports;

/// <summary>A host that is killed while it saves a file leaves nothing of it, and the import says so after a restart.</summary>
public sealed class KilledImportTests
{
    // It saves its rows, says so with a file, and does not come to its end: the test kills the host in between.
    private const string Jars = """
        public sealed class Jar : IKeyed
        {
            public Guid Id { get; init; } = Guid.CreateVersion7();
            public int Number { get; init; }
        }

        public sealed class JarsDb(Microsoft.EntityFrameworkCore.DbContextOptions<JarsDb> options) : ModuleDb(options, "jars")
        {
            protected override void OnModelCreating(Microsoft.EntityFrameworkCore.ModelBuilder model)
            {
                model.Entity<Jar>().Property(m => m.Id).ValueGeneratedNever();
                base.OnModelCreating(model);
            }
        }

        [Microsoft.EntityFrameworkCore.Infrastructure.DbContext(typeof(JarsDb))]
        [Microsoft.EntityFrameworkCore.Migrations.Migration("001_Jars")]
        public sealed class First : Microsoft.EntityFrameworkCore.Migrations.Migration
        {
            protected override void Up(Microsoft.EntityFrameworkCore.Migrations.MigrationBuilder builder)
            {
                builder.CreateTable(
                    "jars_jars",
                    t => new { Id = t.Column<Guid>(), Number = t.Column<int>() },
                    constraints: t => t.PrimaryKey("PK_jars_jar", x => x.Id)
                );
            }
        }

        public sealed class JarsFeature : Feature
        {
            private static readonly TableColumn Number = new("Number", ColumnNeed.Cell, "A number.");

            public override void Imports(ModuleImports imports) =>
                imports.Add(
                    new("jars", "Jars", "Jars. Those that are there stay.", "import", [Number], RunAsync)
                    {
                        Settings = [new("says", "The file that says that the rows are written.", IsRequired: true)],
                    }
                );

            private static async Task<ImportOutcome?> RunAsync(IServiceProvider services, FileImport import)
            {
                var rows = 0;
                await foreach (var _ in new TitledTable([Number], import.Faults).RowsAsync(import.File.RowsAsync(), import.Cancellation))
                {
                    rows++;
                }

                return await services.GetRequiredService<Changes<JarsDb>>().RunAsync(
                    import,
                    "importJars",
                    async change =>
                    {
                        for (var number = 1; number <= rows; number++)
                        {
                            change.Add(new Jar { Number = number });
                        }

                        await change.SaveAsync();
                        if (!import.IsPreview)
                        {
                            await System.IO.File.WriteAllTextAsync(import.Setting("says")!, "written");
                            await Task.Delay(Timeout.Infinite, import.Cancellation);
                        }

                        return ImportOutcome.Of("jar", rows, 0, 0);
                    }
                );
            }
        }
        """;

    [Fact]
    public async Task Nothing_is_half_saved_and_the_import_has_failed()
    {
        using var plugins = new PluginDirectory().Add("jars", beside: Jars);
        var folder = Directory.CreateTempSubdirectory("killed-import-");
        try
        {
            var port = HostProcess.FreePort();
            var written = Path.Combine(folder.FullName, "written");
            string[] on =
            [
                "--Data:ConnectionString",
                $"Data Source={Path.Combine(folder.FullName, "platform.db")};Foreign Keys=True",
                "--Imports:Directory",
                Path.Combine(folder.FullName, "imports"),
                "--Modules:Directory",
                plugins.Path,
            ];
            string[] serve = ["--urls", $"http://127.0.0.1:{port}", .. on];
            await RunAsync(["modules", "enable", "jars", "--partnership", "lancaster-district", "--Demonstration", "true", .. on]);
            var key = await RunAsync(["keys", "create", "--partnership", "lancaster-district", "--role", "officer", .. on]);
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
            await using var database = new SqliteConnection(on[1]);

            string id;
            await using (var host = HostProcess.Start(serve))
            {
                await host.ReadyAsync(client);
                id = await SendAsync(client, written);
                Assert.Equal("READY", await UntilAsync(client, id, "WAITING", "READING"));
                await ConfirmAsync(client, id);
                while (!File.Exists(written))
                {
                    await Task.Delay(20, TestContext.Current.CancellationToken);
                }

                host.Kill();
            }

            Assert.Single(Directory.EnumerateFiles(Path.Combine(folder.FullName, "imports")));
            await database.OpenAsync(TestContext.Current.CancellationToken);
            // The lease of the dead host ends by itself; the test does not wait for it.
            Assert.Equal(1, await ExecuteAsync("UPDATE core_imports SET LeasedUntilUtc = '2020-01-01 00:00:00' WHERE State = 'Saving'"));
            await using var next = HostProcess.Start(serve);
            await next.ReadyAsync(client);
            Assert.Equal("FAILED", await UntilAsync(client, id, "SAVING"));
            Assert.Contains("Nothing was saved.", (string?)(await ShowAsync(client, id))["problem"], StringComparison.Ordinal);
            Assert.Equal(0, await CountAsync("SELECT COUNT(*) FROM jars_jars"));
            Assert.Empty(Directory.EnumerateFiles(Path.Combine(folder.FullName, "imports")));

            async Task<int> ExecuteAsync(string sql)
            {
                await using var command = database.CreateCommand();
                command.CommandText = sql;
                return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            }

            async Task<long> CountAsync(string sql)
            {
                await using var command = database.CreateCommand();
                command.CommandText = sql;
                return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
            }
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> RunAsync(string[] arguments)
    {
        var ended = await HostProcess.RunAsync(arguments);
        Assert.True(ended.Code == 0, ended.Output + ended.Errors);
        return ended.Output.Trim();
    }

    private static async Task<string> SendAsync(HttpClient client, string says)
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes("Number\n1\n2\n3\n")), "file", "jars.csv" },
            { new StringContent(says), "says" },
        };
        using var response = await client.PostAsync(
            new Uri("/imports/v1/lancaster-district/jars", UriKind.Relative),
            form,
            TestContext.Current.CancellationToken
        );
        var answer = await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, answer!.ToJsonString());
        return (string)answer["id"]!;
    }

    private static async Task ConfirmAsync(HttpClient client, string id)
    {
        using var response = await client.PostAsJsonAsync(
            new Uri("/graphql", UriKind.Relative),
            new
            {
                query = $$"""
                mutation { confirmImport(input: {partnership: "lancaster-district", import: "{{id}}"}) { errors { message } } }
                """,
            },
            TestContext.Current.CancellationToken
        );
        var answer = await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken);
        Assert.Equal("""{"data":{"confirmImport":{"errors":[]}}}""", answer!.ToJsonString());
    }

    private static async Task<string> UntilAsync(HttpClient client, string id, params string[] passing)
    {
        while (true)
        {
            var state = (string)(await ShowAsync(client, id))["state"]!;
            if (!passing.Contains(state, StringComparer.Ordinal))
            {
                return state;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<JsonNode> ShowAsync(HttpClient client, string id) =>
        (
            await client.GetFromJsonAsync<JsonNode>(
                new Uri($"/imports/v1/lancaster-district/{id}", UriKind.Relative),
                TestContext.Current.CancellationToken
            )
        )!;
}
