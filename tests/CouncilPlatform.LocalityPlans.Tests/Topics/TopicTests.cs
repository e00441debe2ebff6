using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.LocalityPlans.Tests.Topics;

/// <summary>Others than members, invited to one topic each.</summary>
public sealed class TopicTests
{
    private const string Invited =
        "topicInvitations { totalCount nodes { note organisation { name } topic { slug contributions { nodes { text "
        + "organisation { name } } } } } }";

    [Theory, EveryDatabase]
    [Trait("case", "L26")]
    public async Task A_parish_invited_to_one_topic_reads_and_contributes_there_and_nowhere_else(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider, published: false);
        await OpenAsync(lakes, "local-plan");
        await OpenAsync(lakes, "levy");
        await lakes.DoAsync(
            "inviteToTopic",
            $"""topic: "local-plan", organisation: "{Lakeland.Parish}", note: "Your view of the issues" """,
            "topicInvitation { id }"
        );
        var parish = await lakes.Host.KeyAsync("lakes", Role.Applicant, Lakeland.Parish);
        var other = await lakes.Host.KeyAsync("lakes", Role.Applicant, Lakeland.OtherParish);

        var said = await lakes.DoAsync(
            "contributeToTopic",
            """topic: "local-plan", text: "Homes for local people" """,
            "topicContribution { number text organisation { name } }",
            parish
        );
        Assert.Equal("""{"number":1,"text":"Homes for local people","organisation":{"name":"Parish"}}""", said.ToJsonString());
        Same.Json(
            """
            {
              "topicInvitations": {
                "totalCount": 1,
                "nodes": [
                  {
                    "note": "Your view of the issues",
                    "organisation": { "name": "Parish" },
                    "topic": {
                      "slug": "local-plan",
                      "contributions": { "nodes": [{ "text": "Homes for local people", "organisation": { "name": "Parish" } }] }
                    }
                  }
                ]
              }
            }
            """,
            (await lakes.ReadAsync(Invited, parish)).ToJsonString()
        );

        // Not the other topic, nor anything else of the partnership.
        Assert.Equal(["NOT_FOUND input.topic"], await lakes.RefusedAsync("contributeToTopic", """topic: "levy", text: "More" """, parish));
        Assert.Equal(
            ["NOT_FOUND input.topic"],
            await lakes.RefusedAsync("contributeToTopic", """topic: "local-plan", text: "Us too" """, other)
        );
        Assert.Equal("""{"topicInvitations":{"totalCount":0,"nodes":[]}}""", (await lakes.ReadAsync(Invited, other)).ToJsonString());
        foreach (var field in new[] { "workingTopics { totalCount }", "risks { totalCount }", "electedMembers { totalCount }" })
        {
            var answer = await lakes.Host.AskAsync($$"""{ partnership(slug: "lakes") { {{field}} } }""", parish);
            Assert.Equal("FORBIDDEN", (string?)answer["errors"]![0]!["extensions"]!["code"]);
        }

        Assert.Equal(
            "FORBIDDEN",
            await lakes.DeniedAsync("openTopic", """slug: "mine", title: "Mine", body: "Us", source: "Us" """, parish)
        );

        // Nor a member of it; and who is one is invited to no topic.
        Assert.DoesNotContain(
            "Parish",
            (await lakes.ReadAsync("members { nodes { organisation { name } } }", lakes.Officer)).ToJsonString(),
            StringComparison.Ordinal
        );
        var administrator = await lakes.Host.KeyAsync("lakes", Role.Administrator);
        await lakes.DoAsync("addMember", $"""organisation: "{Lakeland.District}", role: MEMBER""", "membership { id }", administrator);
        Assert.Equal(
            ["IS_A_MEMBER input.organisation"],
            await lakes.RefusedAsync("inviteToTopic", $"""topic: "levy", organisation: "{Lakeland.District}" """)
        );
    }

    [Theory, EveryDatabase]
    public async Task An_invitation_ends_and_with_it_the_access(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider, published: false);
        await OpenAsync(lakes, "local-plan");
        var invitation = await lakes.DoAsync(
            "inviteToTopic",
            $"""topic: "local-plan", organisation: "{Lakeland.Parish}", from: "2015-07-01" """,
            "topicInvitation { id }"
        );
        var parish = await lakes.Host.KeyAsync("lakes", Role.Applicant, Lakeland.Parish);
        var id = (string)invitation["id"]!;
        Assert.NotNull((await lakes.Host.DataAsync($$"""{ node(id: "{{id}}") { id } }""", parish))["node"]);
        Assert.Null(
            (
                await lakes.Host.DataAsync(
                    $$"""{ node(id: "{{id}}") { id } }""",
                    await lakes.Host.KeyAsync("lakes", Role.Applicant, Lakeland.OtherParish)
                )
            )["node"]
        );

        Assert.Equal(
            ["ALREADY_EXISTS input.organisation"],
            await lakes.RefusedAsync("inviteToTopic", $"""topic: "local-plan", organisation: "{Lakeland.Parish}" """)
        );
        Assert.Equal(["INVALID input.to"], await lakes.RefusedAsync("endTopicInvitation", $"""invitation: "{id}", to: "2015-06-30" """));
        await lakes.DoAsync("endTopicInvitation", $"""invitation: "{id}", to: "2015-10-31" """, "topicInvitation { to }");
        Assert.Equal(
            ["NOT_FOUND input.topic"],
            await lakes.RefusedAsync("contributeToTopic", """topic: "local-plan", text: "Late" """, parish)
        );
        Assert.Equal(0, (int)(await lakes.ReadAsync(Invited, parish))["topicInvitations"]!["totalCount"]!);
        await lakes.DoAsync("inviteToTopic", $"""topic: "local-plan", organisation: "{Lakeland.Parish}" """, "topicInvitation { id }");
        await lakes.DoAsync("contributeToTopic", """topic: "local-plan", text: "Back" """, "topicContribution { number }", parish);

        Assert.Equal(
            ["ALREADY_EXISTS input.slug"],
            await lakes.RefusedAsync("openTopic", """slug: "local-plan", title: "Again", body: "Group", source: "Report" """)
        );
        Assert.Equal(
            ["NOT_FOUND input.organisation"],
            await lakes.RefusedAsync("inviteToTopic", """topic: "local-plan", organisation: "none" """)
        );
        Assert.Equal(
            ["INVALID input.slug", "INVALID input.title", "INVALID input.body", "INVALID input.source"],
            await lakes.RefusedAsync("openTopic", """slug: "-", title: "", body: "", source: "" """)
        );
    }

    private static async Task OpenAsync(Lakeland lakes, string slug) =>
        await lakes.DoAsync(
            "openTopic",
            $"""slug: "{slug}", title: "Topic", body: "Joint Members Working Group", source: "Report of 27 May 2015" """,
            "workingTopic { id }"
        );
}
