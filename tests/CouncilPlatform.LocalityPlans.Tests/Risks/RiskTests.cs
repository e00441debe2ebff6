using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.LocalityPlans.Tests.Risks;

/// <summary>Risks of working together.</summary>
public sealed class RiskTests
{
    [Theory, EveryDatabase]
    [Trait("case", "L22")]
    public async Task A_risk_has_a_consequence_and_controls_and_one_without_a_control_is_flagged(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        await lakes.DoAsync(
            "recordRisk",
            """
            risk: "Joint working is not promoted", consequence: "Duplication of effort takes place", source: "Report of 27 May 2015",
            controls: [{text: "Promote the principles of joint working", inPlaceSince: "2015-05"},
              {text: "Take forward the proposed Action Plan"}]
            """,
            "partnershipRisk { id }"
        );
        var bare = await lakes.DoAsync(
            "recordRisk",
            """risk: "Staff leave", consequence: "Delay", source: "Report", owner: "Area Manager" """,
            "partnershipRisk { id version }"
        );
        var id = (string)bare["id"]!;

        const string query =
            "risks { totalCount nodes { number risk consequence owner controls { number text inPlaceSince } warnings { code } "
            + "} } flagged: risks(controlled: false, open: true) { nodes { number } }";
        Same.Json(
            """
            {
              "risks": {
                "totalCount": 2,
                "nodes": [
                  {
                    "number": 1,
                    "risk": "Joint working is not promoted",
                    "consequence": "Duplication of effort takes place",
                    "owner": null,
                    "controls": [
                      { "number": 1, "text": "Promote the principles of joint working", "inPlaceSince": "2015-05" },
                      { "number": 2, "text": "Take forward the proposed Action Plan", "inPlaceSince": null }
                    ],
                    "warnings": []
                  },
                  {
                    "number": 2,
                    "risk": "Staff leave",
                    "consequence": "Delay",
                    "owner": "Area Manager",
                    "controls": [],
                    "warnings": [{ "code": "NO_CONTROL" }]
                  }
                ]
              },
              "flagged": { "nodes": [{ "number": 2 }] }
            }
            """,
            (await lakes.ReadAsync(query)).ToJsonString()
        );

        await lakes.DoAsync("changeRisk", $$"""id: "{{id}}", controls: [{text: "Cover"}, {text: "Training"}]""", "partnershipRisk { id }");
        var changed = await lakes.DoAsync(
            "changeRisk",
            $$"""id: "{{id}}", controls: [{text: "Training"}]""",
            "partnershipRisk { owner controls { number text } warnings { code } }"
        );
        Assert.Equal("""{"owner":"Area Manager","controls":[{"number":1,"text":"Training"}],"warnings":[]}""", changed.ToJsonString());
        var trail = await lakes.ReadAsync(
            $$"""audit(filter: { record: "{{id}}" }, first: 1) { nodes { changes { kind field change before after } } }""",
            await lakes.Host.KeyAsync("lakes", Role.Administrator)
        );
        Assert.Equal(
            ["Cover removed", "Training removed", "Training added"],
            trail["audit"]!["nodes"]![0]!["changes"]!
                .AsArray()
                .Where(c => ((string?)c!["kind"], (string?)c["field"]) == ("RiskControl", "text"))
                .Select(c => $"{c!["before"] ?? c["after"]} {((string)c["change"]!).ToLowerInvariant()}")
                .OrderByDescending(c => c.EndsWith("removed", StringComparison.Ordinal))
        );
        var without = await lakes.DoAsync(
            "changeRisk",
            $$"""id: "{{id}}", controls: []""",
            "partnershipRisk { warnings { code } version }"
        );
        Assert.Equal("NO_CONTROL", (string?)without["warnings"]![0]!["code"]);

        Assert.Equal(
            ["CONFLICT input.version"],
            await lakes.RefusedAsync("closeRisk", $"""id: "{id}", on: "2016-01-01", because: "Gone", version: 0""")
        );
        Assert.Equal(
            ["INVALID input.because", "INVALID input.on"],
            await lakes.RefusedAsync("closeRisk", $"""id: "{id}", on: "2199-01-01", because: "" """)
        );
        var closed = await lakes.DoAsync(
            "closeRisk",
            $"""id: "{id}", on: "2016-01-01", because: "Gone" """,
            "partnershipRisk { closedOn warnings { code } }"
        );
        Assert.Equal("""{"closedOn":"2016-01-01","warnings":[]}""", closed.ToJsonString());
        Assert.Equal(["WRONG_STATE input.id"], await lakes.RefusedAsync("changeRisk", $"""id: "{id}", owner: "Leader" """));
        Assert.Equal("""{"risks":{"totalCount":1}}""", (await lakes.ReadAsync("risks(open: true) { totalCount }")).ToJsonString());
    }

    [Theory, EveryDatabase]
    public async Task Every_fault_is_named_at_once_and_more_risks_cost_no_more_statements(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        Assert.Equal(
            [
                "INVALID input.risk",
                "INVALID input.consequence",
                "INVALID input.owner",
                "INVALID input.source",
                "INVALID input.controls.1.text",
            ],
            await lakes.RefusedAsync(
                "recordRisk",
                """risk: "", consequence: " ", owner: "a@b", source: "", controls: [{text: "Fine"}, {text: ""}]"""
            )
        );

        const string query = "risks { nodes { controls { text } warnings { code } } }";
        const string risk = """risk: "A", consequence: "B", source: "C", controls: [{text: "D"}]""";
        await lakes.DoAsync("recordRisk", risk, "partnershipRisk { id }");
        var one = await lakes.CostAsync(query);
        await lakes.DoAsync("recordRisk", risk, "partnershipRisk { id }");
        Assert.Equal(one, await lakes.CostAsync(query));
    }
}
