using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Grants.Tests.Funds;

public sealed class FundFactDemonstrationTests
{
    [Theory]
    [EveryDatabase]
    public async Task Loading_again_adds_nothing_and_leaves_what_users_changed(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        var element = (await lancaster.FundAsync("elements { nodes { id } }"))["elements"]!["nodes"]![0]!["id"];
        await lancaster.MutateAsync(
            "changeFundElement",
            $"partnership: \"lancaster-district\", element: \"{element}\", title: \"Ours\", asOf: \"2011-08-18\"",
            "fundElement { id }"
        );
        const string everything = """
            { lancaster: partnership(slug: "lancaster-district") { funds { nodes { slug protocols { number } elements { nodes { title }
              } statedTotals { nodes { asWritten } } } } }
              south: partnership(slug: "south-lakeland") { fundedSchemes { nodes { slug sources { name } } } } }
            """;
        var before = (await lancaster.Host.DataAsync(everything)).ToJsonString();
        Assert.Contains("Ours", before, StringComparison.Ordinal);

        await using (var scope = lancaster.Host.CommandScope())
        {
            foreach (var demonstration in scope.ServiceProvider.GetServices<IDemonstration>())
            {
                await demonstration.LoadAsync(TestContext.Current.CancellationToken);
            }
        }

        Assert.Equal(before, (await lancaster.Host.DataAsync(everything)).ToJsonString());
    }

    [Theory]
    [EveryDatabase]
    public async Task The_number_of_statements_does_not_grow_with_the_funds(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        const string query = """
            { partnership(slug: "lancaster-district") { funds(first: 50) { nodes { slug restrictedTo { code }
                protocols { number } protocol(on: "2011-11-08") { number criteria { code } } eligibility(on: "2011-11-08",
                  criterion: "A") { eligible }
                outlook { available { total { amount } } confirmed { unknown } } elements { nodes { title received { total { amount } }
                  outstanding { total { amount } } retainedBy { name } } }
                statedTotals { nodes { stated { amount } computed { amount } difference { amount } agrees roundings } } } } } }
            """;
        var few = await CountAsync();
        for (var i = 0; i < 5; i++)
        {
            var slug = $"partnership: \"lancaster-district\", fund: \"pot-{i}\"";
            await lancaster.MutateAsync(
                "createFund",
                $"partnership: \"lancaster-district\", slug: \"pot-{i}\", name: \"Pot\", source: \"E10000017\", "
                    + "accountableBody: \"E07000121\"",
                "fund { id }"
            );
            await lancaster.MutateAsync(
                "recordFundElement",
                $"{slug}, title: \"T\", status: RETAINED, retainedBy: \"E10000017\", asOf: \"2011\"",
                "fundElement { id }"
            );
            await lancaster.MutateAsync(
                "recordStatedTotal",
                $"{slug}, of: RECEIVED, scope: TOTAL, asWritten: \"£1\", document: {FundFacts.Report}",
                "statedTotal { id }"
            );
            await lancaster.MutateAsync(
                "adoptFundProtocol",
                $"{slug}, title: \"T\", text: \"T\", criteria: [{{code: \"A\", words: \"A\"}}], document: {FundFacts.Report}",
                "fundProtocol { id }"
            );
        }

        Assert.Equal(few, await CountAsync());

        async Task<int> CountAsync()
        {
            await lancaster.Host.DataAsync(query);
            lancaster.Host.Sql.Reset();
            await lancaster.Host.DataAsync(query);
            return lancaster.Host.Sql.Count;
        }
    }
}
