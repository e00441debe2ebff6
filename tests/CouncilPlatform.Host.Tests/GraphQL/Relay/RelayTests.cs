using CouncilPlatform.Host.GraphQL;
using GraphQL;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.GraphQL.Relay;

/// <summary>
/// A client written with Relay compiles against our schema: connections, refetchable fragments and <c>node(id)</c> are as it expects.
/// </summary>
public sealed class RelayTests
{
    [Fact]
    public async Task Fragments_with_connections_compile()
    {
        using var client = await NodeSuite.InstallAsync(
            Path.Combine(Repository.Root, "tests/CouncilPlatform.Host.Tests/GraphQL/Relay/Client")
        );
        await using var host = await ModuleHost.StartAsync(EveryModule.All);
        await File.WriteAllTextAsync(
            Path.Combine(client.Folder, "schema.graphql"),
            host.Services.GetRequiredService<Schemas>().All.Print(),
            TestContext.Current.CancellationToken
        );

        await client.RunAsync("npx", "relay-compiler");

        var compiled = Directory.EnumerateFiles(Path.Combine(client.Folder, "__generated__")).Select(Path.GetFileName);
        Assert.Contains("FundAllocationsPageQuery.graphql.js", compiled);
        Assert.Contains("FundPartnershipsPageQuery.graphql.js", compiled);
    }
}
