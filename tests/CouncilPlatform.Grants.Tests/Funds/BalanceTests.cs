using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Funds;

/// <summary>
/// What a fund holds, was allocated and has left: "Partnerships", report to Lancaster City Council Cabinet, 8 November 2011, Appendix A.
/// </summary>
public sealed class BalanceTests
{
    // A build with optimisations needs a third less.
    private const int MaxAllocated = 400_000;

    [Theory]
    [EveryDatabase]
    [Trait("case", "G1")]
    public async Task The_query_of_the_front_page_answers_to_the_penny(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);

        const string query = """
            { partnership(slug: "lancaster-district") { name
                fund(slug: "performance-reward-grant") { name accountableBody { name gssCode }
                  lines { stream granted { amount } allocated { amount } remaining { amount } }
                  allocations(first: 20) { totalCount nodes { title kind revenue { amount } capital { amount } total { amount } }
                    pageInfo { hasNextPage } } } } }
            """;
        var answer = await lancaster.Host.AskAsync(query);

        Same.Json(
            """
            {
              "data": {
                "partnership": {
                  "name": "Lancaster District Local Strategic Partnership",
                  "fund": {
                    "name": "Performance Reward Grant",
                    "accountableBody": { "name": "Lancaster City Council", "gssCode": "E07000121" },
                    "lines": [
                      {
                        "stream": "REVENUE",
                        "granted": { "amount": "357535.40" },
                        "allocated": { "amount": "330000.00" },
                        "remaining": { "amount": "27535.40" }
                      },
                      {
                        "stream": "CAPITAL",
                        "granted": { "amount": "289910.60" },
                        "allocated": { "amount": "200000.00" },
                        "remaining": { "amount": "89910.60" }
                      }
                    ],
                    "allocations": {
                      "totalCount": 7,
                      "nodes": [
                        {
                          "title": "Warm Homes",
                          "kind": "PROJECT",
                          "revenue": { "amount": "5000.00" },
                          "capital": { "amount": "100000.00" },
                          "total": { "amount": "105000.00" }
                        },
                        {
                          "title": "Hydroelectricity",
                          "kind": "PROJECT",
                          "revenue": { "amount": "30000.00" },
                          "capital": { "amount": "0.00" },
                          "total": { "amount": "30000.00" }
                        },
                        {
                          "title": "Social Enterprise",
                          "kind": "PROJECT",
                          "revenue": { "amount": "120000.00" },
                          "capital": { "amount": "0.00" },
                          "total": { "amount": "120000.00" }
                        },
                        {
                          "title": "Cooperative Fund Finder",
                          "kind": "PROJECT",
                          "revenue": { "amount": "100000.00" },
                          "capital": { "amount": "0.00" },
                          "total": { "amount": "100000.00" }
                        },
                        {
                          "title": "Domestic Violence",
                          "kind": "PROJECT",
                          "revenue": { "amount": "50000.00" },
                          "capital": { "amount": "0.00" },
                          "total": { "amount": "50000.00" }
                        },
                        {
                          "title": "Community Capital Fund",
                          "kind": "PROJECT",
                          "revenue": { "amount": "0.00" },
                          "capital": { "amount": "100000.00" },
                          "total": { "amount": "100000.00" }
                        },
                        {
                          "title": "Administration Fee to City Council",
                          "kind": "ADMINISTRATION",
                          "revenue": { "amount": "25000.00" },
                          "capital": { "amount": "0.00" },
                          "total": { "amount": "25000.00" }
                        }
                      ],
                      "pageInfo": { "hasNextPage": false }
                    }
                  }
                }
              }
            }
            """,
            answer.ToJsonString()
        );

