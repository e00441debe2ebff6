using System.Globalization;
using System.Text.Json.Nodes;
using CouncilPlatform.Grants.Tests.Rounds;
using CouncilPlatform.Testing.Databases;
using CsCheck;

namespace CouncilPlatform.Grants.Tests.Totals;

/// <summary>The ledgers of funds added up for dashboards.</summary>
public sealed class FundTotalTests
{
    private const string Fields =
        "fund fundName stream programmeCode programme financialYear received { minorUnits } free { minorUnits } proposed { "
        + "minorUnits } committed { minorUnits } paid { minorUnits }";

    private static readonly string[] Amounts = ["received", "free", "proposed", "committed", "paid"];

    private static readonly string[] Dimensions = ["FUND", "STREAM", "PROGRAMME", "RECIPIENT", "FINANCIAL_YEAR"];

    [Theory]
    [EveryDatabase]
    public async Task A_financial_year_begins_with_the_first_of_April_by_the_UKs_clocks(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider);
        foreach (
            var (time, amount) in new[]
            {
                ("2027-03-31T22:59:59Z", 1),
                ("2027-03-31T23:00:00Z", 2),
                ("2028-03-31T23:59:59+01:00", 4),
                ("2028-04-01T00:00:00+01:00", 8),
                ("2028-12-31T23:59:59Z", 16),
            }
        )
        {
            grants.SetTime(time);
            await grants.DoAsync("receiveFunding", $"""fund: "pot", revenue: "{amount}" """);
        }

        var rows = await TotalsAsync(grants, ["FINANCIAL_YEAR"], """filter: {stream: REVENUE}""");
        // £1,000 came on 1 September 2026.
        Assert.Equal(
            ["2026/27 100100", "2027/28 600", "2028/29 2400"],
            rows.Select(r => $"{r["financialYear"]} {r["received"]!["minorUnits"]}")
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task An_award_counts_for_its_programme_and_the_rest_for_none(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider);
        await grants.AddRoundAsync();
        var id = await AfterNoonAsync(grants);
        await grants.DoAsync("allocateGrant", """fund: "pot", title: "Bus", revenue: "50", capital: "7" """);
        await grants.DoAsync(
            "awardApplication",
            $$"""application: "{{id}}", draws: [{fund: "pot", revenue: "80"}], commit: true, reason: "Best use" """,
            key: await grants.ApproverAsync()
        );

        var rows = await TotalsAsync(grants, ["FUND", "STREAM", "PROGRAMME"]);
        Same.Json(
            """
            [
              {
                "fund": "pot",
                "fundName": "Pot",
                "stream": "REVENUE",
                "programmeCode": "small",
                "programme": "Small grants",
                "financialYear": null,
                "received": { "minorUnits": 0 },
                "free": { "minorUnits": -8000 },
                "proposed": { "minorUnits": 0 },
                "committed": { "minorUnits": 8000 },
                "paid": { "minorUnits": 0 }
              },
              {
                "fund": "pot",
                "fundName": "Pot",
                "stream": "REVENUE",
                "programmeCode": null,
                "programme": "Not given",
                "financialYear": null,
                "received": { "minorUnits": 100000 },
                "free": { "minorUnits": 95000 },
                "proposed": { "minorUnits": 5000 },
                "committed": { "minorUnits": 0 },
                "paid": { "minorUnits": 0 }
              },
              {
                "fund": "pot",
                "fundName": "Pot",
                "stream": "CAPITAL",
                "programmeCode": null,
                "programme": "Not given",
                "financialYear": null,
                "received": { "minorUnits": 50000 },
                "free": { "minorUnits": 49300 },
                "proposed": { "minorUnits": 700 },
                "committed": { "minorUnits": 0 },
                "paid": { "minorUnits": 0 }
              }
            ]
            """,
            $"[{string.Join(',', rows.Select(r => r.ToJsonString()))}]"
        );
        Assert.Equal(
            [-8000L],
            (await TotalsAsync(grants, [], """filter: {programme: "small"}""")).Select(r => (long)r["free"]!["minorUnits"]!)
        );
        Assert.Empty(await TotalsAsync(grants, ["FUND"], """filter: {fund: "none"}"""));
    }

    [Theory]
    [EveryDatabase]
    public async Task Money_counts_for_its_recipient_and_under_each_priority_that_it_serves(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider);
        foreach (var code in new[] { "climate", "health" })
        {
            await grants.DoAsync(
                "createFundingPriority",
                $"""code: "{code}", title: "The {code}", kind: OUTCOME, source: "Plan of 2026" """
            );
        }

        await grants.DoAsync(
            "allocateGrant",
            $"""fund: "pot", title: "Baths", revenue: "50", recipient: "{GrantRound.Group(1)}", priorities: ["climate", "health"]"""
        );
        await grants.DoAsync("allocateGrant", """fund: "pot", title: "Hydro", revenue: "30", priorities: ["climate"]""");
        await grants.DoAsync("allocateGrant", $"""fund: "pot", title: "Fee", revenue: "5", recipient: "{GrantRound.Group(1)}" """);

        const string fields = "recipient priorityCode priority proposed { amount }";
        Assert.Equal(
            ["climate The climate 80.00", "health The health 50.00", " Not given 5.00"],
            (await RowsAsync("by: [PRIORITY], filter: {stream: REVENUE}")).Select(r =>
                $"{r["priorityCode"]} {r["priority"]} {r["proposed"]!["amount"]}"
            )
        );
        Assert.Equal(
            ["50.00"],
            (await RowsAsync("""by: [], filter: {stream: REVENUE, priority: "health"}""")).Select(r => (string?)r["proposed"]!["amount"])
        );
        Assert.Equal(
            ["Village hall 1 55.00", "Not given 30.00"],
            (await RowsAsync("by: [RECIPIENT], filter: {stream: REVENUE}")).Select(r => $"{r["recipient"]} {r["proposed"]!["amount"]}")
        );

