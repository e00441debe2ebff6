using System.Text.Json.Nodes;

namespace CouncilPlatform.Grants.Tests.Funds;

/// <summary>A host with the demonstration's Performance Reward Grant, as its tests use it.</summary>
internal sealed class LancasterFund : PartnershipFixture
{
    /// <summary>The City Council, which is accountable for the funds.</summary>
    public const string Council = "E07000121";

    private LancasterFund(ModuleHost host, string officer)
        : base(host, "lancaster-district") => Officer = officer;

    /// <summary>The key of an officer of the City Council, whose fund it is.</summary>
    public string Officer { get; }

    public static async Task<LancasterFund> StartAsync(string provider)
    {
        var host = await ModuleHost.StartAsync<GrantsModule>(provider, demonstration: true);
        return new(host, await host.KeyAsync("lancaster-district", Role.Officer, Council));
    }

    public async Task<JsonNode> FundAsync(string fields) =>
        (
            await Host.DataAsync(
                $$"""{ partnership(slug: "lancaster-district") { fund(slug: "performance-reward-grant") { {{fields}} } } }"""
            )
        )["partnership"]!["fund"]!;

    /// <summary>The payload of <c>allocateGrant</c>; <paramref name="amounts"/> is the rest of the input, as GraphQL.</summary>
    public async Task<JsonNode> AllocateAsync(string amounts, string? key = null) =>
        (
            await Host.DataAsync(
                $$"""
                mutation {
                  allocateGrant(input: {partnership: "lancaster-district", fund: "performance-reward-grant", title: "Test", {{amounts}}}) {
                    allocation { id version state fund { version } revenue { amount } capital { amount } total { amount } }
                    errors { code message path }
                  }
                }
                """,
                key ?? Officer
            )
        )["allocateGrant"]!;

    /// <summary>What remains, as "revenue/capital".</summary>
    public async Task<string> RemainingAsync()
    {
        var fund = await FundAsync("lines { remaining { amount } }");
        return string.Join('/', fund["lines"]!.AsArray().Select(l => (string?)l!["remaining"]!["amount"]));
    }

    protected override Task<string> WriterAsync() => Task.FromResult(Officer);

    protected override JsonNode ResultOf(JsonNode payload) => payload;
}
