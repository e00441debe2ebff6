using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CouncilPlatform.Grants;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.GraphQL.Http;
using GraphQL;
using GraphQLParser;
using GraphQLParser.AST;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.GraphQL.Http;

/// <summary>What a query costs is known before it runs, and too much is refused.</summary>
public sealed class CostTests(CostTests.GrantsFixture grants) : IClassFixture<CostTests.GrantsFixture>
{
    private const string Partnership = "partnership(slug: \"lancaster-district\")";

    // The partnership is one object, and a list of another module's type costs 10 to call.
    private const int Around = 11;

    [Theory]
    [InlineData("funds { nodes { slug } }", Around + 20)]
    [InlineData("funds(first: 100) { nodes { slug } }", Around + 100)]
    [InlineData("funds(last: 7) { nodes { slug } }", Around + 7)]
    [InlineData("funds(first: 100000) { nodes { slug } }", Around + 100)]
    [InlineData("funds(first: 100) { edges { cursor node { slug } } pageInfo { hasNextPage } }", Around + 100)]
    [InlineData("funds(first: 100) { totalCount }", Around + 10)]
    [InlineData("allocations(first: 5) { nodes { id } total { total { amount } } }", Around + 5 + 1_000 + 1 + 1)]
    [InlineData("funds(first: 0) { nodes { slug allocations(first: 100) { nodes { id } } } }", Around)]
    [InlineData("funds(first: 100) { nodes { allocations(first: 50) { nodes { id } } } }", Around + (100 * 51))]
    [InlineData("funds(first: 100) { edges { node { allocations(first: 50) { edges { node { id } } } } } }", Around + (100 * 51))]
    [InlineData("funds(first: 9) { nodes { lines { granted { amount } } } }", Around + (9 * (1 + (3 * 2))))]
    [InlineData("a: funds(first: 5) { nodes { slug } } b: funds(first: 6) { nodes { slug } }", Around + 10 + 5 + 6)]
    [InlineData("funds(first: 5) { nodes { slug } } funds(first: 5) { nodes { name } }", Around + 5)]
    [InlineData("funds(first: 5) @skip(if: true) { nodes { slug } }", 1)]
    [InlineData("funds(first: 5) @include(if: false) { nodes { slug } }", 1)]
    [InlineData("grantTotals(by: []) { count }", 1 + 20_000 + 3)]
    public void The_objects_that_a_query_may_read_are_its_cost(string fields, long cost) =>
        Assert.Equal(cost, grants.CostOf($"{{ {Partnership} {{ {fields} }} }}"));

    [Theory]
    [InlineData("$n: Int", 30, Around + 30)]
    [InlineData("$n: Int = 40", null, Around + 40)]
    [InlineData("$n: Int = 40", 30, Around + 30)]
    [InlineData("$n: Int", null, Around + 20)]
    [InlineData("$n: Int", "many", Around + 100)]
    public void The_size_of_a_list_may_be_a_variable(string declared, object? sent, long cost)
    {
        var variables = sent is null ? null : new Inputs(new Dictionary<string, object?> { ["n"] = sent });
        Assert.Equal(
            cost,
            grants.CostOf($"query({declared}) {{ {Partnership} {{ funds(first: $n) {{ nodes {{ slug }} }} }} }}", variables)
        );
    }

    [Fact]
    public void A_fragment_costs_what_its_fields_cost_where_they_are() =>
        Assert.Equal(
            Around + 5,
            grants.CostOf(
                $"{{ {Partnership} {{ ...F ...F }} }} fragment F on Partnership {{ ... on Partnership {{ ...G }} }} "
                    + "fragment G on Partnership { funds(first: 5) { nodes { ... on Fund { slug } } } }"
            )
        );

    [Fact]
    public void A_condition_may_be_a_variable()
    {
        const string query = $"query($full: Boolean = false) {{ {Partnership} {{ funds @include(if: $full) {{ nodes {{ slug }} }} }} }}";
        Assert.Equal(1, grants.CostOf(query));
        Assert.Equal(Around + 20, grants.CostOf(query, new Inputs(new Dictionary<string, object?> { ["full"] = true })));
    }

