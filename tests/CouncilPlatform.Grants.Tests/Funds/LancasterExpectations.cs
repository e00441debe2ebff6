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
}
