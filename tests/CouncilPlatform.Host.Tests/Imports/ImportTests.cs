using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CouncilPlatform.CommunityPlanning;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Imports;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Imports;

/// <summary>Files that are sent: read and checked first, and saved once they are confirmed.</summary>
public sealed class ImportTests
{
    [Theory, EveryDatabase]
    public async Task A_file_is_read_first_and_saved_when_it_is_confirmed(string provider)
    {
        await using var sender = await Sender.StartAsync(provider);
        var before = await CountsAsync(sender.Host);

        var (status, import) = await sender.SendAsync(Sender.Spend(("A1", "100.50"), ("A2", "7")));
        var id = (string)import["id"]!;
        import = await sender.UntilAsync(id, "READY");

        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Accepted, status.ToString());
        Assert.Equal("2 0 0 0", $"{import["new"]} {import["changed"]} {import["unchanged"]} {import["notInFile"]}");
        Assert.Equal("2 budget lines: 2 new, 0 changed, 0 unchanged", (string?)import["summary"]);
        // The preview has saved nothing of the file.
        Assert.Equal(before, await CountsAsync(sender.Host));
        Assert.Empty(await sender.LinesAsync());

        var payload = await sender.DecideAsync("confirmImport", id);
        Assert.Empty(payload["errors"]!.AsArray());
        import = await sender.UntilAsync(id, "DONE");
        Assert.Equal("2 budget lines: 2 new, 0 changed, 0 unchanged", (string?)import["summary"]);
        Assert.Equal(["A1 100.50", "A2 7.00"], await sender.LinesAsync());

        // The same file again: it waits under one id, and its preview says that it was imported before.
        (_, var again) = await sender.SendAsync(Sender.Spend(("A1", "100.50"), ("A2", "7")));
        (_, var twice) = await sender.SendAsync(Sender.Spend(("A1", "100.50"), ("A2", "7")));
        Assert.Equal((string?)again["id"], (string?)twice["id"]);
        again = await sender.UntilAsync((string)again["id"]!, "READY");
        Assert.Equal("0 0 2 0", $"{again["new"]} {again["changed"]} {again["unchanged"]} {again["notInFile"]}");
        Assert.StartsWith("The same file was imported on ", (string?)again["notes"]!.AsArray().Single(), StringComparison.Ordinal);

