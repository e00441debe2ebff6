using System.Text.Json.Nodes;
using CouncilPlatform.CommunityPlanning;
using CouncilPlatform.Grants;
using CouncilPlatform.LocalityPlans;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.CrossModule;

/// <summary>An outcome shows what other modules do for it; none of them needs another.</summary>
public sealed class OutcomeLinkTests
{
    private static readonly Type[] Modules = [typeof(LocalityPlansModule), typeof(GrantsModule), typeof(CommunityPlanningModule)];

    private const string Linked =
        """localityActions { available reason areas { area { name } actions { title } } wholeArea { title } } progress { words }""";

    [Theory]
    [EveryDatabase]
    public async Task An_outcome_shows_the_locality_actions_of_each_area_and_moves_when_one_is_completed(string provider)
    {
        await using var lakes = await StartAsync(provider);
        var (first, second) = (await lakes.ActionAsync("Map cycling routes"), await lakes.ActionAsync("Review asset registers"));

        await lakes.DoAsync("linkLocalityAction", $"""localOutcome: "healthy", action: "{first}", localArea: 2""");
        await lakes.DoAsync("linkLocalityAction", $"""localOutcome: "healthy", action: "{second}" """);
        Assert.Equal(
            ["NOT_FOUND input.action"],
            await lakes.RefusedAsync(
                "linkLocalityAction",
                $"""localOutcome: "healthy", action: "{new GlobalId("Action", Guid.NewGuid())}" """
            )
        );
        Assert.Equal(
            ["NOT_FOUND input.localOutcome"],
            await lakes.RefusedAsync("linkLocalityAction", $"""localOutcome: "none", action: "{first}" """)
        );
        Assert.Equal(
            ["NOT_FOUND input.localArea"],
            await lakes.RefusedAsync("linkLocalityAction", $"""localOutcome: "healthy", action: "{first}", localArea: 9""")
        );
        Same.Json(
            """
            {
              "localityActions": {
                "available": true,
                "reason": null,
                "areas": [
                  { "area": { "name": "North" }, "actions": [] },
                  { "area": { "name": "South" }, "actions": [{ "title": "Map cycling routes" }] }
                ],
                "wholeArea": [{ "title": "Review asset registers" }]
              },
              "progress": { "words": "0 of 2 locality actions completed" }
            }
            """,
            await OutcomeAsync(lakes.Host, Linked)
        );

        await lakes.DoAsync("recordProgress", $"""action: "{first}", kind: COMPLETED, on: "2026-01-20" """);
        await WaitForAsync(lakes.Host, "1 of 2 locality actions completed");
        var completed = (string)
            (await lakes.NodeAsync(first, "... on Action { progress { nodes { id kind } } }"))["progress"]!["nodes"]!
                .AsArray()
                .Single(p => (string?)p!["kind"] == "COMPLETED")!["id"]!;
        await lakes.DoAsync("withdrawProgress", $"""progressUpdate: "{completed}", reason: "Another was meant" """);
        await WaitForAsync(lakes.Host, "0 of 2 locality actions completed");

        await lakes.DoAsync("unlinkLocalityAction", $"""localOutcome: "healthy", action: "{second}" """);
        Assert.Equal(
            ["NOT_FOUND input.action"],
            await lakes.RefusedAsync("unlinkLocalityAction", $"""localOutcome: "healthy", action: "{second}" """)
        );
        Assert.Equal(
            """{"progress":{"words":"0 of 1 locality actions completed"}}""",
            await OutcomeAsync(lakes.Host, "progress { words }")
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task An_outcome_shows_the_grants_that_serve_it_at_a_cost_that_does_not_grow(string provider)
    {
        await using var lakes = await StartAsync(provider);
        await lakes.DoAsync(
            "createFundingPriority",
            """code: "healthy", title: "People are healthy", kind: OUTCOME, source: "The agreement" """
        );
        await lakes.DoAsync(
            "createFundingPriority",
            """code: "other", title: "Another", kind: CORPORATE_PRIORITY, source: "The corporate plan" """
        );
        var allocation = await lakes.AllocateAsync("Cycling");
        await lakes.DoAsync("linkPriorities", $"""allocation: "{allocation}", priorities: ["healthy", "other"]""");

        const string grants =
            "grants { available reason allocations { title fund proposed { amount } } proposed { amount } committed { amount } "
            + "paid { amount } }";
        Same.Json(
            """
            {
              "grants": {
                "available": true,
                "reason": null,
                "allocations": [{ "title": "Cycling", "fund": "Pot", "proposed": { "amount": "25.00" } }],
                "proposed": { "amount": "25.00" },
                "committed": { "amount": "0.00" },
                "paid": { "amount": "0.00" }
              }
            }
            """,
            await OutcomeAsync(lakes.Host, grants)
        );
        Assert.Equal(
            """{"grants":{"available":true,"allocations":[]}}""",
            await OutcomeAsync(lakes.Host, "grants { available allocations { title } }", "safe")
        );

        Assert.Equal(await CostAsync(1), await CostAsync(2));

        async Task<int> CostAsync(int outcomes)
        {
            lakes.Host.Sql.Reset();
            var read = await lakes.ReadAsync($$"""localOutcomes(first: {{outcomes}}) { nodes { {{Linked}} {{grants}} } }""");
            Assert.Equal(outcomes, read["localOutcomes"]!["nodes"]!.AsArray().Count);
            return lakes.Host.Sql.Count;
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task An_outcome_does_not_need_the_other_modules(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using (var all = await StartAsync(on: database))
        {
            var action = await all.ActionAsync("Map cycling routes");
            await all.DoAsync("linkLocalityAction", $"""localOutcome: "healthy", action: "{action}", localArea: 1""");
            await all.DisableAsync("localityplans");
            Assert.Equal(
                ["MODULE_NOT_ENABLED input.action"],
                await all.RefusedAsync("linkLocalityAction", $"""localOutcome: "safe", action: "{action}" """)
            );
            Assert.Contains("\"available\":false", await OutcomeAsync(all.Host, Linked), StringComparison.Ordinal);
        }

        await using var alone = await ModuleHost.StartAsync([typeof(CommunityPlanningModule)], on: database);
        var read = JsonNode.Parse(await OutcomeAsync(alone, Linked + " grants { available reason allocations { title } }"))!;
        Assert.Equal((false, false), ((bool)read["localityActions"]!["available"]!, (bool)read["grants"]!["available"]!));
        Assert.NotEqual("", (string?)read["grants"]!["reason"]);
        Assert.Equal("0 of 1 locality actions completed", (string?)read["progress"]!["words"]);
        Assert.Equal(
            """[{"area":{"name":"North"},"actions":[]},{"area":{"name":"South"},"actions":[]}]""",
            read["localityActions"]!["areas"]!.ToJsonString()
        );
    }

    private static async Task<Lakes> StartAsync(string provider = Providers.Sqlite, TestDatabase? on = null)
    {
        var lakes = await Lakes.StartAsync(Modules, provider, on);
        var national = await lakes.IdAsync("addNationalOutcome", """number: 1, title: "Longer lives" """, "nationalOutcome");
        await lakes.DoAsync("addLocalOutcome", $"""nationalOutcome: "{national}", slug: "healthy", title: "People are healthy" """);
        await lakes.DoAsync("addLocalOutcome", $"""nationalOutcome: "{national}", slug: "safe", title: "People are safe" """);
        await lakes.DoAsync("addLocalArea", """number: 1, name: "North" """);
        await lakes.DoAsync("addLocalArea", """number: 2, name: "South" """);
        return lakes;
    }

    // What is told arrives after the change; the test's own time limit ends the wait.
    private static async Task WaitForAsync(ModuleHost host, string words)
    {
        while (await OutcomeAsync(host, "progress { words }") != $$$"""{"progress":{"words":"{{{words}}}"}}""")
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<string> OutcomeAsync(ModuleHost host, string fields, string outcome = "healthy") =>
        (await host.DataAsync($$"""{ partnership(slug: "lakes") { localOutcome(slug: "{{outcome}}") { {{fields}} } } }"""))["partnership"]![
            "localOutcome"
        ]!.ToJsonString();
}
