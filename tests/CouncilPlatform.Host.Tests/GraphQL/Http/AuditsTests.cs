using CouncilPlatform.Grants;

namespace CouncilPlatform.Host.Tests.GraphQL.Http;

/// <summary>The audits of the GraphQL-over-HTTP specification, by its own suite (npm graphql-http).</summary>
public sealed class AuditsTests
{
    [Fact]
    public async Task All_61_audits_pass()
    {
        await using var host = await SampleHost.StartAsync();
        await AuditAsync(host.Address);
    }

    [Fact]
    public async Task All_61_audits_pass_on_the_real_host_with_its_modules()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>();
        await AuditAsync(host.Client.BaseAddress!.AbsoluteUri.TrimEnd('/'));
    }

    private static async Task AuditAsync(string address)
    {
        using var suite = await NodeSuite.InstallAsync(
            Path.Combine(Repository.Root, "tests/CouncilPlatform.Host.Tests/GraphQL/Http/Audits")
        );

        var output = await suite.RunAsync("node", "audits.mjs", $"{address}/graphql");

        var audits = output.Split('\n').Where(line => line.Contains('\t', StringComparison.Ordinal)).ToList();
        Assert.All(audits, line => Assert.StartsWith("ok\t", line, StringComparison.Ordinal));
        Assert.Equal(61, audits.Count);
    }
}
