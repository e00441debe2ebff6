using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.LocalityPlans.Tests.Compatibility;

/// <summary>What one council makes must fit what others have.</summary>
public sealed class CompatibilityTests
{
    [Theory, EveryDatabase]
    [Trait("case", "L24")]
    public async Task Each_body_that_an_action_lists_is_an_open_check_until_it_confirms(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        var digital = await lakes.AddActionAsync("Digital Innovation Project");
        await lakes.AddActionAsync("Something else");
        var action = await lakes.DoAsync(
            "requireCompatibility",
            $$"""
            action: "{{digital}}", with: ["{{Lakeland.Neighbour}}", "{{Lakeland.County}}"], what: "IT systems",
            source: "Report of 27 May 2015"
            """,
            "action { title compatibilityChecks { id number what open confirmedOn body { gssCode } } }"
        );
        var checks = action["compatibilityChecks"]!.AsArray();
        Assert.Equal(
            [$"1 IT systems True {Lakeland.Neighbour}", $"2 IT systems True {Lakeland.County}"],
            checks.Select(c => $"{c!["number"]} {c["what"]} {(bool)c["open"]!} {c["body"]!["gssCode"]}")
        );

        var county = (string)checks[1]!["id"]!;
        var officer = await lakes.Host.KeyAsync("lakes", Role.Officer, Lakeland.County);
        Assert.Equal(
            ["INVALID input.evidence", "INVALID input.on"],
            await lakes.RefusedAsync("confirmCompatibility", $"""check: "{county}", on: "2199-01-01", evidence: "" """)
        );
        var confirmed = await lakes.DoAsync(
            "confirmCompatibility",
            $"""check: "{county}", on: "2015-09-30", evidence: "Letter of 30 September 2015" """,
            "compatibilityCheck { open confirmedOn evidence action { title } }",
            officer
        );
        Same.Json(
            """
            {
              "open": false,
              "confirmedOn": "2015-09-30",
              "evidence": "Letter of 30 September 2015",
              "action": { "title": "Digital Innovation Project" }
            }
            """,
            confirmed.ToJsonString()
        );
        Assert.Equal(
            ["WRONG_STATE input.check"],
            await lakes.RefusedAsync("confirmCompatibility", $"""check: "{county}", on: "2015-10-01", evidence: "Again" """, officer)
        );

        Same.Json(
            """
            {
              "open": {
                "totalCount": 1,
                "nodes": [{ "body": { "name": "Neighbour" }, "action": { "title": "Digital Innovation Project" } }]
              },
              "all": { "totalCount": 2 }
            }
            """,
            (
                await lakes.ReadAsync(
                    "open: compatibilityChecks(open: true) { totalCount nodes { body { name } action { title } } } all: "
                        + "compatibilityChecks { totalCount }"
                )
            ).ToJsonString()
        );
    }

    [Theory, EveryDatabase]
    public async Task A_list_with_one_wrong_body_adds_none(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        var digital = await lakes.AddActionAsync("Digital");
        var more = $"""action: "{digital}", what: "IT systems", source: "Report" """;
        Assert.Equal(
            ["NOT_FOUND input.with.1"],
            await lakes.RefusedAsync("requireCompatibility", $$"""{{more}}, with: ["{{Lakeland.County}}", "none"]""")
        );
        Assert.Equal(
            ["INVALID input.with.1"],
            await lakes.RefusedAsync("requireCompatibility", $$"""{{more}}, with: ["{{Lakeland.County}}", "{{Lakeland.County}}"]""")
        );
        Assert.Equal(
            ["INVALID input.with", "INVALID input.what", "INVALID input.source"],
            await lakes.RefusedAsync("requireCompatibility", $$"""action: "{{digital}}", with: [], what: "", source: "" """)
        );
        await lakes.DoAsync("requireCompatibility", $$"""{{more}}, with: ["{{Lakeland.County}}"]""", "action { id }");
        Assert.Equal(
            ["ALREADY_EXISTS input.with.1"],
            await lakes.RefusedAsync("requireCompatibility", $$"""{{more}}, with: ["{{Lakeland.Neighbour}}", "{{Lakeland.County}}"]""")
        );
        Assert.Equal(
            """{"compatibilityChecks":{"totalCount":1}}""",
            (await lakes.ReadAsync("compatibilityChecks { totalCount }")).ToJsonString()
        );

        const string query = "compatibilityChecks { nodes { body { name } action { title compatibilityChecks { what } } } }";
        var one = await lakes.CostAsync(query);
        await lakes.DoAsync(
            "requireCompatibility",
            $$"""action: "{{await lakes.AddActionAsync("Other")}}", what: "Forms", source: "Report", with: ["{{Lakeland.Neighbour}}"]""",
            "action { id }"
        );
        Assert.Equal(one, await lakes.CostAsync(query));
    }
}
