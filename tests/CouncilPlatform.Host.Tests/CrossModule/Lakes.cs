using System.Text.Json.Nodes;
using CouncilPlatform.BackOffice;
using CouncilPlatform.CommunityPlanning;
using CouncilPlatform.Grants;
using CouncilPlatform.LocalityPlans;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.CrossModule;

/// <summary>
/// A host of the locality plans and other modules, with the partnership "lakes" of one district: a plan to put actions in and, where
/// there are grants, a pot of £100.
/// </summary>
internal sealed class Lakes : PartnershipFixture
{
    public const string District = "E07000031";

    private readonly string _key;

    private Lakes(ModuleHost host, string key)
        : base(host, "lakes") => _key = key;

    public static async Task<Lakes> StartAsync(IReadOnlyList<Type> modules, string provider = Providers.Sqlite, TestDatabase? on = null)
    {
        var host = await ModuleHost.StartAsync(modules, provider, on: on);
        await host.AddOrganisationAsync(District, "Lakes District Council");
        await host.CreatePartnershipAsync("lakes", published: true, [.. modules.Select(EveryModule.IdOf)]);
        var lakes = new Lakes(host, await host.KeyAsync("lakes", Role.Administrator, District));
        await lakes.DoAsync("addMember", $"""organisation: "{District}", role: MEMBER""");
        await lakes.DoAsync(
            "createActionPlan",
            $$"""
            slug: "plan", title: "Joint action plan", source: "A report of 27 May 2015", councils: [{council: "{{District}}",
            strategicPlan: "Council Plan"}]
            """
        );
        var theme = await lakes.IdAsync("addTheme", """actionPlan: "plan", title: "Bespoke service developments" """, "theme");
        await lakes.DoAsync("addOpportunity", $"""theme: "{theme}", title: "Cycling" """);
        if (modules.Contains(typeof(GrantsModule)))
        {
            await lakes.DoAsync("createFund", $"""slug: "pot", name: "Pot", source: "{District}", accountableBody: "{District}" """);
            await lakes.DoAsync("receiveFunding", """fund: "pot", revenue: "100" """);
        }

        return lakes;
    }

    /// <summary>Adds an action to the plan: its id.</summary>
    public async Task<string> ActionAsync(string title)
    {
        var plan = await ReadAsync("""actionPlan(slug: "plan") { themes { nodes { opportunities { nodes { id } } } } }""");
        var opportunity = plan["actionPlan"]!["themes"]!["nodes"]![0]!["opportunities"]!["nodes"]![0]!["id"];
        return await IdAsync(
            "addAction",
            $$"""
            opportunity: "{{opportunity}}", title: "{{title}}", kind: FUTURE_WORKING, keyDates: ["July to December 2015"],
            owners: [{council: "{{District}}", post: "Officer"}]
            """,
            "action"
        );
    }

    /// <summary>Allocates £25 of the pot: the allocation's id.</summary>
    public Task<string> AllocateAsync(string title) =>
        IdAsync("allocateGrant", $"""fund: "pot", title: "{title}", revenue: "25" """, "allocation");

    /// <summary>What the partnership's administrator reads of an object.</summary>
    public async Task<JsonNode> NodeAsync(string id, string fields) =>
        (await Host.DataAsync($$"""{ node(id: "{{id}}") { {{fields}} } }""", _key))["node"]!;

    public async Task DisableAsync(string module) =>
        await Host.DataAsync(
            $$"""mutation { disableModule(input: {partnership: "lakes", module: "{{module}}"}) { errors { message } } }""",
            await Host.KeyAsync()
        );

    protected override Task<string> WriterAsync() => Task.FromResult(_key);

    protected override JsonNode ResultOf(JsonNode payload) => payload;
}
