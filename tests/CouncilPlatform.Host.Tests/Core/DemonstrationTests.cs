using CouncilPlatform.Host.Hosting;
using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Core;

public sealed class DemonstrationTests
{
    [Theory, EveryDatabase]
    public async Task Loading_again_adds_nothing_and_leaves_what_users_changed(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var key = await host.KeyAsync("lancaster-district", Role.Administrator);
        await host.MutateAsync("disableModule", """partnership: "lancaster-district", module: "grants" """, "partnership { modules }", key);
        await host.MutateAsync("updatePartnership", """partnership: "lancaster-district", name: "Ours" """, "partnership { name }", key);
        const string everything =
            "{ partnerships { nodes { slug name modules version members(first: 100) { totalCount } bodies(first: 100) { "
            + "totalCount } } } organisations { totalCount } }";
        var before = await host.DataAsync(everything);

        await host.Services.GetRequiredService<StartUp>().RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(before.ToJsonString(), (await host.DataAsync(everything)).ToJsonString());
        Assert.Equal(
            ["breckland-south-holland 2 5", "lancashire 14 3", "lancaster-district 2 11", "north-lanarkshire 2 21", "south-lakeland 2 16"],
            before["partnerships"]!["nodes"]!
                .AsArray()
                .Select(p => $"{p!["slug"]} {p["members"]!["totalCount"]} {p["bodies"]!["totalCount"]}")
        );
    }
}
