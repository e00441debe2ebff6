using System.Text.Json.Nodes;
using CouncilPlatform.CommunityPlanning;
using CouncilPlatform.Grants;
using CouncilPlatform.LocalityPlans;
using CouncilPlatform.Sdk;
using CouncilPlatform.Testing;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.CrossModule;

/// <summary>An outcome shows what other modules do for it; none of them needs another.</summary>
public sealed class OutcomeLinkTests
{
    private const string District = "E07000031";
    private const string Linked = """localityActions { available reason areas { area { name } actions { title } } wholeArea { title } } progress { words }""";

    [Theory]
    [EveryDatabase]
    public async Task An_outcome_shows_the_locality_actions_of_each_area_and_moves_when_one_is_completed(string provider)
    {
        await using var host = await StartAsync(provider);
        var key = await host.KeyAsync("lakes", Role.Administrator);
        var (first, second) = (await ActionAsync(host, key, "Map cycling routes"), await ActionAsync(host, key, "Review asset registers"));

        await DoAsync(host, key, "linkLocalityAction", $"""localOutcome: "healthy", action: "{first}", localArea: 2""");
        await DoAsync(host, key, "linkLocalityAction", $"""localOutcome: "healthy", action: "{second}" """);
        Assert.Equal(["NOT_FOUND input.action"], await RefusedAsync(host, key, "linkLocalityAction", $"""localOutcome: "healthy", action: "{new GlobalId("Action", Guid.NewGuid())}" """));
        Assert.Equal(["NOT_FOUND input.localOutcome"], await RefusedAsync(host, key, "linkLocalityAction", $"""localOutcome: "none", action: "{first}" """));
        Assert.Equal(["NOT_FOUND input.localArea"], await RefusedAsync(host, key, "linkLocalityAction", $"""localOutcome: "healthy", action: "{first}", localArea: 9"""));
        Assert.Equal(
            """{"localityActions":{"available":true,"reason":null,"areas":[{"area":{"name":"North"},"actions":[]},{"area":{"name":"South"},"actions":[{"title":"Map cycling routes"}]}],"wholeArea":[{"title":"Review asset registers"}]},"progress":{"words":"0 of 2 locality actions completed"}}""",
            await OutcomeAsync(host, Linked));

        await DoAsync(host, key, "recordProgress", $"""action: "{first}", kind: COMPLETED, on: "2026-01-20" """);
        await WaitForAsync(host, "1 of 2 locality actions completed");
        var completed = (string)(await host.DataAsync($$"""{ node(id: "{{first}}") { ... on Action { progress { nodes { id kind } } } } }""", key))["node"]!["progress"]!["nodes"]!.AsArray().Single(p => (string?)p!["kind"] == "COMPLETED")!["id"]!;
        await DoAsync(host, key, "withdrawProgress", $"""progressUpdate: "{completed}", reason: "Another was meant" """);
        await WaitForAsync(host, "0 of 2 locality actions completed");

        await DoAsync(host, key, "unlinkLocalityAction", $"""localOutcome: "healthy", action: "{second}" """);
        Assert.Equal(["NOT_FOUND input.action"], await RefusedAsync(host, key, "unlinkLocalityAction", $"""localOutcome: "healthy", action: "{second}" """));
        Assert.Equal("""{"progress":{"words":"0 of 1 locality actions completed"}}""", await OutcomeAsync(host, "progress { words }"));
    }

