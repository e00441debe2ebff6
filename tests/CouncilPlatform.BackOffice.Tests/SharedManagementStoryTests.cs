using System.Globalization;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.BackOffice.Tests;

/// <summary>
/// How Breckland and South Holland ended their shared management, from the appraisal to the exit, as one story. The report gives the
/// course of it, the day of
/// the decision, the clause, the months and the number of posts; criteria, scores, weights and the shorter term are illustrative.
/// </summary>
public sealed class SharedManagementStoryTests
{
    private const int Posts = 47;

    [Theory]
    [EveryDatabase]
    public async Task Two_councils_appraise_decide_give_notice_allocate_their_posts_and_part(string provider)
    {
        await using var pair = await Pair.StartAsync(provider, "2021-02-01T12:00:00Z");
        var agreement = await pair.AgreeAsync();

        await AppraiseAsync(pair);
        var decision = await DecideAsync(pair, agreement);
        await GiveNoticeAsync(pair, decision);
        await AgreeStructureAsync(pair, decision);
        await AllocatePostsAsync(pair);
        await PartAsync(pair);
    }

    private static async Task AppraiseAsync(Pair pair)
    {
        await pair.AppraiseAsync();
        Same.Json(
            """
            {
              "status": "EXPLORE",
              "recommended": { "title": "A new local partnership" },
              "result": {
                "rankedBy": "CONSENSUS_WEIGHTS",
                "options": [{ "objectiveTotal": 9, "rank": 1 }, { "objectiveTotal": 7, "rank": 2 }, { "objectiveTotal": 4, "rank": 3 }]
              }
            }
            """,
            (
                await pair.ReadAsync(
                    """appraisal(slug: "future") { status recommended { title } result { rankedBy options { objectiveTotal rank } } }"""
                )
            )["appraisal"]!.ToJsonString()
        );
        Assert.Equal(
            ["NO_BUSINESS_CASE input.appraisal"],
            await pair.RefusedAsync("implementOption", """appraisal: "future", on: "2021-01-26" """)
        );
    }

    // A panel supports it, subject to concerns about its cost; the Full Council decides; the other council decides too.
    private static async Task<string> DecideAsync(Pair pair, string agreement)
    {
        pair.Time.Advance(TimeSpan.FromDays(28));
        var panel = await pair.IdAsync("addBody", $"""name: "Panel", kind: COMMITTEE, organisation: "{Pair.Second}" """, "body");
        var council = await pair.IdAsync("addBody", $"""name: "Full Council", kind: COMMITTEE, organisation: "{Pair.Second}" """, "body");
        var view = await pair.IdAsync(
            "proposeDecision",
            $"""body: "{panel}", title: "Activate clause 8", subject: "{agreement}" """,
            "decision"
        );
        await pair.DoAsync("submitDecision", $"""decision: "{view}" """);
        await pair.DoAsync(
            "recordDecision",
            $"""
            decision: "{view}", type: SUPPORT_WITH_CONDITIONS, on: "2021-02-10",
            conditions: ["The overall cost of the process is looked at"]
            """,
            key: pair.Other
        );
        Assert.Equal(
            ["DECISION_MISSING input.decision"],
            await pair.RefusedAsync(
                "activateClause",
                $"""agreement: "memorandum", clause: "8", decision: "{view}", givenOn: "2021-02-24" """
            )
        );

        var decision = await pair.IdAsync("referDecision", $"""decision: "{view}", to: "{council}" """, "decision");
        await pair.DoAsync("submitDecision", $"""decision: "{decision}" """);
        await pair.DoAsync("recordDecision", $"""decision: "{decision}", type: APPROVE, on: "2021-02-24" """, key: pair.Other);
        await pair.DoAsync(
            "meetCondition",
            $"""decision: "{view}", condition: 1, on: "2021-02-24", evidence: "The costs are within budget provision." """
        );
        await pair.DecideAsync(agreement, Pair.First, "2021-02-25");
        Same.Json(
            """
            [
              { "type": "APPROVE", "on": "2021-02-25", "openConditions": 0 },
              { "type": "APPROVE", "on": "2021-02-24", "openConditions": 0 },
              { "type": "SUPPORT_WITH_CONDITIONS", "on": "2021-02-10", "openConditions": 0 }
            ]
            """,
            (await pair.ReadAsync("""agreement(slug: "memorandum") { decisions { type on openConditions } }"""))["agreement"]![
                "decisions"
            ]!.ToJsonString()
        );
        return decision;
    }

    private static async Task GiveNoticeAsync(Pair pair, string decision)
    {
        await pair.DoAsync("activateClause", $"""agreement: "memorandum", clause: "8", decision: "{decision}", givenOn: "2021-02-24" """);
        Assert.Equal("2021-08-24 TERMINATING", await StandsAsync(pair));
        var change = await pair.IdAsync(
            "proposeEndDate",
            """agreement: "memorandum", endsOn: "2021-06-30", reason: "The process moves faster" """,
            "endDateChange"
        );
        foreach (var (council, expected) in new[] { (Pair.First, "2021-08-24 TERMINATING"), (Pair.Second, "2021-06-30 TERMINATING") })
        {
            var leader = await pair.Host.KeyAsync("pair", Sdk.Role.Approver, council);
            Assert.Empty(
                await pair.RefusedAsync(
                    "agreeEndDate",
                    $"""
                    endDateChange: "{change}", organisation: "{council}", cabinetConsultedOn: "2021-02-26",
                    leaderAgreedOn: "2021-02-27"
                    """,
                    leader
                )
            );
            Assert.Equal(expected, await StandsAsync(pair));
        }
    }

