using CouncilPlatform.Grants;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.Core;

/// <summary>The list of partnerships, as a client pages through it.</summary>
public sealed class PartnershipListTests
{
    [Theory]
    [EveryDatabase]
    public async Task Partnerships_come_page_by_page(string provider)
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(provider, demonstration: true);

        var first = (await host.DataAsync("{ partnerships(first: 2) { totalCount nodes { slug } pageInfo { hasNextPage endCursor } } }"))[
            "partnerships"
        ]!;
        var rest = (
            await host.DataAsync(
                $"{{ partnerships(after: {first["pageInfo"]!["endCursor"]!.ToJsonString()}) {{ nodes {{ slug }} pageInfo {{ hasNextPage "
                    + "hasPreviousPage } } }"
            )
        )["partnerships"]!;
        var last = (await host.DataAsync("{ partnerships(last: 1) { nodes { slug } } }"))["partnerships"]!;

        Assert.Equal(5, (int)first["totalCount"]!);
        Assert.Equal(["breckland-south-holland", "lancashire"], first["nodes"]!.AsArray().Select(p => (string)p!["slug"]!));
        Assert.Equal(
            ["lancaster-district", "north-lanarkshire", "south-lakeland"],
            rest["nodes"]!.AsArray().Select(p => (string)p!["slug"]!)
        );
        Assert.Equal("""{"hasNextPage":false,"hasPreviousPage":true}""", rest["pageInfo"]!.ToJsonString());
        Assert.Equal("south-lakeland", (string?)last["nodes"]![0]!["slug"]);
    }
}
