using System.Text.Json.Nodes;

namespace CouncilPlatform.Testing.Modules.Access;

/// <summary>A record of each kind that the core has, of the first organisation. No rows are made up for the core.</summary>
internal static class CoreRecords
{
    /// <summary>Their ids.</summary>
    /// <param name="host">The host.</param>
    /// <param name="administrator">An administrator of the organisation.</param>
    /// <param name="more">Further changes, each with the fields of its input: what modules have and no made-up row can be.</param>
    public static async Task<IReadOnlyList<GlobalId>> AddAsync(
        ModuleHost host,
        string administrator,
        IEnumerable<(string Mutation, string Input)> more
    )
    {
        var (own, ids) = (MadeUpRows.Owners[0].Code, new List<GlobalId>());
        await AddAsync("addMember", $"organisation: \"{own}\", role: MEMBER", "membership");
        var body = await AddAsync("addBody", $"name: \"Board\", kind: BOARD, meetingsAYear: 4, organisation: \"{own}\"", "body");
        await AddAsync("recordTermsOfReference", $"body: \"{body}\", adoptedOn: \"2015-01-05\", text: \"Lead\"", "termsOfReference");
        var meeting = await AddAsync("addMeeting", $"body: \"{body}\", on: \"2015-01-05\"", "meeting");
        await AskAsync("recordMeeting", $"meeting: \"{meeting}\", attendance: [{{role: MEMBER, number: 3, organisation: \"{own}\"}}]", "");
        await AddAsync("proposeDecision", $"body: \"{body}\", title: \"Matter\", signOffs: [LEADER]", "decision");
        await AddAsync("shareRecords", $"record: \"{body}\", with: \"{OwnershipChecks.Outsider}\"", "recordShare");
        await AddAsync("offerRecord", $"record: \"{body}\", to: \"{OwnershipChecks.Outsider}\"", "recordTransfer");
        await AskAsync("addBodyMember", $"body: \"{body}\", organisation: \"{own}\", role: MEMBER, from: \"2014\"", "");
        await AskAsync("addMeeting", $"body: \"{body}\", on: \"2026-02-05\"", "");
        await AskAsync("updatePageTheme", "colour: \"#123456\"", "");
        await AskAsync("addWebhook", "name: \"Team\", address: \"https://example.org/hooks\"", "");
        await DecideAsync(body, meeting);
        await AskAsync("updateImplications", "implications: [LEGAL]", "");
        await AskAsync("invitePerson", $"name: \"Robin Example\", role: VIEWER, organisation: \"{own}\"", "");
        await host.KeyAsync(MadeUpHost.Ours, Role.Viewer, own, Office.Leader);
        foreach (var (mutation, input) in more)
        {
            await AskAsync(mutation, input, "");
        }

        return ids;

        // A matter that was decided, and that another body decides next.
        async Task DecideAsync(string body, string meeting)
        {
            var next = await AskAsync("addBody", "name: \"Council\", kind: FORUM", "body { id }");
            var proposed = await AskAsync(
                "proposeDecision",
                $"body: \"{body}\", subject: \"{body}\", title: \"Done\", forwardPlan: \"2015-01\"",
                "decision { id }"
            );
            var decision = $"decision: \"{proposed["decision"]!["id"]}\"";
            await AskAsync("submitDecision", decision, "");
            await AskAsync(
                "recordDecision",
                $"{decision}, meeting: \"{meeting}\", type: APPROVE, on: \"2015-01-05\"",
                "",
                await host.KeyAsync(MadeUpHost.Ours, Role.Approver, own)
            );
            await AskAsync("referDecision", $"{decision}, to: \"{next["body"]!["id"]}\"", "");
            await AskAsync("recordTermsOfReference", $"body: \"{body}\", adoptedOn: \"2015-02-05\", text: \"Lead on\", {decision}", "");
        }

        async Task<string> AddAsync(string mutation, string input, string made)
        {
            var payload = await AskAsync(mutation, input, $"{made} {{ id }}");
            Assert.True(GlobalId.TryParse((string?)payload[made]!["id"], out var id));
            ids.Add(id);
            return id.ToString();
        }

        async Task<JsonNode> AskAsync(string mutation, string input, string fields, string? key = null)
        {
            var answer = await host.DataAsync(
                $$"""
                mutation { {{mutation}}(input: { partnership: "{{MadeUpHost.Ours}}", {{input}} }) { {{fields}} errors { message } } }
                """,
                key ?? administrator
            );
            Assert.Empty(answer[mutation]!["errors"]!.AsArray());
            return answer[mutation]!;
        }
    }
}
