using System.Text.Json.Nodes;

namespace CouncilPlatform.Grants.Tests.Concurrency;

/// <summary>A host with one fund, for many writers at once.</summary>
internal sealed class Pot : IAsyncDisposable
{
    private const string Input = "partnership: \"north\", fund: \"pot\"";

    private Pot(ModuleHost host, string officer)
    {
        Host = host;
        Officer = officer;
    }

    public ModuleHost Host { get; }

    public string Officer { get; }

    public static async Task<Pot> StartAsync(string provider, string revenue, string capital)
    {
        var host = await ModuleHost.StartAsync<GrantsModule>(provider);
        await host.AddOrganisationAsync("E07000121", "Lancaster City Council");
        await host.CreatePartnershipAsync("north", published: true, "grants");
        var officer = await host.KeyAsync("north", Role.Officer, "E07000121");
        var made = await host.DataAsync(
            $$"""
            mutation {
              createFund(input: {partnership: "north", slug: "pot", name: "Pot", source: "E07000121",
                accountableBody: "E07000121"}) { errors { message } }
              receiveFunding(input: {{{Input}}, revenue: "{{revenue}}", capital: "{{capital}}"}) { errors { message } }
            }
            """,
            officer
        );
        Assert.Empty(made["createFund"]!["errors"]!.AsArray());
        Assert.Empty(made["receiveFunding"]!["errors"]!.AsArray());
        return new(host, officer);
    }

    /// <summary>Allocates; the answer is the code of the broken rule, or null where it was done.</summary>
    public async Task<string?> AllocateAsync(string input)
    {
        var payload = (
            await Host.DataAsync(
                $$"""mutation { allocateGrant(input: {{{Input}}, title: "Share", {{input}}}) { allocation { number } errors { code } } }""",
                Officer
            )
        )["allocateGrant"]!;
        return (string?)payload["errors"]!.AsArray().SingleOrDefault()?["code"];
    }

    public async Task<JsonNode> FundAsync(string fields) =>
        (await Host.DataAsync($$"""{ partnership(slug: "north") { fund(slug: "pot") { {{fields}} } } }"""))["partnership"]!["fund"]!;

    /// <summary>Every node of a connection of the fund, page by page.</summary>
    public async Task<IReadOnlyList<JsonNode>> AllAsync(Func<string, string> fields, Func<JsonNode, JsonNode> connection)
    {
        List<JsonNode> nodes = [];
        for (string? after = null; ; )
        {
            var page = connection(await FundAsync(fields(after is null ? "first: 100" : $"first: 100, after: \"{after}\"")));
            nodes.AddRange(page["nodes"]!.AsArray()!);
            if (!(bool)page["pageInfo"]!["hasNextPage"]!)
            {
                return nodes;
            }

            after = (string?)page["pageInfo"]!["endCursor"];
        }
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
