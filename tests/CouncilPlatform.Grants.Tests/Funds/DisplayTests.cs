using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Funds;

/// <summary>Amounts are shown as a report shows them, and stay what they are.</summary>
public sealed class DisplayTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "G4")]
    public async Task Whole_pounds_are_cut_as_in_the_report_and_the_pence_stay(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);

        var capital = (
            await lancaster.FundAsync(
                """
                lines { remaining { amount minorUnits report: display(rounding: TRUNCATED) halfUp: display(rounding: HALF_UP) exact:
                  display(rounding: EXACT)
                  thousands: display(rounding: TRUNCATED, unit: THOUSAND) exactThousands: display(rounding: EXACT, unit: THOUSAND) } }
                """
            )
        )["lines"]![1]!["remaining"]!;

        Same.Json(
            """
            {
              "amount": "89910.60",
              "minorUnits": 8991060,
              "report": "£89,910",
              "halfUp": "£89,911",
              "exact": "£89,910.60",
              "thousands": "£89K",
              "exactThousands": "£89.9106K"
            }
            """,
            capital.ToJsonString()
        );
        Assert.Equal("27535.40/89910.60", await lancaster.RemainingAsync());
    }
}
