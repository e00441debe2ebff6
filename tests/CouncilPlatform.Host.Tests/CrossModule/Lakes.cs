using System.Text.Json.Nodes;
using CouncilPlatform.BackOffice;
using CouncilPlatform.CommunityPlanning;
using CouncilPlatform.Grants;
using CouncilPlatform.LocalityPlans;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.CrossModule;

/// <summary>A host of the locality plans and other modules, with the partnership "lakes" of one district: a plan to put actions in and, where there are grants, a pot of £100.</summary>
internal sealed class Lakes : IAsyncDisposable
{
    public const string District = "E07000031";

    private static readonly Dictionary<Type, string> Ids = new()
    {
        [typeof(LocalityPlansModule)] = "localityplans",
        [typeof(GrantsModule)] = "grants",
        [typeof(CommunityPlanningModule)] = "communityplanning",
        [typeof(BackOfficeModule)] = "backoffice",
    };

    private readonly string _key;

    private Lakes(ModuleHost host, string key) => (Host, _key) = (host, key);

    public ModuleHost Host { get; }

    public static async Task<Lakes> StartAsync(IReadOnlyList<Type> modules, string provider = Providers.Sqlite, TestDatabase? on = null)
    {
        var host = await ModuleHost.StartAsync(modules, provider, on: on);
        await host.AddOrganisationAsync(District, "Lakes District Council");
        await host.CreatePartnershipAsync("lakes", published: true, [.. modules.Select(m => Ids[m])]);
        var lakes = new Lakes(host, await host.KeyAsync("lakes", Role.Administrator));
        await lakes.DoAsync("addMember", $"""organisation: "{District}", role: MEMBER""");
        await lakes.DoAsync(
            "createActionPlan",
            $$"""slug: "plan", title: "Joint action plan", source: "A report of 27 May 2015", councils: [{council: "{{District}}", strategicPlan: "Council Plan"}]"""
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
            $$"""opportunity: "{{opportunity}}", title: "{{title}}", kind: FUTURE_WORKING, keyDates: ["July to December 2015"], owners: [{council: "{{District}}", post: "Officer"}]""",
            "action"
        );
    }

    /// <summary>Allocates £25 of the pot: the allocation's id.</summary>
    public Task<string> AllocateAsync(string title) =>
        IdAsync("allocateGrant", $"""fund: "pot", title: "{title}", revenue: "25" """, "allocation");

    /// <summary>For what must succeed: the payload.</summary>
    public async Task<JsonNode> DoAsync(string mutation, string input, string fields = "")
    {
        var payload = await SendAsync(mutation, input, fields);
        Assert.True(payload["errors"]!.AsArray().Count == 0, payload.ToJsonString());
        return payload;
    }

    public async Task<string> IdAsync(string mutation, string input, string field) =>
        (string)(await DoAsync(mutation, input, $"{field} {{ id }}"))[field]!["id"]!;

    /// <summary>Each error as "CODE path"; none where it succeeds.</summary>
    public async Task<IReadOnlyList<string>> RefusedAsync(string mutation, string input) =>
        [
            .. (await SendAsync(mutation, input))["errors"]!
                .AsArray()
                .Select(e => $"{(string?)e!["code"]} {string.Join('.', e["path"]!.AsArray().Select(p => (string?)p))}"),
        ];

    /// <summary>What a stranger reads of the partnership.</summary>
    public async Task<JsonNode> ReadAsync(string fields) =>
        (await Host.DataAsync($$"""{ partnership(slug: "lakes") { {{fields}} } }"""))["partnership"]!;

    /// <summary>What the partnership's administrator reads of an object.</summary>
    public async Task<JsonNode> NodeAsync(string id, string fields) =>
        (await Host.DataAsync($$"""{ node(id: "{{id}}") { {{fields}} } }""", _key))["node"]!;

    public async Task DisableAsync(string module) =>
        await Host.DataAsync(
            $$"""mutation { disableModule(input: {partnership: "lakes", module: "{{module}}"}) { errors { message } } }""",
            await Host.KeyAsync()
        );

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private async Task<JsonNode> SendAsync(string mutation, string input, string fields = "") =>
        (
            await Host.DataAsync(
                $$"""mutation { {{mutation}}(input: {partnership: "lakes", {{input}}}) { {{fields}} errors { code message path } } }""",
                _key
            )
        )[mutation]!;
}
