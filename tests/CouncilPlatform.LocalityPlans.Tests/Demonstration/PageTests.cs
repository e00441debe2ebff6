using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CouncilPlatform.LocalityPlans.Actions;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.LocalityPlans.Tests.Demonstration;

/// <summary>What build/docs/locality-plans.md tells people is what the module does.</summary>
public sealed partial class PageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "build", "docs", "locality-plans.md"));

    [Theory]
    [EveryDatabase]
    public async Task Every_query_of_the_page_is_answered_with_something(string provider)
    {
        await using var host = await ModuleHost.StartAsync<LocalityPlansModule>(provider, demonstration: true);
        var queries = GraphQL().Matches(Page).Select(m => m.Groups["query"].Value).ToList();
        Assert.Equal(6, queries.Count);
        foreach (var query in queries)
        {
            var partnership = (await host.DataAsync(query))["partnership"]!.AsObject();
            Assert.All(
                partnership,
                field =>
                    Assert.False(
                        field.Value is JsonArray { Count: 0 }
                            || field.Value!.ToJsonString().Contains("\"nodes\":[]", StringComparison.Ordinal),
                        field.Value!.ToJsonString()
                    )
            );
        }
    }

    [Fact]
    public void Every_wording_of_the_page_is_read_as_it_says()
    {
        var rows = Wordings().Matches(Page).ToList();
        Assert.Equal(7, rows.Count);
        foreach (var row in rows)
        {
            var kind = row.Groups["kind"].Value.Replace("_", "", StringComparison.Ordinal);
            foreach (var words in row.Groups["words"].Value.Split(';', StringSplitOptions.TrimEntries))
            {
                var reading = KeyDateReader.Read(Aside().Replace(words, ""));
                Assert.Equal((words, kind), (words, reading.Kind.ToString().ToUpperInvariant()));
                Assert.Equal(row.Groups["ongoing"].Success, reading.Ongoing);
            }
        }
    }

    [GeneratedRegex(
        @"```graphql\r?\n(?<query>.*?)```",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex GraphQL();

    [GeneratedRegex(
        @"^\| (?<words>[^|]+) \| `(?<kind>[A-Z_]+)`(?<ongoing>, ongoing)? \|",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Wordings();

    [GeneratedRegex(@" \(of which year\?\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Aside();
}
