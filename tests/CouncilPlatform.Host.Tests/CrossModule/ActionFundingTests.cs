using System.Text.Json.Nodes;
using CouncilPlatform.Grants;
using CouncilPlatform.LocalityPlans;
using CouncilPlatform.Sdk;
using CouncilPlatform.Testing;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.CrossModule;

/// <summary>Money of the grants pays for actions of the locality plans; neither module needs the other.</summary>
public sealed class ActionFundingTests
{
    private const string District = "E07000031";
    private const string Plan = """{ partnership(slug: "lakes") { actions { nodes { title kind status } } } }""";
    private const string Funding = """{ partnership(slug: "lakes") { actions { nodes { title funding { title total { amount } fund { slug } } } } } }""";
    private const string Actions = """{ partnership(slug: "lakes") { funds { nodes { slug actions { title } } } } }""";

    [Theory]
    [EveryDatabase]
    public async Task An_action_shows_what_pays_for_it_and_a_fund_its_actions(string provider)
    {
        await using var host = await StartAsync(provider);
        var key = await host.KeyAsync("lakes", Role.Administrator);
        var (first, second) = (await ActionAsync(host, key, "Map cycling routes"), await ActionAsync(host, key, "Review asset registers"));
        var allocation = await AllocateAsync(host, key, "Cycling");

        Assert.Empty(await LinkAsync(host, key, allocation, first, second, first));
        Assert.Equal(
            """[{"title":"Map cycling routes","funding":[{"title":"Cycling","total":{"amount":"25.00"},"fund":{"slug":"pot"}}]},{"title":"Review asset registers","funding":[{"title":"Cycling","total":{"amount":"25.00"},"fund":{"slug":"pot"}}]}]""",
            (await host.DataAsync(Funding))["partnership"]!["actions"]!["nodes"]!.ToJsonString());
        Assert.Equal(
            """[{"slug":"pot","actions":[{"title":"Map cycling routes"},{"title":"Review asset registers"}]}]""",
            (await host.DataAsync(Actions))["partnership"]!["funds"]!["nodes"]!.ToJsonString());

        Assert.Empty(await LinkAsync(host, key, allocation, second));
        Assert.Equal(
            """{"allocations":{"nodes":[{"actions":[{"title":"Review asset registers"}]}]}}""",
            (await host.DataAsync("""{ partnership(slug: "lakes") { allocations { nodes { actions { title } } } } }"""))["partnership"]!.ToJsonString());

        Assert.Equal(["NOT_FOUND input.actions.1"], await LinkAsync(host, key, allocation, second, new GlobalId("Action", Guid.NewGuid()).ToString()));
        Assert.Equal(["NOT_FOUND input.actions.0"], await LinkAsync(host, key, allocation, allocation));
    }

    /// <summary>The plan is the same with grants uninstalled, off and on.</summary>
    [Theory]
    [EveryDatabase]
    public async Task The_plan_does_not_need_the_grants(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        string plan;
        await using (var both = await StartAsync(on: database))
        {
            var key = await both.KeyAsync("lakes", Role.Administrator);
            var action = await ActionAsync(both, key, "Map cycling routes");
            Assert.Empty(await LinkAsync(both, key, await AllocateAsync(both, key, "Cycling"), action));
            plan = (await both.DataAsync(Plan)).ToJsonString();

            // Off: the plan is the same, there is no funding to be seen, and the fund is closed with its module.
            await both.DataAsync("""mutation { disableModule(input: {partnership: "lakes", module: "grants"}) { errors { message } } }""", await both.KeyAsync());
            Assert.Equal(plan, (await both.DataAsync(Plan)).ToJsonString());
            var closed = await both.AskAsync(Funding);
            Assert.Equal("""[{"title":"Map cycling routes","funding":null}]""", closed["data"]!["partnership"]!["actions"]!["nodes"]!.ToJsonString());
            Assert.Equal("Cannot query field 'funding' on type 'Action'.", ((string?)(await both.AskAsync(Funding, slug: "lakes"))["errors"]![0]!["message"])![..46]);
        }

        await using (var alone = await ModuleHost.StartAsync([typeof(LocalityPlansModule)], on: database))
        {
            Assert.Equal(plan, (await alone.DataAsync(Plan)).ToJsonString());
        }

        // And the other way about: a fund whose actions' module is off, or away, has none to show.
        await using var grants = await ModuleHost.StartAsync([typeof(GrantsModule)], on: database);
        var operatorKey = await grants.KeyAsync();
        await grants.DataAsync("""mutation { enableModule(input: {partnership: "lakes", module: "grants"}) { errors { message } } }""", operatorKey);
        Assert.Equal("""[{"slug":"pot","actions":[]}]""", (await grants.DataAsync(Actions))["partnership"]!["funds"]!["nodes"]!.ToJsonString());
    }