    [Fact]
    public void An_object_by_its_id_costs_what_is_read_of_it() =>
        Assert.Equal(1 + 100, grants.CostOf("{ node(id: \"x\") { ... on Fund { allocations(first: 100) { nodes { id } } } } }"));

    [Fact]
    public void Lists_within_lists_cannot_overflow()
    {
        var (open, close) = ("", "");
        for (var level = 0; level < 14; level++)
        {
            open += "allocations(first: 100) { nodes { fund { ";
            close += " } } }";
        }

        Assert.Equal(CostEstimate.Highest, grants.CostOf($"{{ node(id: \"x\") {{ ... on Fund {{ {open} slug {close} }} }} }}"));
    }

    [Fact]
    public async Task A_query_for_a_million_rows_is_refused_with_the_figures_and_what_to_reduce()
    {
        var answer = await grants.Host.AskAsync(
            $"{{ {Partnership} {{ funds(first: 100) {{ nodes {{ allocations(first: 100) {{ nodes {{ "
                + "variations(first: 100) { nodes { id } } } } } } } }"
        );

        var error = Assert.Single(answer["errors"]!.AsArray())!;
        Assert.Null(answer["data"]);
        Assert.Equal("TOO_COSTLY", (string?)error["extensions"]!["code"]);
        Assert.Equal(1_010_111, (long)error["extensions"]!["cost"]!);
        Assert.Equal(100_000, (int)error["extensions"]!["limit"]!);
        Assert.Equal(
            """[{"path":"partnership.funds.allocations.variations","size":100,"cost":1000000},"""
                + """{"path":"partnership.funds.allocations","size":100,"cost":10000}]""",
            error["extensions"]!["reduce"]!.ToJsonString()
        );
        Assert.Equal(
            "The query may cost 1,010,111. The limit is 100,000. Most of it is partnership.funds.allocations.variations (1,000,000: lists "
                + "of 100) and partnership.funds.allocations (10,000: lists of 100). Request shorter pages of them, or send several "
                + "smaller queries. With a key the limit is 250,000.",
            (string?)error["message"]
        );
    }

    [Fact]
    public async Task Who_has_a_key_may_ask_for_more()
    {
        const string query =
            $"{{ {Partnership} {{ funds(first: 100) {{ nodes {{ allocations(first: 100) {{ nodes {{ "
            + "variations(first: 10) { nodes { id } } } } } } } }";
        var key = await grants.Host.KeyAsync("lancaster-district", Role.Viewer);

        Assert.Equal("TOO_COSTLY", (string?)(await grants.Host.AskAsync(query))["errors"]![0]!["extensions"]!["code"]);
        Assert.Null((await grants.Host.AskAsync(query, key))["errors"]);
    }

    [Fact]
    public async Task The_cost_is_in_the_answer_where_the_request_wants_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query = $"{{ {Partnership} {{ funds {{ totalCount }} }} }}" }),
            Headers = { { OperationRunner.CostHeader, "1" } },
        };
        using var response = await grants.Host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken);

        Assert.Equal(Around + 10, (int)answer!["extensions"]!["cost"]!);
        Assert.Null((await grants.Host.AskAsync("{ __typename }"))["extensions"]);
    }

    /// <summary>A host with the Grants module and its demonstration.</summary>
    public sealed class GrantsFixture : IAsyncLifetime
    {
        public ModuleHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Host = await ModuleHost.StartAsync<GrantsModule>(demonstration: true);

        public ValueTask DisposeAsync() => Host.DisposeAsync();

        public long CostOf(string query, Inputs? variables = null)
        {
            var document = Parser.Parse(query);
            var operation = document.Definitions.OfType<GraphQLOperationDefinition>().Single();
            return CostEstimator.Estimate(Host.Services.GetRequiredService<Schemas>().All, document, operation, variables).Total;
        }
    }
}
