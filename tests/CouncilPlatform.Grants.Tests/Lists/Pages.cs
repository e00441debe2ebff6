using System.Text.Json.Nodes;

namespace CouncilPlatform.Grants.Tests.Lists;

/// <summary>Walks a connection page by page.</summary>
internal static class Pages
{
    /// <summary>What every page needs to be walked on from.</summary>
    public const string Info = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";

    /// <summary>All nodes, from the start on, or from the end back; in the order of the list either way.</summary>
    public static async Task<List<JsonNode>> WalkAsync(Func<string, Task<JsonNode>> page, int size, bool backwards = false)
    {
        var all = new List<JsonNode>();
        var paging = backwards ? $"last: {size}" : $"first: {size}";
        while (true)
        {
            var read = await page(paging);
            var nodes = read["nodes"]!.AsArray().Select(n => n!).ToList();
            Assert.True(nodes.Count <= size);
            all.InsertRange(backwards ? 0 : all.Count, nodes);
            var info = read["pageInfo"]!;
            if (!(bool)info[backwards ? "hasPreviousPage" : "hasNextPage"]!)
            {
                return all;
            }

            paging = backwards
                ? $"last: {size}, before: \"{(string?)info["startCursor"]}\""
                : $"first: {size}, after: \"{(string?)info["endCursor"]}\"";
        }
    }

    /// <summary>Walks a list on and back, up and down: each way the same rows, each once; gives them in ascending order.</summary>
    public static async Task<List<JsonNode>> EveryWayAsync(Func<string, string, Task<JsonNode>> page, int rows, int size)
    {
        var up = await WalkAsync(p => page("ASCENDING", p), size);
        var ids = Ids(up);
        Assert.Equal(rows, ids.Count);
        Assert.Equal(rows, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(ids, Ids(await WalkAsync(p => page("ASCENDING", p), size, backwards: true)));
        Assert.Equal(ids, Ids(await WalkAsync(p => page("DESCENDING", p), size + 1)).AsEnumerable().Reverse());
        Assert.Equal(ids, Ids(await WalkAsync(p => page("DESCENDING", p), size, backwards: true)).AsEnumerable().Reverse());
        return up;
    }

    private static List<string> Ids(IEnumerable<JsonNode> nodes) => [.. nodes.Select(n => (string)n["id"]!)];
}