    private static async Task AgreeStructureAsync(Pair pair, string decision)
    {
        await pair.DoAsync(
            "saveInterimStructure",
            $"""council: "{Pair.Second}", title: "Interim structure", cost: "900000", currentCost: "900000" """
        );
        var delegation = await pair.IdAsync(
            "delegateImplementation",
            $"""
            agreement: "memorandum", decision: "{decision}", title: "Interim structure", delegateTo: "Head of Paid Service",
            inConsultationWith: "Leader", condition: "No material changes to the senior management structure"
            """,
            "delegation"
        );
        pair.Time.Advance(TimeSpan.FromDays(60));
        await pair.DoAsync("endConsultation", $"""delegation: "{delegation}", on: "2021-04-20" """);
        await pair.DoAsync("implementDelegation", $"""delegation: "{delegation}", on: "2021-04-21" """);
        Assert.Equal(
            "[]",
            (await pair.ReadAsync("interimStructures { nodes { warnings { code } } }"))["interimStructures"]!["nodes"]![0]![
                "warnings"
            ]!.ToJsonString()
        );
    }

    private static async Task AllocatePostsAsync(Pair pair)
    {
        foreach (var number in Enumerable.Range(1, Posts))
        {
            var label = number.ToString("00", CultureInfo.InvariantCulture);
            var post = await pair.IdAsync(
                "addSharedPost",
                $$"""
                agreement: "memorandum", reference: "P{{label}}", title: "Post {{label}}", employer: "{{(
                    number <= 40 ? Pair.First : Pair.Second
                )}}", annualCost: "50000.01",
                shares: [{organisation: "{{Pair.First}}", percent: "50"}, {organisation: "{{Pair.Second}}", percent: "50"}]
                """,
                "sharedPost"
            );
            var goesTo = number <= 25 ? Pair.First : Pair.Second;
            await pair.DoAsync("recordPreference", $"""sharedPost: "{post}", organisation: "{goesTo}" """);
            var offered = await pair.IdAsync(
                "offerPost",
                $"""agreement: "memorandum", organisation: "{goesTo}", reference: "N{label}", title: "Post {label}" """,
                "structurePost"
            );
            if (number < Posts)
            {
                await pair.DoAsync("allocatePost", $"""sharedPost: "{post}", structurePost: "{offered}" """);
            }
        }
    }

    private static async Task PartAsync(Pair pair)
    {
        var contract = await pair.IdAsync(
            "addExitContract",
            """agreement: "memorandum", title: "Shared telephones", kind: CONTRACT, endsOn: "2022-03-31" """,
            "exitContract"
        );
        pair.Time.Advance(TimeSpan.FromDays(70));
        Assert.Equal("2021-06-30 ENDED", await StandsAsync(pair));
        Assert.Equal(
            """{"ready":false,"blockers":[{"code":"CONTRACT_UNDECIDED"},{"code":"POST_UNALLOCATED"}]}""",
            (await pair.ReadAsync("""agreement(slug: "memorandum") { exitPlan { ready blockers { code } } }"""))["agreement"]![
                "exitPlan"
            ]!.ToJsonString()
        );
        Assert.Equal(
            ["EXIT_BLOCKED input.agreement", "EXIT_BLOCKED input.agreement"],
            await pair.RefusedAsync("completeExit", """agreement: "memorandum", on: "2021-06-30" """)
        );

        var open = (
            await pair.ReadAsync(
                """
                agreement(slug: "memorandum") { posts(allocated: false) { nodes { id reference } } structurePosts(vacant: true) {
                nodes { id reference } } }
                """
            )
        )["agreement"]!;
        Assert.Equal(
            ("P47", "N47"),
            (
                (string?)open["posts"]!["nodes"]!.AsArray().Single()!["reference"],
                (string?)open["structurePosts"]!["nodes"]!.AsArray().Single()!["reference"]
            )
        );
        await pair.DoAsync(
            "allocatePost",
            $"""sharedPost: "{open["posts"]!["nodes"]![0]!["id"]}", structurePost: "{open["structurePosts"]!["nodes"]![0]!["id"]}" """
        );
        await pair.DoAsync("decideExitContract", $"""exitContract: "{contract}", treatment: RUN_TO_END""");
        await pair.DoAsync("completeExit", """agreement: "memorandum", on: "2021-06-30" """);
        Same.Json(
            """
            {
              "exitedOn": "2021-06-30",
              "termination": { "decidedOn": "2021-02-24", "firstEnd": "2021-08-24", "endsOn": "2021-06-30" },
              "postsByEmployer": [{ "posts": 40 }, { "posts": 7 }],
              "allocation": { "posts": 47, "allocated": 47, "matched": 47, "unmatched": 0, "vacant": 0 }
            }
            """,
            (
                await pair.ReadAsync(
                    """
                    agreement(slug: "memorandum") { exitedOn termination { decidedOn firstEnd endsOn } postsByEmployer { posts }
                    allocation { posts allocated matched unmatched vacant } }
                    """
                )
            )["agreement"]!.ToJsonString()
        );
        Assert.Equal(
            ["ENDED input.agreement"],
            await pair.RefusedAsync("amendAgreement", """agreement: "memorandum", title: "Another" """)
        );
    }

    private static async Task<string> StandsAsync(Pair pair)
    {
        var agreement = (await pair.ReadAsync("""agreement(slug: "memorandum") { lastDay state }"""))["agreement"]!;
        return $"{agreement["lastDay"]} {agreement["state"]}";
    }
}
