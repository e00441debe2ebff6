using System.Text;
using System.Text.RegularExpressions;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.GraphQL.Http;
using CouncilPlatform.Testing.Databases;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Databases;

/// <summary>How many statements a query costs, and which columns they read.</summary>
public sealed class StatementCountTests
{
    private const int Rows = 55;

    private static readonly Dictionary<string, string> Arguments = new() { ["slug"] = "\"north\"" };

    [Theory]
    [EveryDatabase]
    public async Task A_longer_page_of_any_list_costs_no_more_statements(string provider)
    {
        await using var host = await StartAsync(provider);
        await AddFactsAsync(host);
        var connections = new SchemaDocuments(host.Services.GetRequiredService<Schemas>().All, Arguments)
            .Connections("partnership")
            .ToList();
        Assert.Contains("Partnership.funds", connections.Select(c => c.Name));
        Assert.Contains("Fund.allocations", connections.Select(c => c.Name));
        Assert.Contains("FundLine.entries", connections.Select(c => c.Name));
        Assert.Contains("Fund.statedTotals", connections.Select(c => c.Name));
        Assert.Contains("Fund.elements", connections.Select(c => c.Name));
        Assert.Contains("Partnership.fundedSchemes", connections.Select(c => c.Name));

        var key = await host.KeyAsync();
        // A key's first use is noted by a statement of its own.
        await host.DataAsync("{ __typename }", key);
        foreach (var (name, document) in connections)
        {
            // The first row alone may have none of what others have: the money that a fund received is no allocation's.
            var few = await CostAsync(host, document, 5, key);
            var fifty = await CostAsync(host, document, 50, key);
            Assert.True(
                few.Count == fifty.Count,
                $"{name}: {few.Count} statements for five rows, {fifty.Count} for fifty:\n"
                    + $"{string.Join("\n\n", [.. More(few, fifty), "and the other way round:", .. More(fifty, few)])}"
            );
        }

        if (provider == Providers.Sqlite)
        {
            await AnswersAlikeAsync(host);
        }
    }

    /// <summary>
    /// What the host finds out about a document when it is first executed must not show when it is executed again; and the host writes
    /// answers as the engine does.
    /// </summary>
    private static async Task AnswersAlikeAsync(ModuleHost host)
    {
        var schema = host.Services.GetRequiredService<Schemas>().All;
        var documents = new RandomDocuments(schema, Arguments, new Random(33));
        for (var i = 0; i < 40; i++)
        {
            var document = documents.Next("partnership");
            foreach (var yes in new[] { true, false })
            {
                // A comment makes it another document to the host.
                var first = await AnswerAsync($"{document} # {yes}", yes);
                Assert.Equal(first, await AnswerAsync(document, yes));
                Assert.Equal(first, await AnswerAsync(document, yes));
            }
        }

        async Task<string> AnswerAsync(string query, bool yes)
        {
            await using var scope = host.CommandScope();
            var result = await host
                .Services.GetRequiredService<OperationRunner>()
                .RunAsync(
                    new DefaultHttpContext { RequestServices = scope.ServiceProvider, Request = { Method = HttpMethods.Post } },
                    schema,
                    new GraphQLCall { Query = query, Variables = new(new Dictionary<string, object?> { ["yes"] = yes, ["n"] = 3 }) }
                );
            var serializer = host.Services.GetRequiredService<AnswerSerializer>();
            var answer = serializer.Serialize(result);
            Assert.Equal(answer, Encoding.UTF8.GetString(serializer.ToUtf8(result)));
            return answer;
        }
    }