        // What a request costs, which is the same on every machine. Fewer is better: lower the numbers.
        lancaster.Host.Sql.Reset();
        await lancaster.Host.DataAsync(query);
        Assert.Equal(2, lancaster.Host.Sql.Count);
        if (provider == Providers.Sqlite)
        {
            Assert.InRange(await lancaster.Host.AllocatedAsync(query), 1, MaxAllocated);
        }
    }

    /// <summary>The time of a page does not grow with the ledger.</summary>
    [Theory]
    [EveryDatabase]
    public async Task Balances_and_lists_by_amount_and_date_are_read_without_the_ledger(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        lancaster.Host.Sql.Reset();

        var partnership = await lancaster.Host.DataAsync(
            """
            { partnership(slug: "lancaster-district") {
                funds(first: 5) { nodes { uncommitted { total { amount } } lines { granted { amount } }
                  allocations(first: 5, orderBy: { field: AMOUNT }) { total { total { total { amount } } } nodes { title } } } }
                allocations(first: 5) { total { paid { total { amount } } }
                  nodes { title setAside holding { committed { revenue { amount } } } } }
                few: allocations(first: 5, filter: { minAmount: "100000.00", from: "2001-01-01" }) {
                  total { total { total { amount } } } } } }
            """
        );

        Assert.Equal("425000.00", (string?)partnership["partnership"]!["few"]!["total"]!["total"]!["total"]!["amount"]);
        Assert.DoesNotContain(lancaster.Host.Sql.Requested, s => s.Contains("ledger", StringComparison.Ordinal));
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "G21")]
    public async Task What_is_uncommitted_drills_down_to_the_entries_behind_it(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);

        var fund = await lancaster.FundAsync(
            """
            uncommitted { revenue { amount } capital { amount } total { amount } }
            lines { stream remaining { amount } entries(first: 100) { totalCount nodes { number kind amount { minorUnits } } } }
            """
        );

        Assert.Equal("27535.40", (string?)fund["uncommitted"]!["revenue"]!["amount"]);
        Assert.Equal("89910.60", (string?)fund["uncommitted"]!["capital"]!["amount"]);
        Assert.Equal("117446.00", (string?)fund["uncommitted"]!["total"]!["amount"]);
        foreach (var line in fund["lines"]!.AsArray())
        {
            // What came in and what was set aside; a commitment moves money that was set aside already.
            var pence = line!["entries"]!["nodes"]!
                .AsArray()
                .Sum(e =>
                    (long)e!["amount"]!["minorUnits"]!
                    * (string?)e["kind"] switch
                    {
                        "RECEIVED" => 1,
                        "PROPOSED" => -1,
                        _ => 0,
                    }
                );
            Assert.Equal(
                (string?)line["remaining"]!["amount"],
                (pence / 100m).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)
            );
        }
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "G8")]
    public async Task One_allocation_may_draw_on_both_streams(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);

        var first = (
            await lancaster.FundAsync(
                "allocations(first: 1) { totalCount nodes { title revenue { amount } capital { amount } total { amount } } }"
            )
        )["allocations"]!;

        Assert.Equal(7, (int)first["totalCount"]!);
        Assert.Equal(
            """{"title":"Warm Homes","revenue":{"amount":"5000.00"},"capital":{"amount":"100000.00"},"total":{"amount":"105000.00"}}""",
            first["nodes"]![0]!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "G9")]
    public async Task The_administration_fee_has_its_kind_and_its_shares(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);

        var fees = (
            await lancaster.FundAsync(
                "allocations(filter: {kind: ADMINISTRATION}) { nodes { title kind revenue { amount } share { ofRevenue "
                    + "ofCapital ofGrant } } }"
            )
        )["allocations"]!["nodes"]!.AsArray();

        Same.Json(
            """
            {
              "title": "Administration Fee to City Council",
              "kind": "ADMINISTRATION",
              "revenue": { "amount": "25000.00" },
              "share": { "ofRevenue": "6.99", "ofCapital": "0.00", "ofGrant": "3.86" }
            }
            """,
            Assert.Single(fees)!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Pages_follow_each_other_in_both_directions_and_keep_their_cursors(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);

        var first = await PageAsync("first: 3");
        var second = await PageAsync($"first: 3, after: \"{first.End}\"");
        await lancaster.AllocateAsync("revenue: \"1\"");
        var last = await PageAsync($"first: 3, after: \"{second.End}\"");
        var back = await PageAsync($"last: 3, before: \"{second.Start}\"");

        Assert.Equal(["Warm Homes", "Hydroelectricity", "Social Enterprise"], first.Titles);
        Assert.Equal(["Cooperative Fund Finder", "Domestic Violence", "Community Capital Fund"], second.Titles);
        Assert.Equal(["Administration Fee to City Council", "Test"], last.Titles);
        Assert.Equal(first.Titles, back.Titles);
        Assert.Equal((true, false), (first.HasNext, first.HasPrevious));
        Assert.Equal((false, true), (last.HasNext, last.HasPrevious));

        async Task<(string[] Titles, string Start, string End, bool HasNext, bool HasPrevious)> PageAsync(string arguments)
        {
            var page = (
                await lancaster.FundAsync(
                    $"allocations({arguments}) {{ edges {{ cursor node {{ title }} }} pageInfo {{ hasNextPage hasPreviousPage "
                        + $"startCursor endCursor }} }}"
                )
            )["allocations"]!;
            var info = page["pageInfo"]!;
            return (
                [.. page["edges"]!.AsArray().Select(e => (string)e!["node"]!["title"]!)],
                (string)info["startCursor"]!,
                (string)info["endCursor"]!,
                (bool)info["hasNextPage"]!,
                (bool)info["hasPreviousPage"]!
            );
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task A_fund_and_an_allocation_can_be_read_again_by_their_ids(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        var fund = await lancaster.FundAsync("id allocations(first: 1) { nodes { id } }");

        var again = await lancaster.Host.DataAsync(
            "query($fund: ID!, $allocation: ID!) { a: node(id: $fund) { ... on Fund { slug } } b: node(id: $allocation) { id "
                + "... on Allocation { title fund { slug } } } }",
            variables: new { fund = (string?)fund["id"], allocation = (string?)fund["allocations"]!["nodes"]![0]!["id"] }
        );

        Assert.Equal("performance-reward-grant", (string?)again["a"]!["slug"]);
        Assert.Equal("Warm Homes", (string?)again["b"]!["title"]);
        Assert.Equal("performance-reward-grant", (string?)again["b"]!["fund"]!["slug"]);
    }

    [Theory]
    [EveryDatabase]
    public async Task The_number_of_statements_does_not_grow_with_the_allocations(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        const string query =
            "accountableBody { name } lines { stream remaining { amount } } allocations(first: 100) { totalCount nodes { title "
            + "revenue { amount } capital { amount } total { amount } share { ofGrant } fund { name } } }";
        var few = await CountAsync();
        for (var i = 0; i < 20; i++)
        {
            await lancaster.AllocateAsync("revenue: \"1\"");
        }

        Assert.Equal(few, await CountAsync());

        async Task<int> CountAsync()
        {
            await lancaster.FundAsync(query);
            lancaster.Host.Sql.Reset();
            await lancaster.FundAsync(query);
            return lancaster.Host.Sql.Count;
        }
    }
}
