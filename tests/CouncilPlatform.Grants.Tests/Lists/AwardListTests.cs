using System.Text.Json.Nodes;
using CouncilPlatform.Grants.Tests.Awards;
using CouncilPlatform.Testing.Databases;
using CsCheck;

namespace CouncilPlatform.Grants.Tests.Lists;

/// <summary>Awards filtered and sorted, whatever they are.</summary>
public sealed class AwardListTests
{
    [Theory]
    [EveryDatabase]
    public async Task Pages_in_every_order_visit_each_award_once(string provider)
    {
        await using var host = await Imports.StartAsync(provider);
        await Gen.Select(RandomAward.Several, Gen.Int[1, 7])
            .SampleAsync(
                async (awards, size) =>
                {
                    var slug = await RandomAward.ImportAsync(host, awards);
                    foreach (var (order, key) in Keys)
                    {
                        var up = await Pages.EveryWayAsync(
                            async (direction, paging) =>
                                (
                                    await host.DataAsync(
                                        $$"""
                                        { partnership(slug: "{{slug}}") { awards(orderBy: {field: {{order}},
                                        direction: {{direction}}}, {{paging}}) { nodes { id title awardDate amount { minorUnits }
                                        recipient { name } } {{Pages.Info}} } } }
                                        """
                                    )
                                )["partnership"]!["awards"]!,
                            awards.Length,
                            size
                        );
                        // Each key's rows stand together, and those of numbers and dates in their order; how text is ordered is the
                        // database's own.
                        var keys = up.ConvertAll(n => key(n));
                        Assert.Equal(keys.Distinct().Count(), keys.Zip(keys.Skip(1)).Count(p => !p.First.Equals(p.Second)) + 1);
                        if (order is "AMOUNT" or "AWARD_DATE")
                        {
                            Assert.Equal(keys.Order(), keys);
                        }
                    }
                },
                iter: 4,
                threads: 1
            );
    }

    [Theory]
    [EveryDatabase]
    public async Task A_filter_gives_those_that_meet_all_of_it(string provider)
    {
        await using var host = await Imports.StartAsync(provider);
        await RandomAward.Several.SampleAsync(
            async awards =>
            {
                var slug = await RandomAward.ImportAsync(host, awards);
                (string Filter, Func<RandomAward, bool> Passes)[] filters =
                [
                    ("""minAmount: "0.01" """, a => a.Pence >= 1),
                    ("""maxAmount: "2500" """, a => a.Pence <= 250_000),
                    ("""from: "2013-04-01" """, a => a.Date >= new DateOnly(2013, 4, 1)),
                    ("""to: "2013-03-31" """, a => a.Date <= new DateOnly(2013, 3, 31)),
                    (
                        """from: "2013-04-01", to: "2014-03-31" """,
                        a => a.Date >= new DateOnly(2013, 4, 1) && a.Date <= new DateOnly(2014, 3, 31)
                    ),
                    ("""recipient: "R1" """, a => a.Recipient == "R1"),
                    ("""programme: "P2" """, a => a.Programme == "P2"),
                    ("""area: "E05000001" """, a => a.AreaCode == "E05000001"),
                    ("""area: "The valley" """, a => a.AreaName == "The valley"),
                    (
                        """recipient: "R1", programme: "P1", minAmount: "0.01" """,
                        a => a is { Recipient: "R1", Programme: "P1", Pence: >= 1 }
                    ),
                    ("""programme: "none" """, _ => false),
                ];
                foreach (var (filter, passes) in filters)
                {
                    var found = (
                        await host.DataAsync(
                            $$"""
                            { partnership(slug: "{{slug}}") { awards(first: 100, filter: { {{filter}} }) { totalCount nodes {
                            identifier } } } }
                            """
                        )
                    )["partnership"]!["awards"]!;
                    var expected = awards
                        .Index()
                        .Where(a => passes(a.Item))
                        .Select(a => $"360G-example-{a.Index}")
                        .Order(StringComparer.Ordinal);
                    Assert.Equal(expected, found["nodes"]!.AsArray().Select(n => (string)n!["identifier"]!).Order(StringComparer.Ordinal));
                    Assert.Equal(expected.Count(), (int)found["totalCount"]!);
                }
            },
            iter: 4,
            threads: 1
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task A_filter_that_nothing_can_pass_is_refused(string provider)
    {
        await using var host = await Imports.StartAsync(provider);

        foreach (var filter in new[] { """minAmount: "2", maxAmount: "1.99" """, """from: "2014-01-02", to: "2014-01-01" """ })
        {
            var error = (await host.AskAsync($$"""{ partnership(slug: "trafford") { awards(filter: { {{filter}} }) { totalCount } } }"""))[
                "errors"
            ]![0]!;
            Assert.Equal("INVALID", (string?)error["extensions"]!["code"]);
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task A_sorted_and_filtered_page_reads_no_more_than_it_shows(string provider)
    {
        await using var host = await Imports.StartAsync(provider);
        await host.ImportAsync(SharedData.Require("360giving/trafford-grants.json"));
        foreach (var (order, _) in Keys)
        {
            var few = await StatementsAsync(order, 2);
            var many = await StatementsAsync(order, 100);
            Assert.Equal(few.Count, many.Count);
            Assert.Equal(2, many.Count); // the page with its count, recipients
            Assert.DoesNotContain(
                many,
                s =>
                    s.Contains("Description", StringComparison.Ordinal)
                    || s.Contains("AreaName", StringComparison.Ordinal)
                    || s.Contains("Digest", StringComparison.Ordinal)
            );
        }

        async Task<IReadOnlyList<string>> StatementsAsync(string order, int first)
        {
            host.Sql.Reset();
            var data = await host.DataAsync(
                $$"""
                query($first: Int!) { partnership(slug: "trafford") { awards(first: $first, filter: {minAmount: "1",
                programme: "VSG"}, orderBy: {field: {{order}}}) { totalCount nodes { title recipient { name } } } } }
                """,
                variables: new { first }
            );
            Assert.Equal(first, data["partnership"]!["awards"]!["nodes"]!.AsArray().Count);
            return [.. host.Sql.Statements.Where(s => s.Contains("grants_", StringComparison.Ordinal))];
        }
    }

    private static readonly (string Order, Func<JsonNode, IComparable> Key)[] Keys =
    [
        ("AMOUNT", n => (long)n["amount"]!["minorUnits"]!),
        ("AWARD_DATE", n => DateOnly.Parse((string)n["awardDate"]!, System.Globalization.CultureInfo.InvariantCulture)),
        ("RECIPIENT", n => (string)n["recipient"]!["name"]!),
        ("TITLE", n => ((string)n["title"]!).ToUpperInvariant()),
    ];
}