    /// <summary>The statements of one that the other has not, whatever their parameters.</summary>
    private static IEnumerable<string> More(IEnumerable<string> few, IEnumerable<string> fifty)
    {
        var left = few.Select(Shape).ToList();
        return fifty.Where(s => !left.Remove(Shape(s)));

        static string Shape(string sql) =>
            Regex.Replace(sql, @"(?<name>@\w+?)\d+(, @\w+)*", "${name}", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));
    }

    [Theory]
    [EveryDatabase]
    public async Task Lists_within_a_list_keep_their_own_pages(string provider)
    {
        await using var host = await StartAsync(provider);
        const string query = """
            query($last: Int, $first: Int, $after: String) { partnership(slug: "north") { funds(first: 3) { nodes { slug
              all: allocations { totalCount }
              page: allocations(first: $first, last: $last, after: $after) { nodes { number } pageInfo { hasNextPage endCursor } } } } } }
            """;

        var funds = (await host.DataAsync(query, variables: new { first = 2 }))["partnership"]!["funds"]!["nodes"]!.AsArray();
        Assert.Equal(["north", "pot-01", "pot-02"], funds.Select(f => (string?)f!["slug"]));
        Assert.Equal([Rows, 2, 2], funds.Select(f => (int)f!["all"]!["totalCount"]!));
        Assert.Equal(["1 2", "1 2", "1 2"], funds.Select(f => Numbers(f!)));
        Assert.Equal([true, false, false], funds.Select(f => (bool)f!["page"]!["pageInfo"]!["hasNextPage"]!));

        var last = (await host.DataAsync(query, variables: new { last = 1 }))["partnership"]!["funds"]!["nodes"]!.AsArray();
        Assert.Equal([$"{Rows}", "2", "2"], last.Select(f => Numbers(f!)));

        var after = (string?)
            (await host.DataAsync(query, variables: new { first = 1 }))["partnership"]!["funds"]!["nodes"]![1]!["page"]!["pageInfo"]![
                "endCursor"
            ];
        var rest = (await host.DataAsync(query, variables: new { first = 9, after }))["partnership"]!["funds"]!["nodes"]!.AsArray();
        Assert.Equal("2", Numbers(rest[1]!));

        var wrong = await host.AskAsync(query, variables: new { first = 1, after = "nonsense" });
        Assert.Equal("INVALID", (string?)wrong["errors"]![0]!["extensions"]!["code"]);

        static string Numbers(System.Text.Json.Nodes.JsonNode fund) =>
            string.Join(' ', fund["page"]!["nodes"]!.AsArray().Select(a => (int)a!["number"]!));
    }

    [Theory]
    [EveryDatabase]
    public async Task A_column_is_read_only_where_its_field_is_asked_for(string provider)
    {
        await using var host = await StartAsync(provider);
        const string query = """
            { partnership(slug: "north") { fund(slug: "north") { slug FIELD } funds { nodes { slug FIELD allocations { nodes { title
            FIELD } } } } } }
            """;

        Assert.DoesNotContain(
            await CostAsync(host, query.Replace("FIELD", "", StringComparison.Ordinal), 1),
            s => s.Contains("Purpose", StringComparison.Ordinal)
        );
        Assert.Equal(
            3,
            (await CostAsync(host, query.Replace("FIELD", "purpose", StringComparison.Ordinal), 1)).Count(s =>
                s.Contains("Purpose", StringComparison.Ordinal)
            )
        );
    }

    private static async Task<IReadOnlyList<string>> CostAsync(ModuleHost host, string document, int n, string? key = null)
    {
        host.Sql.Reset();
        await host.DataAsync(document, key, variables: new { n });
        return host.Sql.Requested;
    }

    private static async Task<ModuleHost> StartAsync(string provider)
    {
        var host = await ModuleHost.StartAsync(
            EveryModule.All,
            provider,
            settings: new Dictionary<string, string?>
            {
                ["GraphQL:Limits:Selections"] = "5000",
                ["GraphQL:Limits:Cost"] = "100000000",
                ["GraphQL:Limits:SignedInCost"] = "100000000",
                ["GraphQL:Limits:Tokens"] = "50000",
                ["GraphQL:Limits:DocumentBytes"] = "500000",
                ["GraphQL:Limits:BodyBytes"] = "1000000",
                ["GraphQL:Limits:Aliases"] = "1000",
                ["GraphQL:Limits:RootFields"] = "1000",
            }
        );
        await host.AddOrganisationAsync("E07000121", "Lancaster City Council");
        await host.CreatePartnershipAsync("north", published: true, [.. EveryModule.All.Select(EveryModule.IdOf)]);
        var key = await host.KeyAsync("north", Role.Officer, "E07000121");
        string[] others = [.. Enumerable.Range(1, Rows).Select(i => $"pot-{i:00}")];
        await WriteAsync([.. others.Prepend("north").Select(Fund)]);
        await WriteAsync([.. Enumerable.Range(1, Rows).Select(_ => Allocation("north"))]);
        await WriteAsync([.. others.SelectMany(fund => new[] { Allocation(fund), Allocation(fund) })]);
        return host;

        // One request for all: mutations run one after another.
        Task WriteAsync(IReadOnlyList<string> mutations) =>
            host.DataAsync($"mutation {{ {string.Join(' ', mutations.Select((m, i) => $"m{i}_{m}"))} }}", key);

        static string Fund(string slug) =>
            $$"""
                a: createFund(input: {partnership: "north", slug: "{{slug}}", name: "Pot", purpose: "Any", source: "E07000121",
                  accountableBody: "E07000121"}) { errors { code } }
                {{slug.Replace(
                    '-',
                    '_'
                )}}: receiveFunding(input: {partnership: "north", fund: "{{slug}}", revenue: "100", capital: "100"}) { errors { code } }
                """;

        static string Allocation(string fund) =>
            $$"""
                b: allocateGrant(input: {partnership: "north", fund: "{{fund}}", title: "Share", revenue: "0.01",
                capital: "0.01"}) { errors { code } }
                """;
    }

    /// <summary>What is known of the fund "north" beside its money, and schemes of several sources.</summary>
    private static async Task AddFactsAsync(ModuleHost host)
    {
        var key = await host.KeyAsync("north", Role.Officer, "E07000121");
        foreach (var some in Enumerable.Range(1, Rows).Chunk(11))
        {
            await host.DataAsync($"mutation {{ {string.Join(' ', some.Select(Facts))} }}", key);
        }

        static string Facts(int number) =>
            $$"""
                m{{number}}_c: recordFundElement(input: {partnership: "north", fund: "north", title: "Next year", status: RETAINED,
                  retainedBy: "E07000121", asOf: "2020"}) { errors { code } }
                m{{number}}_d: recordStatedTotal(input: {partnership: "north", fund: "north", of: RECEIVED, scope: TOTAL,
                  asWritten: "£1K", document: {title: "A report", date: "2020"} }) { errors { code } }
                m{{number}}_e: createFundedScheme(input: {partnership: "north", slug: "scheme-{{number}}", title: "Cycling",
                  sources: [{name: "A fund"}, {name: "Ours", organisation: "E07000121"}], sourcesComplete: false}) { errors { code } }
                """;
    }
}
