using System.Text.Json.Nodes;
using CouncilPlatform.Grants.Tests.OpenData;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Awards;

/// <summary>Days that finance systems write for "no end" and "empty" do not take everybody's totals down.</summary>
public sealed class SentinelDateTests
{
    [Theory]
    [EveryDatabase]
    public async Task A_file_with_such_a_day_is_refused_and_names_it(string provider)
    {
        await using var host = await Imports.StartAsync(provider);
        foreach (var day in new[] { "9999-12-31", "0001-01-01", "9999-12-31T00:00:00Z", "1799-12-31" })
        {
            var grant = FaultyPackage.ValidGrant("a");
            grant["awardDate"] = day;
            var run = await ImportAsync(host, grant);
            Assert.Equal(1, run.Exit);
            Assert.Contains("awardDate", run.Error, StringComparison.Ordinal);
            Assert.Contains("is not a date from 1800 to 2199", run.Error, StringComparison.Ordinal);
        }

        var ending = FaultyPackage.ValidGrant("a");
        ending["plannedDates"] = new JsonArray(new JsonObject { ["startDate"] = "2020-03-01", ["endDate"] = "9999-12-31" });
        Assert.Contains("endDate", (await ImportAsync(host, ending)).Error, StringComparison.Ordinal);
        Assert.Equal(0, (await host.CountAsync()).Awards);
    }

    [Theory]
    [EveryDatabase]
    public async Task An_empty_cell_of_a_spreadsheet_is_a_day_like_any_other(string provider)
    {
        await using var host = await Imports.StartAsync(provider);
        var grant = FaultyPackage.ValidGrant("a");
        grant["awardDate"] = "1899-12-30";
        Assert.Equal(0, (await ImportAsync(host, grant)).Exit);
        Same.Json(
            """
            {
              "partnership": {
                "years": [{ "financialYear": "1899/00", "count": 1 }],
                "months": [{ "month": "1899-12", "count": 1 }],
                "all": { "totalCount": 1 },
                "applications": { "totalCount": 0 },
                "allocations": { "totalCount": 0 }
              }
            }
            """,
            (
                await host.DataAsync(
                    """
                    {
                      partnership(slug: "trafford") {
                        years: grantTotals(by: [FINANCIAL_YEAR]) { financialYear count }
                        months: grantTotals(by: [MONTH]) { month count }
                        all: awards(first: 5, filter: { from: "0001-01-01", to: "9999-12-31" }) { totalCount }
                        applications(first: 5, filter: { submittedFrom: "0001-01-01", submittedTo: "9999-12-31" }) { totalCount }
                        allocations(first: 5, filter: { from: "0001-01-01", to: "9999-12-31" }) { totalCount }
                      }
                    }
                    """,
                    await host.KeyAsync()
                )
            ).ToJsonString()
        );
        using var file = await host.Client.GetAsync("/data/v1/trafford/grants.json", TestContext.Current.CancellationToken);
        Assert.True(file.IsSuccessStatusCode, $"{file.StatusCode}");
    }

    private static Task<CommandRun> ImportAsync(ModuleHost host, JsonObject grant) =>
        host.ImportTextAsync($$"""{"grants":[{{grant.ToJsonString()}}]}""");
}
