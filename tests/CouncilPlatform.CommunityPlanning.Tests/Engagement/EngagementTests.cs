using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.CommunityPlanning.Tests.Engagement;

/// <summary>Resources are agreed once communities were engaged.</summary>
public sealed class EngagementTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "C15")]
    public async Task A_request_for_resources_is_not_agreed_without_evidence_of_engagement(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        await shire.DoAsync("addLocalArea", """number: 1, name: "North" """);
        var (council, health) = (await shire.ActingAsync(Shire.Council), await shire.ActingAsync(Shire.Health));
        var request = await shire.IdAsync(
            "requestResources",
            $"""title: "Youth workers", organisation: "{Shire.Council}", amount: "12000.50", localArea: 1""",
            "resourceRequest",
            council
        );

        Assert.Equal(
            ["NO_ENGAGEMENT_EVIDENCE input.resourceRequest"],
            await shire.RefusedAsync("agreeResourceRequest", $"""resourceRequest: "{request}" """)
        );
        Assert.Equal(
            ["INVALID input.heldOn"],
            await shire.RefusedAsync(
                "recordEngagement",
                $"""resourceRequest: "{request}", title: "Forum", method: "community forum", heldOn: "2023-06-02", findings: "More" """
            )
        );
        await shire.DoAsync("recordEngagement", """title: "Another matter", method: "survey", heldOn: "2023-05-01", findings: "Other" """);
        Assert.Equal(
            ["NO_ENGAGEMENT_EVIDENCE input.resourceRequest"],
            await shire.RefusedAsync("agreeResourceRequest", $"""resourceRequest: "{request}" """)
        );

        await shire.DoAsync(
            "recordEngagement",
            $"""
            resourceRequest: "{request}", title: "Forum", method: "community forum", heldOn: "2023-05-02", participants: 40,
            findings: "Young people ask for evenings", localArea: 1
            """
        );
        Assert.Equal(
            ["FOUR_EYES input.resourceRequest"],
            await shire.RefusedAsync("agreeResourceRequest", $"""resourceRequest: "{request}" """, council)
        );
        Assert.Equal(
            ["FOUR_EYES input.resourceRequest"],
            await shire.RefusedAsync("agreeResourceRequest", $"""resourceRequest: "{request}" """)
        );
        var agreed = await shire.DoAsync(
            "agreeResourceRequest",
            $"""resourceRequest: "{request}" """,
            "resourceRequest { state amount { amount } requestedBy { name } area { name } evidence { method participants } }",
            health
        );
        Same.Json(
            """
            {
              "state": "AGREED",
              "amount": { "amount": "12000.50" },
              "requestedBy": { "name": "The Council" },
              "area": { "name": "North" },
              "evidence": [{ "method": "community forum", "participants": 40 }]
            }
            """,
            agreed.ToJsonString()
        );
        Assert.Equal(
            ["INVALID input.resourceRequest"],
            await shire.RefusedAsync("declineResourceRequest", $"""resourceRequest: "{request}", reason: "No money" """)
        );
        Assert.Equal(
            """{"resourceRequests":{"totalCount":0},"engagements":{"totalCount":1}}""",
            (
                await shire.ReadAsync("""resourceRequests(state: PROPOSED) { totalCount } engagements(from: "2023-05-02") { totalCount }""")
            ).ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task A_request_says_what_is_asked_for_and_may_be_declined(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);

        Assert.Equal(
            ["NOT_YOURS input.organisation"],
            await shire.RefusedAsync("requestResources", $"""title: "Nothing", organisation: "{Shire.Council}", amount: "1" """)
        );
        Assert.Equal(
            ["INVALID input.amount"],
            await shire.RefusedAsync("requestResources", $"""title: "Nothing", organisation: "{Shire.Council}" """)
        );
        Assert.Equal(
            ["INVALID input.amount"],
            await shire.RefusedAsync("requestResources", $"""title: "Nothing", organisation: "{Shire.Council}", amount: "0" """)
        );
        var request = await shire.IdAsync(
            "requestResources",
            $"""title: "A room", organisation: "{Shire.Health}", inKind: "A room on Tuesdays" """,
            "resourceRequest",
            await shire.ActingAsync(Shire.Health)
        );
        Assert.Equal(
            ["CONFLICT input.version"],
            await shire.RefusedAsync("declineResourceRequest", $"""resourceRequest: "{request}", reason: "Taken", version: 7""")
        );
        Assert.Equal(
            """{"state":"DECLINED","reason":"Taken","amount":null}""",
            (
                await shire.DoAsync(
                    "declineResourceRequest",
                    $"""resourceRequest: "{request}", reason: "Taken" """,
                    "resourceRequest { state reason amount { amount } }"
                )
            ).ToJsonString()
        );
    }
}
