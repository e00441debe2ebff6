using System.Text.Json.Nodes;
using CouncilPlatform.Grants.Tests.Funds;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Priorities;

/// <summary>What allocations are good for, and a warning where nothing is said.</summary>
public sealed class PriorityTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "G19")]
    public async Task An_allocation_without_a_priority_carries_a_warning(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);

        var hydro = await lancaster.AllocationAsync("Hydroelectricity", "priorities { code title kind source } warnings { code }");
        Assert.Equal(
            "Climate change CORPORATE_PRIORITY",
            $"{(string?)hydro["priorities"]![0]!["title"]} {(string?)hydro["priorities"]![0]!["kind"]}"
        );
        Assert.Contains("8 November 2011", (string?)hydro["priorities"]![0]!["source"], StringComparison.Ordinal);
        Assert.Empty(hydro["warnings"]!.AsArray());

        // Its report leaves open which priorities the fund finder will serve.
        Assert.Equal(
            """[{"code":"NO_PRIORITY"}]""",
            (await lancaster.AllocationAsync("Cooperative Fund Finder", "warnings { code }"))["warnings"]!.ToJsonString()
        );

        const string fields = "allocation { id priorities { code } warnings { code message } }";
        var bare = (await lancaster.DoAsync("allocateGrant", """fund: "performance-reward-grant", title: "Bare", revenue: "1" """, fields))[
            "allocation"
        ]!;
        Assert.Equal("NO_PRIORITY", (string?)bare["warnings"]![0]!["code"]);
        Assert.Contains("Link it to", (string?)bare["warnings"]![0]!["message"], StringComparison.Ordinal);
        var linked = (
            await lancaster.DoAsync(
                "allocateGrant",
                """fund: "performance-reward-grant", title: "Linked", revenue: "1", priorities: ["climate-change"]""",
                fields
            )
        )["allocation"]!;
        Assert.Equal("""[{"code":"climate-change"}] []""", $"{linked["priorities"]!.ToJsonString()} {linked["warnings"]!.ToJsonString()}");
    }

    [Theory]
    [EveryDatabase]
    public async Task Links_are_set_as_a_whole_and_a_priority_knows_what_serves_it(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        var id = await lancaster.IdAsync("Hydroelectricity");

        await lancaster.DoAsync(
            "createFundingPriority",
            """code: "clean-streets", title: "Clean and safe streets", kind: CORPORATE_PRIORITY, source: "Corporate plan" """
        );
        await lancaster.DoAsync("changeFundingPriority", """code: "clean-streets", title: "Clean streets", kind: OUTCOME""");
        var answer = await lancaster.DoAsync(
            "linkPriorities",
            $"""allocation: "{id}", priorities: ["clean-streets", "climate-change", "climate-change"]""",
            "allocation { priorities { code title kind source } }"
        );
        Assert.Equal(
            ["clean-streets Clean streets OUTCOME Corporate plan", "climate-change"],
            answer["allocation"]!["priorities"]!
                .AsArray()
                .Select(p =>
                    (string?)p!["code"] == "climate-change"
                        ? "climate-change"
                        : $"{(string?)p["code"]} {(string?)p["title"]} {(string?)p["kind"]} {(string?)p["source"]}"
                )
        );
        Assert.Equal(["Hydroelectricity", "Warm Homes"], await ServingAsync("climate-change"));
        Assert.Empty(await ServingAsync("economic-development", "Social Enterprise"));
        Assert.Equal(["Domestic Violence", "Warm Homes"], await ServingAsync("protecting-vulnerable-people"));

        await lancaster.DoAsync("linkPriorities", $"""allocation: "{id}", priorities: []""");
        Assert.Empty(await ServingAsync("clean-streets"));
        Assert.Equal(["Warm Homes"], await ServingAsync("climate-change"));

        async Task<IReadOnlyList<string?>> ServingAsync(string code, string? besides = null)
        {
            var data = await lancaster.Host.DataAsync(
                $$"""
                { partnership(slug: "lancaster-district") { fundingPriority(code: "{{code}}") { servedBy { nodes { allocation
                { title } } } } } }
                """
            );
            return
            [
                .. data["partnership"]!["fundingPriority"]!["servedBy"]!["nodes"]!
                    .AsArray()
                    .Select(l => (string?)l!["allocation"]!["title"])
                    .Where(t => t != besides)
                    .Order(StringComparer.Ordinal),
            ];
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task Faults_are_named_and_nothing_is_linked_or_allocated(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        var id = await lancaster.IdAsync("Hydroelectricity");

        Assert.Equal(
            ["NOT_FOUND input.priorities.1"],
            await lancaster.RefusedAsync("linkPriorities", $"""allocation: "{id}", priorities: ["climate-change", "nonsense"]""")
        );
        Assert.Equal(
            ["NOT_FOUND input.priorities.0"],
            await lancaster.RefusedAsync(
                "allocateGrant",
                """fund: "performance-reward-grant", title: "T", revenue: "1", priorities: ["nonsense"]"""
            )
        );
        Assert.Equal("27535.40/89910.60", await lancaster.RemainingAsync());
        Assert.Equal(
            ["CONFLICT input.version"],
            await lancaster.RefusedAsync("linkPriorities", $"""allocation: "{id}", priorities: [], version: 77""")
        );
        Assert.Equal(
            ["ALREADY_EXISTS input.code"],
            await lancaster.RefusedAsync("createFundingPriority", """code: "climate-change", title: "C", kind: OUTCOME, source: "S" """)
        );
        Assert.Equal(
            ["INVALID input.title", "INVALID input.source", "INVALID input.code"],
            await lancaster.RefusedAsync("createFundingPriority", """code: "Climate!", title: "", kind: OUTCOME, source: "" """)
        );
        Assert.Equal(["NOT_FOUND input.code"], await lancaster.RefusedAsync("changeFundingPriority", """code: "nonsense", title: "T" """));
        Assert.Equal(2, (await lancaster.AllocationAsync("Hydroelectricity", "priorities { code }"))["priorities"]!.AsArray().Count);
    }

    [Theory]
    [EveryDatabase]
    public async Task What_allocations_are_to_bring_costs_no_more_statements_for_more_of_them(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        const string totals = "{ expected { amount } recorded { amount } ratio state }";
        const string query = $$"""
            allocations(first: 100) { nodes {
              total { amount } matchFunding { total {{totals}} cash {{totals}} } leverage {{totals}} protectedFunding {{totals}}
              contributions { totalCount nodes { recorded { amount } state recordings { nodes { amount { amount } } } } }
              targets { value state latest { value } linkedTo { what } consequences { what } actuals { nodes { value } } } ceilings {
                state meanPerYear }
              priorities { code } warnings { code } } }
            """;
        var few = await CountAsync();
        foreach (var title in Enumerable.Range(1, 10).Select(i => $"More {i}"))
        {
            await lancaster.DoAsync(
                "allocateGrant",
                $"""fund: "performance-reward-grant", title: "{title}", revenue: "1", priorities: ["climate-change"]"""
            );
            var id = await lancaster.IdAsync(title);
            await lancaster.DoAsync("expectContribution", $"""allocation: "{id}", kind: CASH, contributor: "Any", least: "1" """);
            await lancaster.DoAsync(
                "addGrantMeasure",
                $"""allocation: "{id}", what: "Trees", kind: AT_LEAST, value: "1", unit: "trees" """
            );
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