        // Others change something after the preview: the summary says what was done.
        (_, var other) = await sender.SendAsync(Sender.Spend(("A1", "100.50"), ("A3", "9")));
        await sender.UntilAsync((string)other["id"]!, "READY");
        await sender.DecideAsync("confirmImport", (string)other["id"]!);
        await sender.UntilAsync((string)other["id"]!, "DONE");
        await sender.DecideAsync("confirmImport", (string)again["id"]!);
        again = await sender.UntilAsync((string)again["id"]!, "DONE");
        Assert.Equal("0 0 2 1", $"{again["new"]} {again["changed"]} {again["unchanged"]} {again["notInFile"]}");
        payload = await sender.DecideAsync("confirmImport", id);
        Assert.Equal("WRONG_STATE", (string?)payload["errors"]![0]!["code"]);
        // Nothing is left of the files.
        var files = sender.Host.Services.GetRequiredService<ImportFiles>();
        Assert.False(files.Has(Guid.ParseExact(id.Split('_')[1], "N")));
    }

    [Theory, EveryDatabase]
    public async Task Only_the_organisation_that_sent_a_file_decides_about_it_and_its_rows_must_be_its_own(string provider)
    {
        await using var sender = await Sender.StartAsync(provider);
        var county = await sender.Host.KeyAsync(Sender.Slug, Role.Officer, Sender.County);
        var administrator = await sender.Host.KeyAsync(Sender.Slug, Role.Administrator, Sender.County);
        var (_, import) = await sender.SendAsync(Sender.Spend(("A1", "1")));
        var id = (string)import["id"]!;
        await sender.UntilAsync(id, "READY");

        Assert.Contains("NOT_FOUND", await sender.Host.GetAsync($"/imports/v1/{Sender.Slug}/{id}", county), StringComparison.Ordinal);
        Assert.Equal("NOT_FOUND", (string?)(await sender.DecideAsync("confirmImport", id, county))["errors"]![0]!["code"]);
        Assert.Contains("READY", await sender.Host.GetAsync($"/imports/v1/{Sender.Slug}/{id}", administrator), StringComparison.Ordinal);
        Assert.Equal("NOT_YOURS", (string?)(await sender.DecideAsync("confirmImport", id, administrator))["errors"]![0]!["code"]);
        Assert.Equal((1, 0, 1), (await sender.ListedAsync(), await sender.ListedAsync(county), await sender.ListedAsync(administrator)));

        // An officer of another council cannot add to the district's budget, and reads so before anything is saved.
        (_, var foreign) = await sender.SendAsync(Sender.Spend(("A1", "1")), county);
        while ((string?)foreign["state"] is "WAITING" or "READING")
        {
            foreign = JsonNode.Parse(await sender.Host.GetAsync($"/imports/v1/{Sender.Slug}/{foreign["id"]}", county))!;
        }

        Assert.Equal("FAULTY NOT_YOURS", $"{foreign["state"]} {foreign["faults"]![0]!["code"]}");
        Assert.Empty(await sender.LinesAsync());
    }

    [Fact]
    public async Task What_cannot_be_accepted_is_refused_with_the_reason()
    {
        await using var sender = await Sender.StartAsync(settings: new Dictionary<string, string?> { ["Imports:MaxBytes"] = "2048" });
        var file = Encoding.UTF8.GetBytes(Sender.Spend(("A1", "1")));
        var viewer = await sender.Host.KeyAsync(Sender.Slug, Role.Viewer, Sender.District);

        Assert.Equal("Unauthorized UNAUTHENTICATED", Show(await sender.SendAsync(file, key: null)));
        Assert.Equal("Forbidden FORBIDDEN", Show(await sender.SendAsync(file, viewer)));
        Assert.Equal("NotFound NOT_FOUND", Show(await sender.SendAsync(file, sender.Key, kind: "gold")));
        Assert.Equal("RequestEntityTooLarge BODY_TOO_LARGE", Show(await sender.SendAsync(new byte[2049], sender.Key)));
        Assert.Equal("RequestEntityTooLarge BODY_TOO_LARGE", Show(await sender.SendAsync(new byte[4_000_000], sender.Key)));
        Assert.Equal("UnprocessableEntity INVALID", Show(await sender.SendAsync([], sender.Key)));
        Assert.Equal("UnprocessableEntity INVALID", Show(await sender.SendAsync(file, sender.Key, fields: ("colour", "red"))));
        Assert.Equal("BadRequest BAD_REQUEST", Show(await sender.SendAsync(file, sender.Key, idempotencyKey: "a b")));
        // Nothing of it waits.
        Assert.Equal(0, await sender.ListedAsync());

        // Of 64 at once one counts.
        var sent = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => sender.SendAsync(file, sender.Key, idempotencyKey: "k")));
        Assert.Single(sent.Select(s => (string?)s.Answer["id"]).Distinct());
        Assert.Equal(1, await sender.ListedAsync());
        var first = sent[0].Answer;
        await sender.UntilAsync((string)first["id"]!, "READY");
        await sender.DecideAsync("confirmImport", (string)first["id"]!);
        await sender.UntilAsync((string)first["id"]!, "DONE");
        var (_, second) = await sender.SendAsync(file, sender.Key, idempotencyKey: "k");
        Assert.Equal($"{first["id"]} DONE", $"{second["id"]} {second["state"]}");
        Assert.Equal(
            "UnprocessableEntity IDEMPOTENCY_KEY_REUSED",
            Show(await sender.SendAsync(Encoding.UTF8.GetBytes(Sender.Spend(("A2", "1"))), sender.Key, idempotencyKey: "k"))
        );

        static string Show((HttpStatusCode Status, JsonNode Answer) refused) =>
            $"{refused.Status} {refused.Answer["errors"]![0]!["extensions"]!["code"]}";
    }

    [Fact]
    public async Task A_file_comes_back_with_its_faults_and_is_sent_again_corrected()
    {
        await using var sender = await Sender.StartAsync();
        var (_, import) = await sender.SendAsync(Sender.Spend(("A1", "a"), ("A2", "2"), ("A3", "b")), name: "what we spend.txt");
        var id = (string)import["id"]!;
        import = await sender.UntilAsync(id, "FAULTY");

        Assert.Equal(2, (int?)import["faultCount"]);
        Assert.Equal(
            "Amount 2 1",
            $"{import["faults"]![0]!["column"]} {import["faults"]![0]!["rows"]![0]} {import["faults"]![0]!["count"]}"
        );
        Assert.Equal("WRONG_STATE", (string?)(await sender.DecideAsync("confirmImport", id))["errors"]![0]!["code"]);
        var csv = await sender.Host.GetAsync($"/imports/v1/{Sender.Slug}/{id}/faults.csv", sender.Key);
        var lines = csv.TrimStart('\uFEFF').ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        Assert.EndsWith(",Firmness,Faults", lines[0], StringComparison.Ordinal);
        Assert.Contains("Amount: ", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",Firm,", lines[2], StringComparison.Ordinal);
        Assert.Contains("Amount: ", lines[3], StringComparison.Ordinal);
        Assert.Equal(
            import["faults"]!.ToJsonString(),
            JsonNode.Parse(await sender.Host.GetAsync($"/imports/v1/{Sender.Slug}/{id}/faults.json", sender.Key))!.ToJsonString()
        );

        // The person corrects the cells and leaves the column of faults as it is.
        var corrected = csv.Replace(",a,", ",1,", StringComparison.Ordinal).Replace(",b,", ",3,", StringComparison.Ordinal);
        (_, import) = await sender.SendAsync(corrected);
        import = await sender.UntilAsync((string)import["id"]!, "READY");
        Assert.Equal(3, (int?)import["new"]);

        // The workbook with the faults is read as the table that it is.
        var workbook = await sender.Host.Client.SendAsync(
            new(HttpMethod.Get, $"/imports/v1/{Sender.Slug}/{id}/faults.xlsx") { Headers = { Authorization = new("Bearer", sender.Key) } },
            TestContext.Current.CancellationToken
        );
        (_, import) = await sender.SendAsync(
            await workbook.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken),
            sender.Key,
            "called anything.csv"
        );
        import = await sender.UntilAsync((string)import["id"]!, "FAULTY");
        Assert.Equal(2, (int?)import["faultCount"]);
    }

    [Fact]
    public async Task Only_so_many_files_with_faults_are_downloaded_at_once()
    {
        await using var sender = await Sender.StartAsync(settings: new Dictionary<string, string?> { ["Imports:AtOnce"] = "1" });
        var (_, import) = await sender.SendAsync(Sender.Spend(("A1", "a")));
        await sender.UntilAsync((string)import["id"]!, "FAULTY");
        var address = $"/imports/v1/{Sender.Slug}/{import["id"]}/faults";

        using (sender.Host.Services.GetRequiredService<FaultFilePlaces>().Take())
        {
            using var refused = await GetAsync(address + ".csv");
            Assert.Equal(
                (HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)),
                (refused.StatusCode, refused.Headers.RetryAfter?.Delta)
            );
            Assert.Contains(
                "BUSY",
                await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
                StringComparison.Ordinal
            );
            // The list is there already.
            using var list = await GetAsync(address + ".json");
            Assert.Equal(HttpStatusCode.OK, list.StatusCode);
        }

        foreach (var extension in new[] { ".csv", ".xlsx", ".csv" })
        {
            using var file = await GetAsync(address + extension);
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        }

        Task<HttpResponseMessage> GetAsync(string of) =>
            sender.Host.Client.SendAsync(
                new(HttpMethod.Get, of) { Headers = { Authorization = new("Bearer", sender.Key) } },
                TestContext.Current.CancellationToken
            );
    }

    [Theory, EveryDatabase]
    public async Task Another_host_takes_over_what_a_host_left(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var folder = Directory.CreateTempSubdirectory("imports-").FullName;
        var idle = new Dictionary<string, string?> { ["Imports:AtOnce"] = "0", ["Imports:Directory"] = folder };
        var busy = new Dictionary<string, string?> { ["Imports:Directory"] = folder };
        string read,
            died;
        await using (var sender = await Sender.StartAsync(provider, idle, on: database))
        {
            // One that nobody read, and one whose host died while it was saved.
            read = (string)(await sender.SendAsync(Sender.Spend(("A1", "1")))).Answer["id"]!;
            died = (string)(await sender.SendAsync(Sender.Spend(("A2", "2")))).Answer["id"]!;
            await using var scope = sender.Host.CommandScope();
            var key = Guid.ParseExact(died.Split('_')[1], "N");
            await scope
                .ServiceProvider.GetRequiredService<CoreDb>()
                .Imports.Where(i => i.Id == key)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(i => i.State, ImportState.Saving)
                            .SetProperty(i => i.Lease, Guid.NewGuid())
                            .SetProperty(i => i.LeasedUntilUtc, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc)),
                    TestContext.Current.CancellationToken
                );
        }

        await using var second = await ModuleHost.StartAsync([typeof(CommunityPlanningModule)], provider, settings: busy, on: database);
        var admin = await second.KeyAsync(Sender.Slug, Role.Administrator);
        Assert.Equal("READY", await StateAsync(read));
        Assert.Equal("FAILED", await StateAsync(died));
        Assert.Contains(
            "The host stopped while the file was being saved. Nothing was saved.",
            await second.GetAsync($"/imports/v1/{Sender.Slug}/{died}", admin),
            StringComparison.Ordinal
        );

        async Task<string> StateAsync(string id)
        {
            string? state;
            do
            {
                state = (string?)JsonNode.Parse(await second.GetAsync($"/imports/v1/{Sender.Slug}/{id}", admin))!["state"];
            } while (state is "WAITING" or "READING" or "SAVING");

            return state!;
        }
    }

    [Fact]
    public async Task An_import_is_cancelled_or_expires_and_its_file_is_deleted()
    {
        var time = new TestClock(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
        await using var sender = await Sender.StartAsync(services: services => services.AddSingleton<TimeProvider>(time));
        var files = sender.Host.Services.GetRequiredService<ImportFiles>();
        var (_, cancelled) = await sender.SendAsync(Sender.Spend(("A1", "1")));
        await sender.UntilAsync((string)cancelled["id"]!, "READY");
        Assert.True(files.Has(KeyOf(cancelled)));
        Assert.Equal("CANCELLED", (string?)(await sender.DecideAsync("cancelImport", (string)cancelled["id"]!))["import"]!["state"]);
        Assert.False(files.Has(KeyOf(cancelled)));
        Assert.Equal("WRONG_STATE", (string?)(await sender.DecideAsync("cancelImport", (string)cancelled["id"]!))["errors"]![0]!["code"]);

        var (_, left) = await sender.SendAsync(Sender.Spend(("A2", "1")));
        await sender.UntilAsync((string)left["id"]!, "READY");
        time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal("WRONG_STATE", (string?)(await sender.DecideAsync("confirmImport", (string)left["id"]!))["errors"]![0]!["code"]);
        await sender.Host.Services.GetRequiredService<ImportLeases>().ExpireAsync(TestContext.Current.CancellationToken);
        Assert.Equal("EXPIRED", (string?)(await sender.UntilAsync((string)left["id"]!, "EXPIRED"))["state"]);
        Assert.False(files.Has(KeyOf(left)));
        Assert.Empty(await sender.LinesAsync());

        static Guid KeyOf(JsonNode import) => Guid.ParseExact(((string)import["id"]!).Split('_')[1], "N");
    }

    [Theory, EveryDatabase]
    public async Task What_is_cancelled_while_it_is_saved_is_not_saved(string provider)
    {
        await using var sender = await Sender.StartAsync(provider, new Dictionary<string, string?> { ["Imports:AtOnce"] = "0" });
        var id = (string)(await sender.SendAsync(Sender.Spend(("A1", "1")))).Answer["id"]!;
        var key = Guid.ParseExact(id.Split('_')[1], "N");
        await using var scope = sender.Host.CommandScope();
        var services = scope.ServiceProvider;
        var partnership = await services.GetRequiredService<IPartnerships>().FindAsync(Sender.Slug, TestContext.Current.CancellationToken);
        // Its lease is no longer held when it comes to commit.
        services.GetRequiredService<ImportCommit>().Lease = new(key, Guid.NewGuid(), Saves: true);
        await using var file = sender.Host.Services.GetRequiredService<ImportFiles>().Open(key);
        var request = new ImportRequest(
            services.GetRequiredService<ImportCatalogue>().Find("spend")!,
            partnership,
            "spend.csv",
            new Dictionary<string, string>(),
            new Dictionary<string, string>(),
            IsPreview: false
        );

        await Assert.ThrowsAsync<ImportTakenException>(() =>
            services.GetRequiredService<ImportRun>().RunAsync(request, file, progress: null, TestContext.Current.CancellationToken)
        );

        Assert.Empty(await sender.LinesAsync());
    }

    // Every table but those in which the host notes the import itself.
    private static async Task<string> CountsAsync(ModuleHost host)
    {
        await using var scope = host.CommandScope();
        var counts = new List<string>();
        foreach (var database in new[] { typeof(CoreDb), typeof(CommunityPlanningDb) })
        {
            var db = (DbContext)scope.ServiceProvider.GetRequiredService(database);
            foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct().Order(StringComparer.Ordinal))
            {
                if (table is not ("core_imports" or "core_audit" or "core_audit_heads"))
                {
#pragma warning disable EF1002 // The names of tables are the model's own.
                    var count = await db
                        .Database.SqlQueryRaw<int>($"SELECT CAST(COUNT(*) AS INT) AS \"Value\" FROM \"{table}\"")
                        .SingleAsync(TestContext.Current.CancellationToken);
#pragma warning restore EF1002
                    counts.Add($"{table} {count}");
                }
            }
        }

        return string.Join('\n', counts);
    }
}
