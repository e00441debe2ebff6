using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CouncilPlatform.Grants.Tests.Awards;
using CouncilPlatform.Grants.Tests.OpenData;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Totals;

/// <summary>What build/docs/dashboards.md tells people to ask is what the host answers.</summary>
public sealed partial class DashboardPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "build", "docs", "dashboards.md"));

    [Theory]
    [EveryDatabase]
    public async Task Every_query_and_every_file_of_the_page_is_answered(string provider)
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(provider, demonstration: true);
        await host.CreatePartnershipAsync("trafford", published: true, "grants");
        var grant = FaultyPackage.ValidGrant("1");
        grant["awardDate"] = "2014-01-18";
        grant["grantProgramme"]![0]!["code"] = "VSG";
        Assert.Equal(0, (await host.ImportTextAsync($$"""{"grants":[{{grant.ToJsonString()}}]}""", "lancaster-district")).Exit);
        string[] queries =
        [
            .. GraphQL().Matches(Page).Select(m => m.Groups["query"].Value),
            .. PowerQuery().Matches(Page).Select(m => m.Groups["query"].Value.Replace("\"\"", "\"", StringComparison.Ordinal)),
        ];
        Assert.Equal(6, queries.Length);
        foreach (var query in queries)
        {
            var partnership = (await host.DataAsync(query))["partnership"]!.AsObject();
            Assert.All(partnership, field => Assert.NotEmpty((field.Value is JsonObject page ? page["nodes"] : field.Value)!.AsArray()));
        }

        var files = DataFile().Matches(Page).Select(m => m.Value).ToList();
        Assert.Equal(2, files.Count);
        foreach (var file in files)
        {
            using var answer = await host.Client.GetAsync(new Uri(file, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.OK, "text/csv"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        }
    }

    [GeneratedRegex(
        @"```graphql\r?\n(?<query>.*?)```",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex GraphQL();

    [GeneratedRegex("""Query = "(?<query>([^"]|"")*)",""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PowerQuery();

    [GeneratedRegex(@"/data/v1/[a-z-]+/[a-z-]+\.csv", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DataFile();
}
