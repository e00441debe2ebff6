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
                    async (direction, paging) => (await grants.ReadAsync(
                        $$"""applications(orderBy: {field: {{field}}, direction: {{direction}}}, {{paging}}) { nodes { id state started submitted asked { total { minorUnits } } } {{Pages.Info}} }"""))["applications"]!,
                    6,
                    size);
                Assert.Equal(all.ConvertAll(n => key(n)).Order(), all.ConvertAll(n => key(n)));
            }
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task A_filter_gives_those_that_meet_all_of_it_and_that_may_be_read(string provider)
    {
        await using var grants = await StartAsync(provider);
        var third = $"organisation: \"{(string?)(await grants.Host.DataAsync($$"""{ organisation(code: "{{GrantRound.Group(3)}}") { id } }"""))["organisation"]!["id"]}\"";

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

    private static async Task<IReadOnlyList<string>> TitlesAsync(GrantRound grants, string filter, string? key = null) =>
        [.. (await grants.ReadAsync($$"""applications(filter: { {{filter}} }) { nodes { title } }""", key))["applications"]!["nodes"]!.AsArray().Select(n => (string)n!["title"]!).Order(StringComparer.Ordinal)];
}
