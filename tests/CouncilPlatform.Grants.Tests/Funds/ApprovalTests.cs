using System.Text.Json.Nodes;
using CouncilPlatform.Core.Contracts;
using CouncilPlatform.Grants.Funds;
using CouncilPlatform.Grants.Tests.Rounds;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Funds;

/// <summary>
/// The partnership proposes, the accountable body approves, and only then money is promised. What bodies decide here is made up: the
/// documents do not say.
/// </summary>
public sealed class ApprovalTests
{
    private const string Where = "partnership: \"lancaster-district\"";

    [Theory]
    [EveryDatabase]
    [Trait("case", "G16")]
    public async Task The_partnership_proposes_and_only_the_councils_approval_commits(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        var approver = await lancaster.Host.KeyAsync("lancaster-district", Role.Approver, LancasterFund.Council);
        var countyOfficer = await lancaster.Host.KeyAsync("lancaster-district", Role.Officer, "E10000017");
        var countyApprover = await lancaster.Host.KeyAsync("lancaster-district", Role.Approver, "E10000017");
        await lancaster.MutateAsync("receiveFunding", $"{FundFacts.SecondHomes}, revenue: \"443000\"", "fund { id }");
        var proposed = (
            await lancaster.MutateAsync(
                "allocateGrant",
                $"{FundFacts.SecondHomes}, title: \"Homes\", revenue: \"1000\"",
                "allocation { id state approval { state } }"
            )
        )["allocation"]!;
        Assert.Equal(("PROPOSED", "AWAITED"), ((string?)proposed["state"], (string?)proposed["approval"]!["state"]));
        var id = (string)proposed["id"]!;

        await RefusedAsync("No body has decided about it yet. Propose it to a body of the accountable body");
        await DecideAsync("LSP Board", "APPROVE");
        await RefusedAsync("LSP Board approved it on 9 November 2011, but does not belong to the accountable body.");
        await DecideAsync("Lancashire County Council Cabinet", "APPROVE");
        await RefusedAsync(
            "Lancashire County Council Cabinet approved it on 9 November 2011, but does not belong to the accountable body."
        );
        await DecideAsync("Lancaster City Council Cabinet", "NOTE");
        await RefusedAsync("Lancaster City Council Cabinet noted it on 9 November 2011, which does not authorise spending.");
        var supported = await DecideAsync(
            "Lancaster City Council Cabinet",
            "SUPPORT_WITH_CONDITIONS",
            ", conditions: [\"Costs are shown\"]"
        );
        await MeetAsync(supported);
        await RefusedAsync("Lancaster City Council Cabinet supported it on 9 November 2011, which does not authorise spending.");
        await DecideAsync("Lancaster City Council Cabinet", "REJECT");
        await RefusedAsync("Lancaster City Council Cabinet rejected it on 9 November 2011. Ask the body again, or release it.");
        var approved = await DecideAsync("Lancaster City Council Cabinet", "APPROVE", ", conditions: [\"Costs are shown\"]");
        await RefusedAsync(
            "Lancaster City Council Cabinet approved it on 9 November 2011, with 1 condition not met yet. Record that the "
                + "conditions are met."
        );
        Assert.Equal("443000.00 1000.00 0.00", await MoneyAsync());

        await MeetAsync(approved);
        var committed = await CommitAsync();
        Assert.Equal("", committed.Errors());
        Same.Json(
            """
            {
              "state": "COMMITTED",
              "approval": {
                "state": "GIVEN",
                "decisions": [
                  { "body": "Lancaster City Council Cabinet", "type": "APPROVE" },
                  { "body": "Lancaster City Council Cabinet", "type": "REJECT" },
                  { "body": "Lancaster City Council Cabinet", "type": "SUPPORT_WITH_CONDITIONS" },
                  { "body": "Lancaster City Council Cabinet", "type": "NOTE" }
                ]
              }
            }
            """,
            committed["allocation"]!.ToJsonString()
        );
        Assert.Equal("443000.00 0.00 1000.00", await MoneyAsync());
        var last = (
            await lancaster.Host.DataAsync(
                $$"""{ node(id: "{{id}}") { ... on Allocation { approval { decisions { decision openConditions on } } } } }"""
            )
        )["node"]!["approval"]!["decisions"]![0]!;
        Assert.Equal($$"""{"decision":"{{approved}}","openConditions":0,"on":"2011-11-09"}""", last.ToJsonString());

        // The same goes for the other fund that the council answers for, once that is said.
        var administrator = await lancaster.Host.KeyAsync("lancaster-district", Role.Administrator, LancasterFund.Council);
        Assert.Equal(
            "",
            (
                await lancaster.MutateAsync(
                    "requireFundApproval",
                    $"{FundFacts.Prg}, required: true",
                    "fund { commitNeedsApproval }",
                    administrator
                )
            ).Errors()
        );
        id = (string)(await lancaster.AllocateAsync("revenue: \"1\""))["allocation"]!["id"]!;
        Assert.Equal("APPROVAL_REQUIRED input/allocation", (await CommitAsync()).Errors());
        await DecideAsync("Lancaster City Council Cabinet", "APPROVE");
        Assert.Equal("", (await CommitAsync()).Errors());

        Task<JsonNode> CommitAsync() =>
            lancaster.MutateAsync(
                "commitAllocation",
                $"{Where}, allocation: \"{id}\"",
                "allocation { state approval { state decisions { body type } } }",
                approver
            );

        async Task RefusedAsync(string soFar)
        {
            var refused = await CommitAsync();
            Assert.Equal("APPROVAL_REQUIRED input/allocation", refused.Errors());
            Assert.StartsWith(
                $"The accountable body must approve before money of Second Homes Funding is committed. {soFar}",
                refused.Message(),
                StringComparison.Ordinal
            );
        }

        async Task<string> DecideAsync(string body, string type, string more = "")
        {
            // The county's cabinet decides by the county's own people.
            var isCounty = body.StartsWith("Lancashire", StringComparison.Ordinal);
            var bodies = (
                await lancaster.Host.DataAsync(
                    """{ partnership(slug: "lancaster-district") { bodies(first: 100) { nodes { id name } } } }"""
                )
            )["partnership"]!["bodies"]!["nodes"]!.AsArray();
            var decision = (string)
                (
                    await lancaster.MutateAsync(
                        "proposeDecision",
                        $"{Where}, body: \"{bodies.Single(b => (string?)b!["name"] == body)!["id"]}\", title: \"Homes\", subject: \"{id}\"",
                        "decision { id }",
                        isCounty ? countyOfficer : lancaster.Officer
                    )
                )["decision"]!["id"]!;
            await lancaster.MutateAsync(
                "submitDecision",
                $"{Where}, decision: \"{decision}\"",
                "decision { id }",
                isCounty ? countyOfficer : lancaster.Officer
            );
            Assert.Equal(
                "",
                (
                    await lancaster.MutateAsync(
                        "recordDecision",
                        $"{Where}, decision: \"{decision}\", type: {type}, on: \"2011-11-09\"{more}",
                        "decision { id }",
                        isCounty ? countyApprover : approver
                    )
                ).Errors()
            );
            return decision;
        }

        async Task MeetAsync(string decision) =>
            Assert.Equal(
                "",
                (
                    await lancaster.MutateAsync(
                        "meetCondition",
                        $"{Where}, decision: \"{decision}\", condition: 1, on: \"2011-11-10\", evidence: \"Table\"",
                        "decision { id }"
                    )
                ).Errors()
            );

        async Task<string> MoneyAsync()
        {
            var line = (
                await lancaster.FundAsync("second-homes-funding", "lines { granted { amount } proposed { amount } committed { amount } }")
            )["lines"]![0]!;
            return $"{line["granted"]!["amount"]} {line["proposed"]!["amount"]} {line["committed"]!["amount"]}";
        }
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "G16")]
    public async Task No_way_to_promise_money_goes_past_the_approval(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider);
        var administrator = await grants.KeyAsync("administrator", Role.Administrator);
        var approver = await grants.ApproverAsync();
        await grants.AddRoundAsync();
        grants.SetTime("2026-09-02T12:00:00Z");
        var application = await grants.SubmittedAsync(1);
        grants.SetTime("2026-10-30T12:00:01Z");

        Assert.Equal(
            "FORBIDDEN",
            (string?)
                (
                    await grants.Host.AskAsync(
                        """
                        mutation { requireFundApproval(input: {partnership: "north", fund: "pot",
                        required: false}) { errors { code } } }
                        """,
                        approver
                    )
                )["errors"]![0]!["extensions"]!["code"]
        );
        Assert.Equal(
            ["CONFLICT input.version"],
            await grants.RefusedAsync("requireFundApproval", """fund: "pot", required: true, version: 0""", administrator)
        );
        await grants.DoAsync("requireFundApproval", """fund: "pot", required: true""", key: administrator);
        Assert.Equal(
            "true",
            (await grants.ReadAsync("""fund(slug: "pot") { commitNeedsApproval }"""))["fund"]!["commitNeedsApproval"]!.ToJsonString()
        );

        string Award(bool commit) =>
            $$"""
                application: "{{application}}", draws: [{fund: "pot", revenue: "90"}], commit: {{(commit ? "true" : "false")}},
                reason: "Best"
                """;
        Assert.Equal(
            ["APPROVAL_REQUIRED input.draws.0.fund"],
            await grants.RefusedAsync("awardApplication", Award(commit: true), approver)
        );
        await grants.DoAsync("awardApplication", Award(commit: false), key: approver);
        var allocation = (string)(await grants.NodeAsync(application, "allocations { id }", approver))!["allocations"]![0]!["id"]!;
        Assert.Equal(
            ["APPROVAL_REQUIRED input.allocation"],
            await grants.RefusedAsync("commitAllocation", $"""allocation: "{allocation}" """, approver)
        );
        await grants.ApproveAsync(allocation);
        await grants.DoAsync("commitAllocation", $"""allocation: "{allocation}" """, key: approver);

        // What was approved is that much: more needs a decision of its own, less does not.
        var more = await VaryAsync("95");
        Assert.Equal(
            ["APPROVAL_REQUIRED input.variation"],
            await grants.RefusedAsync("agreeAllocationVariation", $"""variation: "{more}" """, approver)
        );
        await grants.ApproveAsync(more);
        await grants.DoAsync("agreeAllocationVariation", $"""variation: "{more}" """, key: approver);
        await grants.DoAsync("agreeAllocationVariation", $"""variation: "{await VaryAsync("80")}" """, key: approver);
        Assert.Equal(
            "80.00",
            (string?)
                (await grants.ReadAsync("""fund(slug: "pot") { lines { committed { amount } } }"""))["fund"]!["lines"]![0]!["committed"]![
                    "amount"
                ]
        );

        async Task<string> VaryAsync(string revenue) =>
            (string)
                (
                    await grants.DoAsync(
                        "proposeAllocationVariation",
                        $"""allocation: "{allocation}", revenue: "{revenue}", reason: "Costs" """,
                        "allocationVariation { id }"
                    )
                )["allocationVariation"]!["id"]!;
    }

    [Fact]
    public void Only_the_accountable_bodys_latest_approval_or_rejection_counts()
    {
        var (council, other) = (Guid.NewGuid(), Guid.NewGuid());
        var fund = new Fund
        {
            Slug = "pot",
            Name = "Pot",
            AccountableBodyId = council,
            CommitNeedsApproval = true,
        };

        Assert.Equal(ApprovalState.Awaited, State());
        foreach (var type in Enum.GetValues<DecisionType>().Where(t => t is not (DecisionType.Approve or DecisionType.Reject)))
        {
            Assert.Equal(ApprovalState.Awaited, State(Decided(type, council)));
            Assert.Equal(ApprovalState.Given, State(Decided(type, council), Decided(DecisionType.Approve, council)));
            Assert.Equal(
                ApprovalState.Rejected,
                State(Decided(type, council), Decided(DecisionType.Reject, council), Decided(DecisionType.Approve, council))
            );
        }

        Assert.Equal(ApprovalState.Awaited, State(Decided(DecisionType.Approve, other), Decided(DecisionType.Approve, organisation: null)));
        Assert.Equal(
            ApprovalState.Given,
            State(Decided(DecisionType.Reject, other), Decided(DecisionType.Approve, council), Decided(DecisionType.Reject, council))
        );
        Assert.Equal(ApprovalState.Conditional, State(Decided(DecisionType.Approve, council, open: 1)));
        Assert.Equal(
            ApprovalState.NotNeeded,
            Approval
                .Of(
                    new Fund
                    {
                        Slug = "pot",
                        Name = "Pot",
                        AccountableBodyId = council,
                    },
                    []
                )
                .State
        );

        ApprovalState State(params RecordedDecision[] decisions) => Approval.Of(fund, decisions).State;

        static RecordedDecision Decided(DecisionType type, Guid? organisation, int open = 0) =>
            new(Guid.NewGuid(), type, new(2011, 11, 8), "Cabinet", Guid.NewGuid(), organisation, open);
    }
}
