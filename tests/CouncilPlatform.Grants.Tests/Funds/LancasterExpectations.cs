using System.Text.Json.Nodes;

namespace CouncilPlatform.Grants.Tests.Funds;

/// <summary>What Lancaster's allocations are expected to bring, as tests ask for it.</summary>
internal static class LancasterExpectations
{
    /// <summary>What is asked of the allocation with a title.</summary>
    public static async Task<JsonNode> AllocationAsync(this LancasterFund lancaster, string title, string fields) =>
        (await lancaster.FundAsync($"allocations(first: 100) {{ nodes {{ title {fields} }} }}"))["allocations"]!["nodes"]!
            .AsArray()
            .Single(a => (string?)a!["title"] == title)!;

    public static async Task<string> IdAsync(this LancasterFund lancaster, string title) =>
        (string)(await lancaster.AllocationAsync(title, "id"))["id"]!;

    /// <summary>The payload of a mutation of Lancaster's; <paramref name="input"/> is the rest of the input, as GraphQL.</summary>
    public static async Task<JsonNode> SendAsync(
        this LancasterFund lancaster,
        string mutation,
        string input,
        string fields = "",
        string? key = null
    ) =>
        (
            await lancaster.Host.DataAsync(
                $$"""mutation { {{mutation}}(input: {partnership: "lancaster-district", {{input}}}) { {{fields}} errors { code message path } } }""",
                key ?? lancaster.Officer
            )
        )[mutation]!;

    /// <summary>As <see cref="SendAsync"/>, for what must succeed.</summary>
    public static async Task<JsonNode> DoAsync(this LancasterFund lancaster, string mutation, string input, string fields = "")
    {
        var payload = await lancaster.SendAsync(mutation, input, fields);
        Assert.True(payload["errors"]!.AsArray().Count == 0, payload.ToJsonString());
        return payload;
    }

    /// <summary>As <see cref="SendAsync"/>, for what must be refused: each error as "CODE path".</summary>
    public static async Task<IReadOnlyList<string>> RefusedAsync(this LancasterFund lancaster, string mutation, string input)
    {
        var payload = await lancaster.SendAsync(mutation, input);
        return
        [
            .. payload["errors"]!
                .AsArray()
                .Select(e => $"{(string)e!["code"]!} {string.Join('.', e["path"]!.AsArray().Select(p => (string)p!))}"),
        ];
    }
}