    [Fact]
    public async Task South_Lakelands_plan_is_the_same_with_grants_uninstalled_off_and_on()
    {
        const string plan = """
            { partnership(slug: "south-lakeland") { themes { nodes { title opportunities { nodes { title actions { nodes {
              title kind status(asAt: "2015-11-01") keyDates { text starts ends } owners { post organisation { name } } } } } } } } } }
            """;
        await using var database = await TestDatabase.CreateAsync(Providers.Sqlite);
        string uninstalled;
        await using (var alone = await ModuleHost.StartAsync([typeof(LocalityPlansModule)], demonstration: true, on: database))
        {
            uninstalled = (await alone.DataAsync(plan)).ToJsonString();
        }

        await using var both = await ModuleHost.StartAsync([typeof(GrantsModule), typeof(LocalityPlansModule)], demonstration: true, on: database);
        var on = (await both.DataAsync(plan)).ToJsonString();
        await both.DataAsync("""mutation { disableModule(input: {partnership: "south-lakeland", module: "grants"}) { errors { message } } }""", await both.KeyAsync());
        var off = (await both.DataAsync(plan)).ToJsonString();

        Assert.Contains("Set up Joint Members Working Group", uninstalled, StringComparison.Ordinal);
        Assert.Equal((uninstalled, uninstalled), (off, on));
    }

    private static async Task<ModuleHost> StartAsync(string provider = Providers.Sqlite, TestDatabase? on = null)
    {
        var host = await ModuleHost.StartAsync([typeof(GrantsModule), typeof(LocalityPlansModule)], provider, on: on);
        await host.AddOrganisationAsync(District, "Lakes District Council");
        await host.CreatePartnershipAsync("lakes", published: true, "localityplans", "grants");
        var key = await host.KeyAsync("lakes", Role.Administrator);
        await DoAsync(host, key, "addMember", $"""organisation: "{District}", role: MEMBER""");
        await DoAsync(host, key, "createActionPlan", $$"""slug: "plan", title: "Joint action plan", source: "A report of 27 May 2015", councils: [{council: "{{District}}", strategicPlan: "Council Plan"}]""");
        var theme = await DoAsync(host, key, "addTheme", """actionPlan: "plan", title: "Bespoke service developments" """, "theme { id }");
        await DoAsync(host, key, "addOpportunity", $"""theme: "{(string?)theme["theme"]!["id"]}", title: "Cycling" """);
        await DoAsync(host, key, "createFund", $"""slug: "pot", name: "Pot", source: "{District}", accountableBody: "{District}" """);
        await DoAsync(host, key, "receiveFunding", """fund: "pot", revenue: "100" """);
        return host;
    }

    private static async Task<string> ActionAsync(ModuleHost host, string key, string title)
    {
        var plan = await host.DataAsync("""{ partnership(slug: "lakes") { actionPlan(slug: "plan") { themes { nodes { opportunities { nodes { id } } } } } } }""");
        var opportunity = plan["partnership"]!["actionPlan"]!["themes"]!["nodes"]![0]!["opportunities"]!["nodes"]![0]!["id"];
        return (string)(await DoAsync(host, key, "addAction", $"""opportunity: "{opportunity}", title: "{title}", kind: FUTURE_WORKING, keyDates: ["July to December 2015"]""", "action { id }"))["action"]!["id"]!;
    }

    private static async Task<string> AllocateAsync(ModuleHost host, string key, string title) =>
        (string)(await DoAsync(host, key, "allocateGrant", $"""fund: "pot", title: "{title}", revenue: "25" """, "allocation { id }"))["allocation"]!["id"]!;

    private static async Task<IReadOnlyList<string>> LinkAsync(ModuleHost host, string key, string allocation, params string[] actions)
    {
        var ids = string.Join(", ", actions.Select(a => $"\"{a}\""));
        var payload = (await host.DataAsync($$"""mutation { linkActions(input: {partnership: "lakes", allocation: "{{allocation}}", actions: [{{ids}}]}) { errors { code path } } }""", key))["linkActions"]!;
        return [.. payload["errors"]!.AsArray().Select(e => $"{(string?)e!["code"]} {string.Join('.', e["path"]!.AsArray().Select(p => (string?)p))}")];
    }

    private static async Task<JsonNode> DoAsync(ModuleHost host, string key, string mutation, string input, string fields = "")
    {
        var payload = (await host.DataAsync($$"""mutation { {{mutation}}(input: {partnership: "lakes", {{input}}}) { {{fields}} errors { code message path } } }""", key))[mutation]!;
        Assert.True(payload["errors"]!.AsArray().Count == 0, payload.ToJsonString());
        return payload;
    }
}
