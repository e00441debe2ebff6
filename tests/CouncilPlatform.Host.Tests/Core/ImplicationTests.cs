using System.Text.Json.Nodes;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.Core;

/// <summary>What a decision would mean is considered before it goes to its body.</summary>
public sealed class ImplicationTests
{
    private const string Lancaster = "lancaster-district";
    private const string Council = "E07000121";

    [Theory, EveryDatabase]
    [Trait("case", "N8")]
    public async Task A_matter_is_submitted_once_rural_proofing_is_considered_and_says_whose_office_did(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var administrator = await host.KeyAsync(Lancaster, Role.Administrator);
        var officer = await host.KeyAsync(Lancaster, Role.Officer, Council);
        var asked = await host.MutateAsync(
            "updateImplications",
            $"""
            partnership: "{Lancaster}",
            implications: [RURAL_PROOFING, LEGAL, FINANCIAL, EQUALITY, COMMUNITY_SAFETY, SUSTAINABILITY, LEGAL]
            """,
            "partnership { implications }",
            administrator
        );
        Assert.Equal(
            """{"implications":["LEGAL","FINANCIAL","EQUALITY","COMMUNITY_SAFETY","SUSTAINABILITY","RURAL_PROOFING"]}""",
            asked["partnership"]!.ToJsonString()
        );
        var id = await ProposeAsync(host, officer);
        Assert.Equal(6, (await SubmitAsync()).Count);

        await ConsiderAsync("LEGAL", """arise: false, office: "Monitoring Officer" """);
        await ConsiderAsync(
            "FINANCIAL",
            """arise: true, text: "Uncommitted grant of £27,535 revenue and £89,910 capital.", office: "Section 151 officer" """
        );
        foreach (var kind in new[] { "EQUALITY", "COMMUNITY_SAFETY", "SUSTAINABILITY" })
        {
            await ConsiderAsync(kind, """arise: true, text: "Positive impacts continue.", office: "Head of Community Engagement" """);
        }

        var missing = Assert.Single(await SubmitAsync());
        Assert.Equal("IMPLICATION_MISSING", (string?)missing!["code"]);
        Assert.Equal("Rural proofing is not considered. Record what arises, or that nothing does.", (string?)missing["message"]);
        Assert.Equal("""["RURAL_PROOFING"]""", (await ReadAsync("implicationsMissing"))["implicationsMissing"]!.ToJsonString());
        Assert.Contains(
            "Rural proofing",
            await host.GetAsync($"/partnerships/{Lancaster}/decision/{id}", officer),
            StringComparison.Ordinal
        );

        await ConsiderAsync("RURAL_PROOFING", """arise: false, office: "Head of Community Engagement" """);
        Assert.Empty(await SubmitAsync());
        var recorded = await ReadAsync("implicationsMissing implications { kind arise text office }");
        Assert.Empty(recorded["implicationsMissing"]!.AsArray());
        Same.Json(
            """{ "kind": "RURAL_PROOFING", "arise": false, "text": null, "office": "Head of Community Engagement" }""",
            recorded["implications"]![5]!.ToJsonString()
        );
        Assert.Equal("WRONG_STATE", (await RecordAsync(host, officer, id, "LEGAL", """arise: false, office: "Solicitor" """)).Code());
        // Until the matter is decided, the public reads nothing of it.
        Assert.Null((await host.DataAsync($$"""{ node(id: "{{id}}") { id } }"""))["node"]);

        async Task<JsonArray> SubmitAsync() =>
            (await host.MutateAsync("submitDecision", $"""partnership: "{Lancaster}", decision: "{id}" """, "decision { id }", officer))[
                "errors"
            ]!.AsArray();

        async Task ConsiderAsync(string kind, string what) =>
            Assert.Empty((await RecordAsync(host, officer, id, kind, what))["errors"]!.AsArray());

        async Task<JsonNode> ReadAsync(string fields) =>
            (await host.DataAsync($$"""{ node(id: "{{id}}") { ... on Decision { {{fields}} } } }""", officer))["node"]!;
    }

    [Fact]
    public async Task Implications_that_say_nothing_are_refused_and_what_is_recorded_again_is_replaced()
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        var officer = await host.KeyAsync(Lancaster, Role.Officer, Council);
        var id = await ProposeAsync(host, officer);

        Assert.Equal("INVALID", (await RecordAsync(host, officer, id, "LEGAL", """arise: true, office: "Solicitor" """)).Code());
        Assert.Equal("INVALID", (await RecordAsync(host, officer, id, "LEGAL", """arise: false, office: " " """)).Code());
        Assert.Equal(
            "INVALID",
            (await RecordAsync(host, officer, id, "LEGAL", """arise: false, office: "solicitor@example.org" """)).Code()
        );
        await RecordAsync(host, officer, id, "LEGAL", """arise: false, office: "Solicitor" """);
        var again = await RecordAsync(host, officer, id, "LEGAL", """arise: true, text: "A new duty", office: "Solicitor" """);
        Assert.Equal("""[{"kind":"LEGAL","arise":true}]""", again["decision"]!["implications"]!.ToJsonString());
        // This partnership asks for none.
        Assert.Empty(
            (await host.MutateAsync("submitDecision", $"""partnership: "{Lancaster}", decision: "{id}" """, "decision { id }", officer))[
                "errors"
            ]!.AsArray()
        );
    }

    private static Task<JsonNode> RecordAsync(ModuleHost host, string key, string decision, string kind, string what) =>
        host.MutateAsync(
            "recordImplication",
            $"""partnership: "{Lancaster}", decision: "{decision}", kind: {kind}, {what}""",
            "decision { implications { kind arise } }",
            key
        );

    private static async Task<string> ProposeAsync(ModuleHost host, string key) =>
        (string)
            (
                await host.MutateAsync(
                    "proposeDecision",
                    $"""
                    partnership: "{Lancaster}", body: "{await host.BodyAsync(Lancaster, "Lancaster City Council Cabinet")}",
                    title: "New partnership arrangements"
                    """,
                    "decision { id }",
                    key
                )
            )["decision"]!["id"]!;
}
