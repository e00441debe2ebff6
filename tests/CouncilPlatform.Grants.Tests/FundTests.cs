using CouncilPlatform.Sdk;
using CouncilPlatform.Testing;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests;

public sealed class FundTests
{
    [Theory]
    [EveryDatabase]
    public async Task An_officer_allocates_what_a_fund_received(string provider)
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(provider);
        await host.CreatePartnershipAsync("north", published: true, "grants");
        var key = await host.KeyAsync("north", Role.Officer);
        var answer = await host.AskAsync("""
            mutation { createFund(input: {partnership: "north", slug: "pot", name: "Pot", source: "E1", accountableBody: "E2"}) { fund { slug } errors { code message path } } }
            """, key);
        Assert.Equal("", answer.ToJsonString());
    }
}
