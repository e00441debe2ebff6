using System.Text.Json.Nodes;
using CouncilPlatform.Grants.Tests.Rounds;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Lists;

/// <summary>Allocations filtered and sorted, of a fund and of the partnership.</summary>
public sealed class AllocationListTests
{
    private const string Nodes = "nodes { id number title kind state setAside total { minorUnits } fund { slug } }";

    [Theory]
    [EveryDatabase]
    public async Task Pages_in_every_order_visit_each_allocation_once(string provider)
    {
        await using var grants = await StartAsync(provider);
        foreach (var (field, key) in Keys)
        {
            foreach (var size in new[] { 1, 3, 10 })
            {
                var all = await Pages.EveryWayAsync(
                    async (direction, paging) =>
                        (
                            await grants.ReadAsync(
                                $$"""
                                allocations(orderBy: {field: {{field}}, direction: {{direction}}},
                                {{paging}}) { {{Nodes}} {{Pages.Info}} }
                                """
                            )
                        )["allocations"]!,
                    8,
                    size
                );
                var ofFund = await Pages.EveryWayAsync(
                    async (direction, paging) =>
                        (
                            await grants.ReadAsync(
                                $$"""
                                fund(slug: "pot") { allocations(orderBy: {field: {{field}}, direction: {{direction}}},
                                {{paging}}) { {{Nodes}} {{Pages.Info}} } }
                                """
                            )
                        )["fund"]!["allocations"]!,
                    5,
                    size
                );
                Assert.Equal(all.ConvertAll(n => key(n)).Order(), all.ConvertAll(n => key(n)));
                Assert.Equal(ofFund.ConvertAll(n => key(n)).Order(), ofFund.ConvertAll(n => key(n)));
            }
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task A_filter_gives_those_that_meet_all_of_it(string provider)
    {
        await using var grants = await StartAsync(provider);

        Assert.Equal(["A1", "A2", "A3", "B1", "B2", "B3", "Fee", "Roof 1"], await TitlesAsync(grants, ""));
        Assert.Equal(["B1", "B2", "B3"], await TitlesAsync(grants, """fund: "other" """));
        Assert.Equal(["Fee"], await TitlesAsync(grants, "kind: ADMINISTRATION"));
        Assert.Equal(["A2", "Roof 1"], await TitlesAsync(grants, "state: COMMITTED"));
        Assert.Equal(["B1"], await TitlesAsync(grants, "state: RELEASED"));
        Assert.Equal(["A1", "A2", "B2", "Fee"], await TitlesAsync(grants, """minAmount: "10", maxAmount: "20" """));
        // What was released holds nothing any more.
        Assert.Equal(["B1"], await TitlesAsync(grants, """maxAmount: "0" """));
        Assert.Equal(["B1", "B2", "B3", "Roof 1"], await TitlesAsync(grants, """from: "2026-10-30" """));
        Assert.Equal(["A1", "A2", "A3", "Fee"], await TitlesAsync(grants, """to: "2026-10-29" """));
        Assert.Equal(["B2", "B3"], await TitlesAsync(grants, """from: "2026-10-30", state: PROPOSED, kind: PROJECT """));
        Assert.Equal(
            ["INVALID"],
            (
                await grants.Host.AskAsync(
                    """{ partnership(slug: "north") { allocations(filter: {minAmount: "2", maxAmount: "1"}) { totalCount } } }"""
                )
            )["errors"]!
                .AsArray()
                .Select(e => (string?)e!["extensions"]!["code"])
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Whose_application_it_was_awarded_on_is_told_to_those_who_may_read_the_application(string provider)
    {
        await using var grants = await StartAsync(provider);
        var organisation = (string?)
            (await grants.Host.DataAsync($$"""{ organisation(code: "{{GrantRound.Group(1)}}") { id } }"""))["organisation"]!["id"];
        var filter = $"organisation: \"{organisation}\"";

        Assert.Equal(["Roof 1"], await TitlesAsync(grants, filter));
        Assert.Equal(["Roof 1"], await TitlesAsync(grants, filter, await grants.ApplicantAsync(1)));
        Assert.Empty(await TitlesAsync(grants, filter, await grants.ApplicantAsync(2)));
        Assert.Equal(
            "[]",
            (
                await grants.Host.DataAsync(
                    $$"""{ partnership(slug: "north") { allocations(filter: { {{filter}} }) { nodes { title } } } }"""
                )
            )["partnership"]!["allocations"]!["nodes"]!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task A_sorted_page_costs_the_same_statements_whatever_its_rows(string provider)
    {
        await using var grants = await StartAsync(provider);
        foreach (var (field, _) in Keys)
        {
            var query = $$"""
                allocations(first: SIZE, filter: {minAmount: "0"}, orderBy: {field: {{field}}}) { totalCount nodes { title setAside
                total { amount } } }
                """;
            Assert.Equal(await CountAsync(query, 1), await CountAsync(query, 8));
        }

        async Task<int> CountAsync(string query, int size)
        {
            grants.Host.Sql.Reset();
            await grants.ReadAsync(query.Replace("SIZE", $"{size}", StringComparison.Ordinal));
            return grants.Host.Sql.Statements.Count(s => s.Contains("grants_", StringComparison.Ordinal));
        }
    }

    private static readonly (string Field, Func<JsonNode, IComparable> Key)[] Keys =
    [
        ("NUMBER", n => (int)n["number"]!),
        ("AMOUNT", n => (long)n["total"]!["minorUnits"]!),
        ("DATE", n => DateTimeOffset.Parse((string)n["setAside"]!, System.Globalization.CultureInfo.InvariantCulture)),
        ("TITLE", n => (string)n["title"]!),
        ("STATE", n => Array.IndexOf(["PROPOSED", "COMMITTED", "RELEASED"], (string)n["state"]!)),
    ];

    /// <summary>Five allocations of "pot", one of them awarded on an application of the first organisation, and three of "other".</summary>
    private static async Task<GrantRound> StartAsync(string provider)
    {
        var grants = await GrantRound.StartAsync(provider);
        await grants.AddRoundAsync();
        await grants.DoAsync(
            "createFund",
            $"""slug: "other", name: "Other", source: "{GrantRound.Council}", accountableBody: "{GrantRound.Council}" """
        );
        await grants.DoAsync("receiveFunding", """fund: "other", revenue: "100", capital: "100" """);
        await AllocateAsync("pot", "A1", "10", "0");
        var committed = await AllocateAsync("pot", "A2", "0", "10");
        await AllocateAsync("pot", "A3", "30", "0.01");
        await grants.DoAsync("allocateGrant", """fund: "pot", title: "Fee", kind: ADMINISTRATION, revenue: "10" """);
        await grants.DoAsync("commitAllocation", $"""allocation: "{committed}" """, key: await grants.ApproverAsync());
        grants.SetTime("2026-10-29T12:00:00Z");
        var application = await grants.SubmittedAsync(1);
        grants.SetTime("2026-10-30T12:00:01Z");
        var released = await AllocateAsync("other", "B1", "5", "5");
        grants.SetTime("2026-10-31T12:00:01Z");
        await AllocateAsync("other", "B2", "10", "10");
        await AllocateAsync("other", "B3", "1", "0");
        await grants.DoAsync("releaseAllocation", $"""allocation: "{released}" """);
        await grants.DoAsync(
            "awardApplication",
            $$"""application: "{{application}}", draws: [{fund: "pot", revenue: "80"}], commit: true, reason: "Best use" """,
            key: await grants.ApproverAsync()
        );
        return grants;

        async Task<string> AllocateAsync(string fund, string title, string revenue, string capital) =>
            (string)
                (
                    await grants.DoAsync(
                        "allocateGrant",
                        $"""fund: "{fund}", title: "{title}", revenue: "{revenue}", capital: "{capital}" """,
                        "allocation { id }"
                    )
                )["allocation"]!["id"]!;
    }

    [Theory]
    [EveryDatabase]
    public async Task Every_fund_and_the_partnership_say_what_all_their_allocations_hold(string provider)
    {
        await using var grants = await StartAsync(provider);
        const string total = "total { total { total { minorUnits } } }";
        var read = await grants.ReadAsync(
            $$"""
            allocations(first: 1) { {{total}} } none: allocations(filter: {fund: "none"}) { {{total}} }
            funds { nodes { lines { allocated { minorUnits } } all: allocations(first: 0) { {{total}} } proposed: allocations(filter:
              {state: PROPOSED}) { {{total}} } committed: allocations(filter: {state: COMMITTED}) { {{total}} } } }
            """
        );
        var funds = read["funds"]!["nodes"]!.AsArray();
        Assert.Equal(2, funds.Count);
        Assert.All(funds, f => Assert.Equal(f!["lines"]!.AsArray().Sum(l => (long)l!["allocated"]!["minorUnits"]!), Of(f["all"]!)));
        Assert.All(funds, f => Assert.Equal(Of(f!["all"]!), Of(f["proposed"]!) + Of(f["committed"]!)));
        Assert.Equal(funds.Sum(f => Of(f!["all"]!)), Of(read["allocations"]!));
        Assert.Equal(0, Of(read["none"]!));

        static long Of(JsonNode list) => (long)list["total"]!["total"]!["total"]!["minorUnits"]!;
    }

    /// <summary>The titles, of rows that add up to the list's total.</summary>
    private static async Task<IReadOnlyList<string>> TitlesAsync(GrantRound grants, string filter, string? key = null)
    {
        const string holding =
            "proposed { revenue { minorUnits } capital { minorUnits } } committed { revenue { minorUnits } capital { "
            + "minorUnits } } paid { revenue { minorUnits } capital { minorUnits } }";
        var found = (
            await grants.ReadAsync(
                $$"""
                allocations(first: 100, filter: { {{filter}} }) { totalCount nodes { title holding { {{holding}} } } total {
                {{holding}} } }
                """,
                key
            )
        )["allocations"]!;
        foreach (
            var (state, stream) in from state in new[] { "proposed", "committed", "paid" }
            from stream in new[] { "revenue", "capital" }
            select (state, stream)
        )
        {
            Assert.Equal(
                found["nodes"]!.AsArray().Sum(n => (long)n!["holding"]![state]![stream]!["minorUnits"]!),
                (long)found["total"]![state]![stream]!["minorUnits"]!
            );
        }

        IReadOnlyList<string> titles = [.. found["nodes"]!.AsArray().Select(n => (string)n!["title"]!).Order(StringComparer.Ordinal)];
        Assert.Equal(titles.Count, (int)found["totalCount"]!);
        return titles;
    }
}
