using System.Text.Json.Nodes;
using CouncilPlatform.Grants.OpenData;
using CouncilPlatform.Grants.Tests.OpenData;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Grants.Tests.Awards;

public sealed class ImportTests
{
    [Theory]
    [EveryDatabase]
    public async Task A_changed_grant_is_changed_in_place(string provider)
    {
        await using var host = await Imports.StartAsync(provider);
        await host.ImportTextAsync(Package(Grant("a"), Grant("b")));
        var before = await host.AwardsAsync();

        var changed = Grant("b");
        changed["amountAwarded"] = 10.05m;
        changed["recipientOrganization"]![0]!["name"] = "New Hall";
        var run = await host.ImportTextAsync(Package(changed, Grant("c")));

        Assert.Equal("2 grants: 1 new, 1 changed, 0 unchanged; 1 recipient; £1,260.55", run.Output);
        var after = await host.AwardsAsync();
        Assert.Equal(3, after.Count);
        Assert.Equal(before["360G-example-b"].Id, after["360G-example-b"].Id);
        Assert.Equal((1005, 1), (after["360G-example-b"].Pence, after["360G-example-b"].Version));
        Assert.Equal(0, after["360G-example-a"].Version);
        Assert.Contains(
            "10.05",
            await host.ReadAsync(db =>
                db.Set<AwardSource>().Where(s => s.AwardId == before["360G-example-b"].Id).Select(s => s.Json).SingleAsync()
            ),
            StringComparison.Ordinal
        );
        // The package's last grant still has the old name.
        Assert.Equal((3, 3, 1, 1, 2), await host.CountAsync());
        Assert.Equal("Example Hall", await host.ReadAsync(db => db.Set<Recipient>().Select(r => r.Name).SingleAsync()));
    }