        async Task<IEnumerable<JsonNode>> RowsAsync(string arguments) =>
            (await grants.ReadAsync($$"""fundTotals({{arguments}}) { {{fields}} }"""))["fundTotals"]!.AsArray().Select(r => r!);
    }

    [Theory]
    [EveryDatabase]
    public async Task Whatever_is_done_every_set_of_dimensions_adds_up_to_the_funds_own_lines(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider);
        await grants.AddRoundAsync();
        var awarded = await AfterNoonAsync(grants);
        await grants.DoAsync(
            "awardApplication",
            $$"""application: "{{awarded}}", draws: [{fund: "pot", revenue: "80"}], commit: false, reason: "Best use" """,
            key: await grants.ApproverAsync()
        );
        var number = 0;
        var clock = grants.Time.GetUtcNow();
        await Gen.Select(Gen.Int[0, 3], Gen.Int[1, 4000], Gen.Int[0, 4000], Gen.Int[1, 400])
            .Array[1, 12]
            .SampleAsync(
                async steps =>
                {
                    var fund = $"fund-{++number}";
                    await grants.DoAsync(
                        "createFund",
                        $"""slug: "{fund}", name: "Fund", source: "{GrantRound.Council}", accountableBody: "{GrantRound.Council}" """
                    );
                    await grants.DoAsync("receiveFunding", $"""fund: "{fund}", revenue: "1000", capital: "1000" """);
                    var allocations = new List<string>();
                    foreach (var (kind, revenue, capital, days) in steps)
                    {
                        grants.SetTime((clock = clock.AddDays(days)).ToString("O", CultureInfo.InvariantCulture));
                        switch (kind)
                        {
                            case 0:
                                await grants.DoAsync(
                                    "receiveFunding",
                                    $"""fund: "{fund}", revenue: "{revenue / 100m}", capital: "{capital / 100m}" """
                                );
                                break;
                            case 2 when allocations.Count > 0:
                                await grants.SendAsync(
                                    "commitAllocation",
                                    $"""allocation: "{allocations[^1]}" """,
                                    "",
                                    await grants.ApproverAsync()
                                );
                                break;
                            case 3 when allocations.Count > 0:
                                await grants.SendAsync("releaseAllocation", $"""allocation: "{allocations[0]}" """, "");
                                break;
                            default:
                                allocations.Add(
                                    (string)
                                        (
                                            await grants.DoAsync(
                                                "allocateGrant",
                                                $"""
                                                fund: "{fund}", title: "Share", revenue: "{revenue / 100m}", capital:
                                                "{capital / 100m}"
                                                """,
                                                "allocation { id }"
                                            )
                                        )["allocation"]!["id"]!
                                );
                                break;
                        }
                    }

                    var lines = (
                        await grants.ReadAsync(
                            "funds(first: 100) { nodes { slug lines { stream granted { minorUnits } remaining { minorUnits } "
                                + "proposed { minorUnits } committed { minorUnits } paid { minorUnits } } } }"
                        )
                    )["funds"]!["nodes"]!
                        .AsArray()
                        .SelectMany(f =>
                            f!["lines"]!
                                .AsArray()
                                .Select(l =>
                                    $"{f["slug"]} {l!["stream"]}: {l["granted"]!["minorUnits"]} {l["remaining"]!["minorUnits"]} "
                                    + $"{l["proposed"]!["minorUnits"]} {l["committed"]!["minorUnits"]} {l["paid"]!["minorUnits"]}"
                                )
                        )
                        .ToList();
                    Assert.Equal(
                        lines.Order(StringComparer.Ordinal),
                        (await TotalsAsync(grants, ["FUND", "STREAM"]))
                            .Select(r => $"{r["fund"]} {r["stream"]}: {string.Join(' ', Amounts.Select(a => Pence(r, a)))}")
                            .Order(StringComparer.Ordinal)
                    );
                    var whole = Assert.Single(await TotalsAsync(grants, []));
                    for (var set = 1; set < 1 << Dimensions.Length; set++)
                    {
                        var rows = await TotalsAsync(grants, [.. Dimensions.Where((_, i) => (set & 1 << i) != 0)]);
                        Assert.All(Amounts, amount => Assert.Equal(Pence(whole, amount), rows.Sum(r => Pence(r, amount))));
                        Assert.All(rows, r => Assert.Equal(Pence(r, "received"), Amounts[1..].Sum(a => Pence(r, a))));
                    }
                },
                iter: 3,
                threads: 1
            );
    }

    private static async Task<string> AfterNoonAsync(GrantRound grants)
    {
        grants.SetTime("2026-09-02T12:00:00Z");
        var id = await grants.SubmittedAsync(1);
        grants.SetTime("2026-10-30T12:00:01Z");
        return id;
    }

    private static long Pence(JsonNode row, string amount) => (long)row[amount]!["minorUnits"]!;

    private static async Task<IReadOnlyList<JsonNode>> TotalsAsync(GrantRound grants, IReadOnlyList<string> by, string filter = "") =>
        [
            .. (await grants.ReadAsync($$"""fundTotals(by: [{{string.Join(", ", by)}}] {{filter}}) { {{Fields}} }"""))["fundTotals"]!
                .AsArray()
                .Select(r => r!),
        ];
}
