using System.Text.Json.Nodes;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.Core;

public sealed class AuditTests
{
    [Theory, EveryDatabase]
    public async Task The_trail_says_who_did_what_to_what_the_latest_first(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var key = await host.KeyAsync("lancashire", Role.Administrator);
        await host.MutateAsync("updatePartnership", """partnership: "lancashire", summary: "Shorter." """, "partnership { summary }", key);
        var body = (string)
            (await host.MutateAsync("addBody", """partnership: "lancashire", name: "Panel", kind: COMMITTEE""", "body { id }", key))[
                "body"
            ]!["id"]!;

        var audit = (
            await host.DataAsync(
                """
                { partnership(slug: "lancashire") { summary audit(first: 2) { totalCount nodes { atUtc actor action subject detail }
                pageInfo { hasNextPage endCursor } } } }
                """,
                key
            )
        )["partnership"]!;

        Assert.Equal("Shorter.", (string?)audit["summary"]);
        var (latest, before) = (audit["audit"]!["nodes"]![0]!, audit["audit"]!["nodes"]![1]!);
        Assert.Equal(
            ("test lancashire Administrator", "addBody", body, "Panel: Committee"),
            ((string?)latest["actor"], (string?)latest["action"], (string?)latest["subject"], (string?)latest["detail"])
        );
        Assert.Equal("updatePartnership", (string?)before["action"]);
        var rest = await host.DataAsync(
            $$"""
            { partnership(slug: "lancashire") { audit(first: 50, after: "{{audit["audit"]!["pageInfo"]!["endCursor"]}}") { nodes {
            action } } } }
            """,
            key
        );
        Assert.Equal((int)audit["audit"]!["totalCount"]! - 2, rest["partnership"]!["audit"]!["nodes"]!.AsArray().Count);
        Assert.Equal("Nobody comes.", await ReasonAsync("dissolveBody", $"body: \"{body}\", on: \"2012\"", " Nobody comes. "));
        Assert.Null(await ReasonAsync("updatePartnership", "summary: \"Long.\"", reason: null));
        var refused = await ChangeAsync("updatePartnership", "summary: \"Longer.\"", new string('x', 1001));
        Assert.Equal("""["extensions","reason"]""", refused["data"]!["updatePartnership"]!["errors"]![0]!["path"]!.ToJsonString());
        Assert.Contains("Nobody comes.", await host.GetAsync("/partnerships/lancashire/audit", key), StringComparison.Ordinal);
        Assert.Equal(
            "UNAUTHENTICATED",
            (await host.AskAsync("""{ partnership(slug: "lancashire") { audit { totalCount } } }""")).ErrorCode()
        );

        async Task<string?> ReasonAsync(string mutation, string input, string? reason)
        {
            Assert.Equal("[]", (await ChangeAsync(mutation, input, reason))["data"]![mutation]!["errors"]!.ToJsonString());
            var line = await host.DataAsync("""{ partnership(slug: "lancashire") { audit(first: 1) { nodes { action reason } } } }""", key);
            Assert.Equal(mutation, (string?)line["partnership"]!["audit"]!["nodes"]![0]!["action"]);
            return (string?)line["partnership"]!["audit"]!["nodes"]![0]!["reason"];
        }

        Task<JsonNode> ChangeAsync(string mutation, string input, string? reason) =>
            host.AskAsync(
                $$"""mutation { {{mutation}}(input: { partnership: "lancashire", {{input}} }) { errors { message path } } }""",
                key,
                extensions: new { reason }
            );
    }
}