    [Fact]
    public async Task Other_indentation_and_order_of_fields_are_no_change()
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);
        await host.ImportTextAsync(Package(Grant("a")));
        var turned = new JsonObject(Grant("a").Reverse().Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));

        var run = await host.ImportTextAsync($$"""{ "grants": [ {{turned.ToJsonString(new() { WriteIndented = true })}} ] }""");

        Assert.Equal("1 grant: 0 new, 0 changed, 1 unchanged; 1 recipient; £1,250.50", run.Output);
    }

    [Theory]
    [EveryDatabase]
    public async Task Partnerships_keep_their_awards_apart(string provider)
    {
        await using var host = await Imports.StartAsync(provider);
        await host.CreatePartnershipAsync("salford", published: true, "grants");
        await host.ImportTextAsync(Package(Grant("a")));
        var run = await host.ImportTextAsync(Package(Grant("a"), Grant("b")), "salford");

        Assert.StartsWith("2 grants: 2 new", run.Output, StringComparison.Ordinal);
        Assert.Equal((3, 3, 2, 2, 2), await host.CountAsync());
        var data = await host.DataAsync(
            """{ a: partnership(slug: "trafford") { awardSummary { count } } b: partnership(slug: "salford") { awardSummary { count } } }"""
        );
        Assert.Equal("""{"a":{"awardSummary":{"count":1}},"b":{"awardSummary":{"count":2}}}""", data.ToJsonString());
    }

    [Theory]
    [EveryDatabase]
    public async Task Long_text_is_kept_whole_and_every_date_as_it_was_given(string provider)
    {
        var grant = Grant("long");
        grant["title"] = new string('é', 100_000);
        grant["description"] = string.Concat(Enumerable.Repeat("🏛", 50_000));
        grant["awardDate"] = "2013-01-18T23:30:00-05:00";
        grant["plannedDates"] = new JsonArray(
            new JsonObject
            {
                ["startDate"] = "2013-04",
                ["endDate"] = "2014",
                ["duration"] = 10.5m,
            }
        );
        await using var host = await Imports.StartAsync(provider);

        Assert.Equal("", (await host.ImportTextAsync(Package(grant))).Error);

        var award = (await host.AwardsAsync()).Values.Single();
        Assert.Equal((string?)grant["title"], award.Title);
        Assert.Equal((string?)grant["description"], award.Description);
        var data = await host.DataAsync(
            """
            { partnership(slug: "trafford") { award(identifier: "360G-example-long") {
                awardDate plannedDates { start { text first last } end { text first last } months } } } }
            """
        );
        Same.Json(
            """
            {
              "awardDate": "2013-01-18",
              "plannedDates": {
                "start": { "text": "2013-04", "first": "2013-04-01", "last": "2013-04-30" },
                "end": { "text": "2014", "first": "2014-01-01", "last": "2014-12-31" },
                "months": 10.5
              }
            }
            """,
            data["partnership"]!["award"]!.ToJsonString()
        );
    }

    [Fact]
    public async Task What_no_table_holds_is_a_fault_with_its_path()
    {
        var grants = Enumerable.Range(0, 6).Select(i => Grant($"{i}")).ToArray();
        grants[0]["id"] = new string('i', 201);
        grants[1]["recipientOrganization"]![0]!["id"] = new string('r', 201);
        grants[2]["grantProgramme"] = new JsonArray(new JsonObject { ["title"] = new string('t', 201) });
        grants[3]["grantProgramme"] = new JsonArray(new JsonObject { ["code"] = new string('c', 201) });
        grants[4]["amountAwarded"] = 1_000_000_000_000.01m;
        grants[5].Remove("recipientOrganization");
        grants[5]["recipientIndividual"] = new JsonObject { ["id"] = new string('p', 201), ["name"] = "Individual" };
        await using var host = await Imports.StartAsync(Providers.Sqlite);

        var run = await host.ImportTextAsync(Package(grants));

        Assert.Equal(1, run.Exit);
        Assert.Equal(
            [
                "$.grants[0].id: TOO_LONG: The text has 201 characters; expected at most 200.",
                "$.grants[1].recipientOrganization[0].id: TOO_LONG: The text has 201 characters; expected at most 200.",
                "$.grants[2].grantProgramme[0].title: TOO_LONG: The text has 201 characters; expected at most 200.",
                "$.grants[3].grantProgramme[0].code: TOO_LONG: The text has 201 characters; expected at most 200.",
                "$.grants[4].amountAwarded: OUT_OF_RANGE: £1,000,000,000,000.01 is too large; expected at most £1,000,000,000,000.00.",
                "$.grants[5].recipientIndividual.id: TOO_LONG: The text has 201 characters; expected at most 200.",
            ],
            run.Error.Split(Environment.NewLine)[..^1]
        );
        Assert.Equal(default, await host.CountAsync());
    }

    [Fact]
    public async Task A_fault_that_is_everywhere_is_listed_three_times_and_counted()
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);

        var run = await host.ImportTextAsync($$"""{"grants":[{{string.Join(',', Enumerable.Repeat("7", 1500))}}]}""");

        var lines = run.Error.Split(Environment.NewLine);
        Assert.Equal(5, lines.Length);
        Assert.Equal("$.grants[…]: WRONG_TYPE: as above, in other places. (1,497 times)", lines[^2]);
        Assert.EndsWith(" has 1,500 faults. Nothing was saved.", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [EveryDatabase]
    public async Task Stopped_half_way_it_leaves_nothing_behind(string provider)
    {
        await using var host = await Imports.StartAsync(provider);
        using var file = new PackageFile(Package([.. Enumerable.Range(0, 1200).Select(i => Grant($"{i}"))]));
        using var stop = new CancellationTokenSource();

        var run = await Record.ExceptionAsync(() => host.ImportPackageAsync(file.Path, new StopAfterFirst(stop), stop.Token));

        Assert.IsAssignableFrom<OperationCanceledException>(run);
        Assert.Equal(default, await host.CountAsync());
        Assert.Equal("Stopped. Nothing was saved.", (await host.ImportAsync(file.Path, cancellationToken: stop.Token)).Error);
    }

    [Theory]
    [EveryDatabase]
    public async Task Ctrl_C_ends_it_with_nothing_saved(string provider)
    {
        await using var host = await Imports.StartAsync(provider);
        using var file = new PackageFile(Package([.. Enumerable.Range(0, 60_000).Select(i => Grant($"{i}"))]));

        var run = await HostProcess.InterruptAsync(host, "Read 10,000 rows", "grants", "import", file.Path, "--partnership", "trafford");

        Assert.Equal((130, ""), (run.Exit, run.Output));
        Assert.Contains("Read 10,000 rows", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("\nStopped. Nothing was saved.", run.Error.TrimEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain("Read 60,000", run.Error, StringComparison.Ordinal);
        Assert.Equal(default, await host.CountAsync());
        // The database is free, and takes the next file.
        Assert.StartsWith("1 grant: 1 new", (await host.ImportTextAsync(Package(Grant("0")))).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_40_MB_is_no_trouble()
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);
        var text = new string('x', 100_000);
        using var file = new PackageFile(
            Package([
                .. Enumerable
                    .Range(0, 410)
                    .Select(i =>
                    {
                        var grant = Grant($"{i}");
                        grant["description"] = text;
                        return grant;
                    }),
            ])
        );
        Assert.True(new FileInfo(file.Path).Length > 40 * 1024 * 1024 * 0.97);

        Assert.StartsWith("410 grants: 410 new", (await host.ImportAsync(file.Path)).Output, StringComparison.Ordinal);
        Assert.Equal((410, 410, 1, 1, 1), await host.CountAsync());
    }

    [Fact]
    public async Task Two_ids_alike_euros_and_a_byte_order_mark_are_told_apart()
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);
        var (euros, twin) = (Grant("b"), Grant("a"));
        euros["currency"] = "EUR";
        twin["title"] = "Another";

        var run = await host.ImportTextAsync("\uFEFF" + Package(Grant("a"), euros, twin));
        Assert.Equal(
            [
                "$.grants[1].currency: UNSUPPORTED_CURRENCY: \"EUR\" is not supported; only grants in GBP can be imported, "
                    + "because amounts are stored in pounds and pence.",
                "$.grants[2].id: DUPLICATE_ID: \"360G-example-a\" is the id of $.grants[0] as well; expected an id of its own.",
            ],
            run.Error.Split(Environment.NewLine)[..^1]
        );
        Assert.Equal(default, await host.CountAsync());

        Assert.StartsWith("1 grant: 1 new", (await host.ImportTextAsync("\uFEFF" + Package(Grant("a")))).Output, StringComparison.Ordinal);
    }

    [Theory]
    [EveryDatabase]
    public async Task Two_imports_at_once_save_each_grant_once(string provider)
    {
        await using var host = await Imports.StartAsync(provider);
        using var file = new PackageFile(Package([.. Enumerable.Range(0, 1200).Select(i => Grant($"{i}"))]));

        var runs = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => host.ImportAsync(file.Path))));

        Assert.Single(runs, run => run.Output.StartsWith("1,200 grants: 1,200 new", StringComparison.Ordinal));
        Assert.All(
            runs,
            run =>
                Assert.True(
                    run.Output.StartsWith("1,200 grants: ", StringComparison.Ordinal)
                        || run.Error.StartsWith("The database refused: ", StringComparison.Ordinal),
                    run.ToString()
                )
        );
        Assert.Equal(
            (1200, 1200, 1, 1),
            (await host.CountAsync()) switch
            {
                var (awards, sources, recipients, programmes, _) => (awards, sources, recipients, programmes),
            }
        );
    }

    [Fact]
    public async Task What_is_no_package_is_refused_in_plain_words()
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);
        await host.CreatePartnershipAsync("off", published: true);
        using var good = new PackageFile(Package(Grant("a")));
        using var empty = new PackageFile("");
        using var text = new PackageFile("id,title\n1,Roof\n");
        using var list = new PackageFile("[]");

        await RefusedAsync("There is no partnership", good.Path, "nowhere");
        await RefusedAsync("off does not use the module grants. Turn it on: modules enable grants --partnership off", good.Path, "off");
        await RefusedAsync($"There is no file {good.Path}.gone. Check the path.", good.Path + ".gone");
        await RefusedAsync($"{Path.GetTempPath()} is a folder. Give the file in it.", Path.GetTempPath());
        await RefusedAsync("row 1: EMPTY: The file is empty", empty.Path);
        await RefusedAsync("row 1: MISSING: There is no column \"Description\"; the 360Giving standard requires it.", text.Path);
        await RefusedAsync("$: WRONG_TYPE: The file is not a 360Giving package", list.Path);
        Assert.Equal(default, await host.CountAsync());

        async Task RefusedAsync(string why, string file, string partnership = "trafford")
        {
            var run = await host.CommandAsync("grants", "import", file, "--partnership", partnership);
            Assert.Equal(1, run.Exit);
            Assert.StartsWith(why, run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        }
    }

    private static JsonObject Grant(string id) => FaultyPackage.ValidGrant(id);

    private static string Package(params JsonObject[] grants) =>
        $$"""{"grants":[{{string.Join(',', grants.Select(g => g.ToJsonString()))}}]}""";

    private sealed class StopAfterFirst(CancellationTokenSource stop) : IProgress<int>
    {
        public void Report(int value) => stop.Cancel();
    }
}
