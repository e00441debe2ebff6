using System.Text.Json.Nodes;
using CouncilPlatform.Grants.Tests.Rounds;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Lists;

/// <summary>Applications filtered and sorted, by those who may read them.</summary>
public sealed class ApplicationListTests
{
    [Theory]
    [EveryDatabase]
    public async Task Pages_in_every_order_visit_each_application_once(string provider)
    {
        await using var grants = await StartAsync(provider);
        foreach (var (field, key) in Keys)
        {
            foreach (var size in new[] { 1, 2, 10 })
            {
                var all = await Pages.EveryWayAsync(
                    async (direction, paging) =>
                        (
                            await grants.ReadAsync(
                                $$"""
                                applications(orderBy: {field: {{field}}, direction: {{direction}}},
                                {{paging}}) { nodes { id state started submitted asked { total { minorUnits } } } {{Pages.Info}} }
                                """
                            )
                        )["applications"]!,
                    6,
                    size
                );
                Assert.Equal(all.ConvertAll(n => key(n)).Order(), all.ConvertAll(n => key(n)));
            }
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task A_filter_gives_those_that_meet_all_of_it_and_that_may_be_read(string provider)
    {
        await using var grants = await StartAsync(provider);
        var third =
            $"organisation: \"{(string?)(await grants.Host.DataAsync($$"""
                { organisation(code: "{{GrantRound.Group(3)}}") { id } }
                """))["organisation"]!["id"]}\"";

        Assert.Equal(["Roof 1", "Roof 2", "Roof 3", "Roof 4", "Roof 5", "Roof 6"], await TitlesAsync(grants, ""));
        Assert.Equal(["Roof 1", "Roof 2"], await TitlesAsync(grants, "state: DRAFT"));
        Assert.Equal(["Roof 1", "Roof 3", "Roof 5"], await TitlesAsync(grants, """minAmount: "100", maxAmount: "100" """));
        Assert.Equal(["Roof 3", "Roof 4"], await TitlesAsync(grants, """submittedTo: "2026-09-03" """));
        Assert.Equal(["Roof 5", "Roof 6"], await TitlesAsync(grants, """submittedFrom: "2026-09-04" """));
        Assert.Equal(["Roof 3"], await TitlesAsync(grants, third));
        Assert.Equal(["Roof 3"], await TitlesAsync(grants, third, await grants.ApplicantAsync(3)));
        Assert.Empty(await TitlesAsync(grants, third, await grants.ApplicantAsync(4)));
        Assert.Equal(["Roof 4"], await TitlesAsync(grants, "state: SUBMITTED", await grants.ApplicantAsync(4)));
        Assert.Empty(await TitlesAsync(grants, """round: "none" """));
        Assert.Equal(6, (await TitlesAsync(grants, """round: "autumn" """)).Count);

        grants.SetTime("2026-11-02T12:00:00Z");
        var fifth = (
            await grants.ReadAsync(
                """
                applications(filter: {minAmount: "100", state: SUBMITTED}, orderBy: {field: STARTED,
                direction: DESCENDING}) { nodes { id } }
                """
            )
        )["applications"]!["nodes"]![0]!["id"];
        await grants.DoAsync(
            "awardApplication",
            $$"""application: "{{fifth}}", draws: [{fund: "pot", revenue: "59.99", capital: "0.01"}], commit: false, reason: "Best" """,
            key: await grants.ApproverAsync()
        );
        Assert.Equal(6, (await TitlesAsync(grants, "")).Count);
        Assert.Equal(["Roof 5"], await TitlesAsync(grants, "state: AWARDED"));
        // A page is not the whole.
        Assert.Equal(
            """{"nodes":[{"title":"Roof 1"}],"total":{"awarded":{"total":{"amount":"60.00"}}}}""",
            (await grants.ReadAsync("applications(first: 1) { nodes { title } total { awarded { total { amount } } } }"))[
                "applications"
            ]!.ToJsonString()
        );
    }

    private static readonly (string Field, Func<JsonNode, IComparable> Key)[] Keys =
    [
        ("STARTED", n => Time((string)n["started"]!)),
        ("SUBMITTED", n => (string?)n["submitted"] is { } time ? Time(time) : DateTimeOffset.MaxValue),
        ("AMOUNT", n => (long)n["asked"]!["total"]!["minorUnits"]!),
        ("STATE", n => Array.IndexOf(["DRAFT", "SUBMITTED"], (string)n["state"]!)),
    ];

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Two drafts; then two submitted by the end of 3 September in the UK, and two after.</summary>
    private static async Task<GrantRound> StartAsync(string provider)
    {
        var grants = await GrantRound.StartAsync(provider);
        await grants.AddRoundAsync();
        grants.SetTime("2026-09-02T12:00:00Z");
        await grants.DraftAsync(1);
        await grants.DraftAsync(2, revenue: "20", capital: "0.01");
        await grants.SubmittedAsync(3, revenue: "0", capital: "100");
        grants.SetTime("2026-09-03T22:59:59Z");
        await grants.SubmittedAsync(4, revenue: "7");
        grants.SetTime("2026-09-03T23:00:00Z");
        await grants.SubmittedAsync(5, revenue: "60", capital: "40");
        await grants.SubmittedAsync(6, revenue: "7");
        return grants;
    }

    /// <summary>The titles, of rows that add up to the list's total.</summary>
    private static async Task<IReadOnlyList<string>> TitlesAsync(GrantRound grants, string filter, string? key = null)
    {
        const string sums = "revenue { minorUnits } capital { minorUnits }";
        var list = (
            await grants.ReadAsync(
                $$"""
                applications(filter: { {{filter}} }) { nodes { title asked { {{sums}} } awarded { {{sums}} } } total { asked {
                {{sums}} } awarded { {{sums}} } } }
                """,
                key
            )
        )["applications"]!;
        var nodes = list["nodes"]!.AsArray();
        foreach (var (of, stream) in new[] { ("asked", "revenue"), ("asked", "capital"), ("awarded", "revenue"), ("awarded", "capital") })
        {
            Assert.Equal(nodes.Sum(n => (long?)n![of]?[stream]!["minorUnits"] ?? 0), (long)list["total"]![of]![stream]!["minorUnits"]!);
        }

        return [.. nodes.Select(n => (string)n!["title"]!).Order(StringComparer.Ordinal)];
    }
}
