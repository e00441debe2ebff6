using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.BackOffice.Tests.Agreements;

/// <summary>What scrutiny asks for before a council decides on an agreement.</summary>
public sealed class ConditionTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "B28")]
    public async Task A_panels_support_subject_to_concerns_is_followed_to_Full_Council(string provider)
    {
        const string concerns = "Concerns with regard to the overall cost of the process are answered";
        await using var pair = await Pair.StartAsync(provider, "2021-03-01T12:00:00Z");
        var agreement = await pair.AgreeAsync();
        var panel = await pair.DecideAsync(
            agreement,
            Pair.Second,
            "2021-02-16",
            "SUPPORT_WITH_CONDITIONS",
            $"""conditions: ["{concerns}"]"""
        );
        Assert.Equal("""[{"type":"SUPPORT_WITH_CONDITIONS","on":"2021-02-16","openConditions":1}]""", await DecisionsAsync());
        // Support is no formal decision.
        Assert.Equal(
            ["DECISION_MISSING input.decision"],
            await pair.RefusedAsync(
                "activateClause",
                $"""agreement: "memorandum", clause: "8", decision: "{panel}", givenOn: "2021-02-24" """
            )
        );

        var council = await pair.IdAsync("addBody", $"""name: "Full Council", kind: COMMITTEE, organisation: "{Pair.Second}" """, "body");
        var referred = await pair.IdAsync("referDecision", $"""decision: "{panel}", to: "{council}", meets: "2021-02-24" """, "decision");
        Same.Json(
            $$"""
            {
              "state": "DRAFT",
              "subject": "{{agreement}}",
              "referredFrom": { "type": "SUPPORT_WITH_CONDITIONS", "conditions": [{ "text": "{{concerns}}", "metOn": null }] }
            }
            """,
            await BeforeCouncilAsync()
        );
        await pair.DoAsync("submitDecision", $"""decision: "{referred}" """);
        await pair.DoAsync("recordDecision", $"""decision: "{referred}", type: APPROVE, on: "2021-02-24" """, key: pair.Other);
        // The council's decision does not answer the panel's concerns.
        Same.Json(
            """
            [
              { "type": "APPROVE", "on": "2021-02-24", "openConditions": 0 },
              { "type": "SUPPORT_WITH_CONDITIONS", "on": "2021-02-16", "openConditions": 1 }
            ]
            """,
            await DecisionsAsync()
        );

        await pair.DoAsync(
            "meetCondition",
            $"""decision: "{panel}", condition: 1, on: "2021-02-28", evidence: "Report on costs to Full Council" """
        );
        Same.Json(
            """
            [
              { "type": "APPROVE", "on": "2021-02-24", "openConditions": 0 },
              { "type": "SUPPORT_WITH_CONDITIONS", "on": "2021-02-16", "openConditions": 0 }
            ]
            """,
            await DecisionsAsync()
        );
        Assert.Contains("\"metOn\":\"2021-02-28\"", await BeforeCouncilAsync(), StringComparison.Ordinal);
        await pair.DoAsync("activateClause", $"""agreement: "memorandum", clause: "8", decision: "{referred}", givenOn: "2021-02-24" """);

        async Task<string> DecisionsAsync() =>
            (await pair.ReadAsync("""agreement(slug: "memorandum") { decisions { type on openConditions } }"""))["agreement"]![
                "decisions"
            ]!.ToJsonString();

        async Task<string> BeforeCouncilAsync() =>
            (await pair.NodeAsync("Decision", referred, "state subject referredFrom { type conditions { text metOn } }")).ToJsonString();
    }
}
