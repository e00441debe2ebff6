using System.Text.Json.Nodes;
using CouncilPlatform.Grants;
using CouncilPlatform.LocalityPlans;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.CrossModule;

/// <summary>Money of the grants pays for actions of the locality plans; neither module needs the other.</summary>
public sealed class ActionFundingTests
{
    private static readonly Type[] Modules = [typeof(LocalityPlansModule), typeof(GrantsModule)];

    private const string Plan = """{ partnership(slug: "lakes") { actions { nodes { title kind status } } } }""";
    private const string Funding =
        """{ partnership(slug: "lakes") { actions { nodes { title funding { title total { amount } fund { slug } } } } } }""";
    private const string Actions = """{ partnership(slug: "lakes") { funds { nodes { slug actions { title } } } } }""";

    [Theory]
    [EveryDatabase]
    public async Task An_action_shows_what_pays_for_it_and_a_fund_its_actions(string provider)
    {
        await using var lakes = await Lakes.StartAsync(Modules, provider);
        var (first, second) = (await lakes.ActionAsync("Map cycling routes"), await lakes.ActionAsync("Review asset registers"));
        var allocation = await lakes.AllocateAsync("Cycling");

        Assert.Empty(await LinkAsync(lakes, allocation, first, second, first));
        Same.Json(
            """
            [
              {
                "title": "Map cycling routes",
                "funding": [{ "title": "Cycling", "total": { "amount": "25.00" }, "fund": { "slug": "pot" } }]
              },
              {
                "title": "Review asset registers",
                "funding": [{ "title": "Cycling", "total": { "amount": "25.00" }, "fund": { "slug": "pot" } }]
              }
            ]
            """,
            (await lakes.Host.DataAsync(Funding))["partnership"]!["actions"]!["nodes"]!.ToJsonString()
        );
        Assert.Equal(
            """[{"slug":"pot","actions":[{"title":"Map cycling routes"},{"title":"Review asset registers"}]}]""",
            (await lakes.Host.DataAsync(Actions))["partnership"]!["funds"]!["nodes"]!.ToJsonString()
        );

        Assert.Empty(await LinkAsync(lakes, allocation, second));
        Assert.Equal(
            """{"allocations":{"nodes":[{"actions":[{"title":"Review asset registers"}]}]}}""",
            (await lakes.Host.DataAsync("""{ partnership(slug: "lakes") { allocations { nodes { actions { title } } } } }"""))[
                "partnership"
            ]!.ToJsonString()
        );

        Assert.Equal(
            ["NOT_FOUND input.actions.1"],
            await LinkAsync(lakes, allocation, second, new GlobalId("Action", Guid.NewGuid()).ToString())
        );
        Assert.Equal(["NOT_FOUND input.actions.0"], await LinkAsync(lakes, allocation, allocation));
    }

    /// <summary>The plan is the same with grants uninstalled, off and on.</summary>
    [Theory]
    [EveryDatabase]
    public async Task The_plan_does_not_need_the_grants(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        string plan;
        await using (var both = await Lakes.StartAsync(Modules, on: database))
        {
            var action = await both.ActionAsync("Map cycling routes");
            Assert.Empty(await LinkAsync(both, await both.AllocateAsync("Cycling"), action));
            plan = (await both.Host.DataAsync(Plan)).ToJsonString();

            // Off: the plan is the same, there is no funding to be seen, and the fund is closed with its module.
            await both.DisableAsync("grants");
            Assert.Equal(plan, (await both.Host.DataAsync(Plan)).ToJsonString());
            var closed = await both.Host.AskAsync(Funding);
            Assert.Equal(
                """[{"title":"Map cycling routes","funding":null}]""",
                closed["data"]!["partnership"]!["actions"]!["nodes"]!.ToJsonString()
            );
            Assert.Equal(
                "Cannot query field 'funding' on type 'Action'.",
                ((string?)(await both.Host.AskAsync(Funding, slug: "lakes"))["errors"]![0]!["message"])![..46]
            );
        }

        await using (var alone = await ModuleHost.StartAsync([typeof(LocalityPlansModule)], on: database))
        {
            Assert.Equal(plan, (await alone.DataAsync(Plan)).ToJsonString());
        }

        // And the other way about: a fund whose actions' module is off, or away, has none to show.
        await using var grants = await ModuleHost.StartAsync([typeof(GrantsModule)], on: database);
        var operatorKey = await grants.KeyAsync();
        await grants.DataAsync(
            """mutation { enableModule(input: {partnership: "lakes", module: "grants"}) { errors { message } } }""",
            operatorKey
        );
        Assert.Equal(
            """[{"slug":"pot","actions":[]}]""",
            (await grants.DataAsync(Actions))["partnership"]!["funds"]!["nodes"]!.ToJsonString()
        );
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

        await using var both = await ModuleHost.StartAsync(
            [typeof(GrantsModule), typeof(LocalityPlansModule)],
            demonstration: true,
            on: database
        );
        var on = (await both.DataAsync(plan)).ToJsonString();
        await both.DataAsync(
            """mutation { disableModule(input: {partnership: "south-lakeland", module: "grants"}) { errors { message } } }""",
            await both.KeyAsync()
        );
        var off = (await both.DataAsync(plan)).ToJsonString();

        Assert.Contains("Set up Joint Members Working Group", uninstalled, StringComparison.Ordinal);
        Assert.Equal((uninstalled, uninstalled), (off, on));
    }

    private static Task<IReadOnlyList<string>> LinkAsync(Lakes lakes, string allocation, params string[] actions) =>
        lakes.RefusedAsync(
            "linkActions",
            $"""allocation: "{allocation}", actions: [{string.Join(", ", actions.Select(a => $"\"{a}\""))}]"""
        );
}
