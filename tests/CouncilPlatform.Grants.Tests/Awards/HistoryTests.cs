using System.Text.Json.Nodes;
using CouncilPlatform.Grants.Tests.OpenData;
using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Grants.Tests.Awards;

public sealed class HistoryTests
{
    [Theory]
    [EveryDatabase]
    public async Task An_amendment_changes_the_award_in_place_and_its_history_tells_what_it_was(string provider)
    {
        var clock = new TestClock(new DateTimeOffset(2026, 4, 1, 9, 0, 0, TimeSpan.Zero));
        await using var host = await ModuleHost.StartAsync<GrantsModule>(provider, services => services.AddSingleton<TimeProvider>(clock));
        await host.CreatePartnershipAsync("trafford", published: true, "grants");
        var key = await host.KeyAsync("trafford", Role.Viewer);
        var (a, b) = (FaultyPackage.ValidGrant("a"), FaultyPackage.ValidGrant("b"));
        await ImportAsync("2 new, 0 changed", a, b);
        Assert.Equal("[]", (await HistoryAsync("a"))["nodes"]!.ToJsonString());

        clock.Advance(TimeSpan.FromDays(1));
        a["amountAwarded"] = JsonNode.Parse("1500.05");
        a["recipientOrganization"]![0]!.AsObject().Remove("charityNumber");
        a["url"] = "https://www.example.org/a";
        await ImportAsync("0 new, 1 changed, 1 unchanged", a, b);
        clock.Advance(TimeSpan.FromDays(1));
        a["amountAwarded"] = JsonNode.Parse("1250.50");
        await ImportAsync("0 new, 1 changed, 1 unchanged", a, b);

        var history = await HistoryAsync("a");
        Assert.Equal(4, (int)history["totalCount"]!);
        Assert.Equal(
            [
                ("2026-04-03", "amountAwarded", "1500.05", "1250.50"),
                ("2026-04-02", "amountAwarded", "1250.50", "1500.05"),
                ("2026-04-02", "recipientOrganization[0].charityNumber", "0000000", null),
                ("2026-04-02", "url", null, "https://www.example.org/a"),
            ],
            history["nodes"]!
                .AsArray()
                .Select(c =>
                    (Day: ((string?)c!["changedAt"])![..10], Field: (string?)c["field"], (string?)c["before"], (string?)c["after"])
                )
                .OrderByDescending(c => c.Day, StringComparer.Ordinal)
                .ThenBy(c => c.Field, StringComparer.Ordinal)
        );
        Assert.Equal("2026-04-03", ((string?)history["nodes"]![0]!["changedAt"])![..10]);
        Assert.Equal("[]", (await HistoryAsync("b"))["nodes"]!.ToJsonString());
        Assert.Equal(2, (await host.AwardsAsync())["360G-example-a"].Version);

        // A refused file leaves no trace in the history.
        a["amountAwarded"] = -1;
        Assert.Equal(1, (await host.ImportTextAsync(Package(a))).Exit);
        Assert.Equal(4, (int)(await HistoryAsync("a"))["totalCount"]!);

        async Task ImportAsync(string expected, params JsonObject[] grants) =>
            Assert.Contains(expected, (await host.ImportTextAsync(Package(grants))).Output, StringComparison.Ordinal);

        async Task<JsonNode> HistoryAsync(string id) =>
            (
                await host.DataAsync(
                    $$"""
                    { partnership(slug: "trafford") { award(identifier: "360G-example-{{id}}") { history { totalCount nodes {
                    changedAt field before after } } } } }
                    """,
                    key
                )
            )["partnership"]!["award"]!["history"]!;
    }

    [Fact]
    public async Task What_was_taken_out_is_not_for_strangers()
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);
        var grant = FaultyPackage.ValidGrant("a");
        grant["description"] = "Write to office@example.org";
        await host.ImportTextAsync(Package(grant));
        await host.ImportTextAsync(Package(FaultyPackage.ValidGrant("a")));

        var answer = await host.AskAsync(
            """{ partnership(slug: "trafford") { award(identifier: "360G-example-a") { description history { nodes { before } } } } }"""
        );

        Assert.Equal("UNAUTHENTICATED", (string?)answer["errors"]![0]!["extensions"]!["code"]);
        Assert.DoesNotContain("office@", answer.ToJsonString(), StringComparison.Ordinal);
    }

    private static string Package(params JsonObject[] grants) =>
        $$"""{"grants":[{{string.Join(',', grants.Select(g => g.ToJsonString()))}}]}""";
}