    [Theory]
    [EveryDatabase]
    public async Task An_outcome_shows_the_grants_that_serve_it_at_a_cost_that_does_not_grow(string provider)
    {
        await using var host = await StartAsync(provider);
        var key = await host.KeyAsync("lakes", Role.Administrator);
        await DoAsync(host, key, "createFundingPriority", """code: "healthy", title: "People are healthy", kind: OUTCOME, source: "The agreement" """);
        await DoAsync(host, key, "createFundingPriority", """code: "other", title: "Another", kind: CORPORATE_PRIORITY, source: "The corporate plan" """);
        var allocation = (string)(await DoAsync(host, key, "allocateGrant", """fund: "pot", title: "Cycling", revenue: "25" """, "allocation { id }"))["allocation"]!["id"]!;
        await DoAsync(host, key, "linkPriorities", $"""allocation: "{allocation}", priorities: ["healthy", "other"]""");

        const string grants = "grants { available reason allocations { title fund proposed { amount } } proposed { amount } committed { amount } paid { amount } }";
        Assert.Equal(
            """{"grants":{"available":true,"reason":null,"allocations":[{"title":"Cycling","fund":"Pot","proposed":{"amount":"25.00"}}],"proposed":{"amount":"25.00"},"committed":{"amount":"0.00"},"paid":{"amount":"0.00"}}}""",
            await OutcomeAsync(host, grants));
        Assert.Equal("""{"grants":{"available":true,"allocations":[]}}""", await OutcomeAsync(host, "grants { available allocations { title } }", "safe"));

        Assert.Equal(await CostAsync(1), await CostAsync(2));

        async Task<int> CostAsync(int outcomes)
        {
            host.Sql.Reset();
            var read = await host.DataAsync($$"""{ partnership(slug: "lakes") { localOutcomes(first: {{outcomes}}) { nodes { {{Linked}} {{grants}} } } } }""", key);
            Assert.Equal(outcomes, read["partnership"]!["localOutcomes"]!["nodes"]!.AsArray().Count);
            return host.Sql.Count;
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task An_outcome_does_not_need_the_other_modules(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using (var all = await StartAsync(on: database))
        {
            var key = await all.KeyAsync("lakes", Role.Administrator);
            var action = await ActionAsync(all, key, "Map cycling routes");
            await DoAsync(all, key, "linkLocalityAction", $"""localOutcome: "healthy", action: "{action}", localArea: 1""");
            await all.DataAsync("""mutation { disableModule(input: {partnership: "lakes", module: "localityplans"}) { errors { message } } }""", await all.KeyAsync());
            Assert.Equal(["MODULE_NOT_ENABLED input.action"], await RefusedAsync(all, key, "linkLocalityAction", $"""localOutcome: "safe", action: "{action}" """));
            Assert.Contains("\"available\":false", await OutcomeAsync(all, Linked), StringComparison.Ordinal);
        }

        await using var alone = await ModuleHost.StartAsync([typeof(CommunityPlanningModule)], on: database);
        var read = JsonNode.Parse(await OutcomeAsync(alone, Linked + " grants { available reason allocations { title } }"))!;
        Assert.Equal((false, false), ((bool)read["localityActions"]!["available"]!, (bool)read["grants"]!["available"]!));
        Assert.NotEqual("", (string?)read["grants"]!["reason"]);
        Assert.Equal("0 of 1 locality actions completed", (string?)read["progress"]!["words"]);
        Assert.Equal("""[{"area":{"name":"North"},"actions":[]},{"area":{"name":"South"},"actions":[]}]""", read["localityActions"]!["areas"]!.ToJsonString());
    }

    private static async Task<ModuleHost> StartAsync(string provider = Providers.Sqlite, TestDatabase? on = null)
    {
        var host = await ModuleHost.StartAsync([typeof(GrantsModule), typeof(LocalityPlansModule), typeof(CommunityPlanningModule)], provider, on: on);
        await host.AddOrganisationAsync(District, "Lakes District Council");
        await host.CreatePartnershipAsync("lakes", published: true, "localityplans", "grants", "communityplanning");
        var key = await host.KeyAsync("lakes", Role.Administrator);
        await DoAsync(host, key, "addMember", $"""organisation: "{District}", role: MEMBER""");
        await DoAsync(host, key, "createActionPlan", $$"""slug: "plan", title: "Joint action plan", source: "A report of 27 May 2015", councils: [{council: "{{District}}", strategicPlan: "Council Plan"}]""");
        var theme = await DoAsync(host, key, "addTheme", """actionPlan: "plan", title: "Bespoke service developments" """, "theme { id }");
        await DoAsync(host, key, "addOpportunity", $"""theme: "{(string?)theme["theme"]!["id"]}", title: "Cycling" """);
        await DoAsync(host, key, "createFund", $"""slug: "pot", name: "Pot", source: "{District}", accountableBody: "{District}" """);
        await DoAsync(host, key, "receiveFunding", """fund: "pot", revenue: "100" """);
        var national = (string)(await DoAsync(host, key, "addNationalOutcome", """number: 1, title: "Longer lives" """, "nationalOutcome { id }"))["nationalOutcome"]!["id"]!;
        await DoAsync(host, key, "addLocalOutcome", $"""nationalOutcome: "{national}", slug: "healthy", title: "People are healthy" """);
        await DoAsync(host, key, "addLocalOutcome", $"""nationalOutcome: "{national}", slug: "safe", title: "People are safe" """);
        await DoAsync(host, key, "addLocalArea", """number: 1, name: "North" """);
        await DoAsync(host, key, "addLocalArea", """number: 2, name: "South" """);
        return host;
    }

    private static async Task<string> ActionAsync(ModuleHost host, string key, string title)
    {
        var plan = await host.DataAsync("""{ partnership(slug: "lakes") { actionPlan(slug: "plan") { themes { nodes { opportunities { nodes { id } } } } } } }""");
        var opportunity = plan["partnership"]!["actionPlan"]!["themes"]!["nodes"]![0]!["opportunities"]!["nodes"]![0]!["id"];
        return (string)(await DoAsync(host, key, "addAction", $$"""opportunity: "{{opportunity}}", title: "{{title}}", kind: FUTURE_WORKING, keyDates: ["July to December 2015"], owners: [{council: "{{District}}", post: "Officer"}]""", "action { id }"))["action"]!["id"]!;
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
        (await host.DataAsync($$"""{ partnership(slug: "lakes") { localOutcome(slug: "{{outcome}}") { {{fields}} } } }"""))["partnership"]!["localOutcome"]!.ToJsonString();

    private static async Task<IReadOnlyList<string>> RefusedAsync(ModuleHost host, string key, string mutation, string input) =>
        [.. (await SendAsync(host, key, mutation, input))["errors"]!.AsArray().Select(e => $"{(string?)e!["code"]} {string.Join('.', e["path"]!.AsArray().Select(p => (string?)p))}")];

    private static async Task<JsonNode> DoAsync(ModuleHost host, string key, string mutation, string input, string fields = "")
    {
        var payload = await SendAsync(host, key, mutation, input, fields);
        Assert.True(payload["errors"]!.AsArray().Count == 0, payload.ToJsonString());
        return payload;
    }

    private static async Task<JsonNode> SendAsync(ModuleHost host, string key, string mutation, string input, string fields = "") =>
        (await host.DataAsync($$"""mutation { {{mutation}}(input: {partnership: "lakes", {{input}}}) { {{fields}} errors { code message path } } }""", key))[mutation]!;
}
