using CouncilPlatform.Grants.Funds;
using CouncilPlatform.Testing.Databases;
using CsCheck;

namespace CouncilPlatform.Grants.Tests.Funds;

/// <summary>
/// What documents state stands beside the ledger's own sums: a difference is shown to the penny, and nothing is changed for it.
/// </summary>
public sealed class StatedTotalTests
{
    private const string Total = "of scope asWritten stated { amount } computed { amount } difference { amount } agrees roundings";

    [Theory]
    [EveryDatabase]
    [Trait("case", "G2")]
    public async Task A_total_that_is_a_pound_out_is_kept_and_reported(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);

        var recorded = await lancaster.MutateAsync(
            "recordStatedTotal",
            $"{FundFacts.Prg}, of: ALLOCATED, scope: REVENUE, asWritten: \"330,001\", document: {FundFacts.Report}",
            $"statedTotal {{ {Total} document {{ title date }} }}"
        );

        Same.Json(
            """
            {
              "of": "ALLOCATED",
              "scope": "REVENUE",
              "asWritten": "330,001",
              "stated": { "amount": "330001.00" },
              "computed": { "amount": "330000.00" },
              "difference": { "amount": "1.00" },
              "agrees": false,
              "roundings": [],
              "document": { "title": "A report", "date": "2011-11-08" }
            }
            """,
            recorded["statedTotal"]!.ToJsonString()
        );
        var line = (await lancaster.FundAsync("lines { allocated { amount } }"))["lines"]![0]!;
        Assert.Equal("330000.00", (string?)line["allocated"]!["amount"]);
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "G3")]
    public async Task The_reports_headline_differs_from_the_sum_and_both_are_kept(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);

        var totals = (
            await lancaster.FundAsync($"statedTotals {{ totalCount nodes {{ {Total} precision {{ amount }} document {{ place }} }} }}")
        )["statedTotals"]!;

        Assert.Equal(7, (int)totals["totalCount"]!);
        Same.Json(
            """
            {
              "of": "RECEIVED",
              "scope": "TOTAL",
              "asWritten": "£647.5K",
              "stated": { "amount": "647500.00" },
              "computed": { "amount": "647446.00" },
              "difference": { "amount": "54.00" },
              "agrees": false,
              "roundings": [],
              "precision": { "amount": "100.00" },
              "document": { "place": "paragraph 2.7" }
            }
            """,
            totals["nodes"]![0]!.ToJsonString()
        );
        // The table's own figures are exact; what the recommendation asks for is cut to whole pounds.
        Assert.Equal(
            [
                "true TRUNCATED HALF_UP",
                "true TRUNCATED HALF_UP",
                "true TRUNCATED HALF_UP",
                "true TRUNCATED HALF_UP",
                "false TRUNCATED HALF_UP",
                "false TRUNCATED",
            ],
            totals["nodes"]!
                .AsArray()
                .Skip(1)
                .Select(t => $"{t!["agrees"]} {string.Join(' ', t["roundings"]!.AsArray().Select(r => (string?)r))}")
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task A_total_recorded_by_mistake_can_be_taken_back(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        var recorded = await lancaster.MutateAsync(
            "recordStatedTotal",
            $"{FundFacts.SecondHomes}, of: REMAINING, scope: CAPITAL, asWritten: \"£5\", document: {FundFacts.Report}",
            "statedTotal { id version number }"
        );
        Assert.Equal(2, (int)recorded["statedTotal"]!["number"]!);
        var remove = $"partnership: \"lancaster-district\", statedTotal: \"{recorded["statedTotal"]!["id"]}\"";

        Assert.Equal(
            "INVALID input/reason",
            (await lancaster.MutateAsync("removeStatedTotal", $"{remove}, reason: \" \"", "statedTotal { id }")).Errors()
        );
        Assert.Equal(
            "CONFLICT input/version",
            (
                await lancaster.MutateAsync("removeStatedTotal", $"{remove}, reason: \"Another fund's\", version: 7", "statedTotal { id }")
            ).Errors()
        );
        Assert.Equal(
            "",
            (
                await lancaster.MutateAsync("removeStatedTotal", $"{remove}, reason: \"Another fund's\", version: 0", "statedTotal { id }")
            ).Errors()
        );
        Assert.Equal(
            "NOT_FOUND input/statedTotal",
            (await lancaster.MutateAsync("removeStatedTotal", $"{remove}, reason: \"Again\"", "statedTotal { id }")).Errors()
        );
        Assert.Equal(
            1,
            (int)(await lancaster.FundAsync("second-homes-funding", "statedTotals { totalCount }"))["statedTotals"]!["totalCount"]!
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Text_that_is_no_amount_is_refused_with_what_to_write(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);

        var refused = await lancaster.MutateAsync(
            "recordStatedTotal",
            $"{FundFacts.Prg}, of: RECEIVED, scope: TOTAL, asWritten: \"about £650K\", document: {FundFacts.Report}",
            "statedTotal { id }"
        );

        Assert.Equal("INVALID input/asWritten", refused.Errors());
        Assert.Contains("£647.5K", refused.Message(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("£647.5K", 64_750_000, 10_000)]
    [InlineData("£443K", 44_300_000, 100_000)]
    [InlineData("£357,535.40", 35_753_540, 1)]
    [InlineData("330,001", 33_000_100, 100)]
    [InlineData("£1.2 million", 120_000_000, 10_000_000)]
    [InlineData("£0.75m", 75_000_000, 1_000_000)]
    [InlineData("£3bn", 300_000_000_000, 100_000_000_000)]
    [InlineData("£ 5", 500, 100)]
    [InlineData("£27,535.4", 2_753_540, 10)]
    [InlineData("£1000bn", 100_000_000_000_000, 100_000_000_000)]
    public void Amounts_are_read_as_documents_write_them(string text, long pence, long precision) =>
        Assert.Equal(new WrittenAmount(Money.FromPence(pence), Money.FromPence(precision)), WrittenAmount.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("£")]
    [InlineData("£1,00")]
    [InlineData("£1.005")]
    [InlineData("£1.123456K")]
    [InlineData("-£5")]
    [InlineData("€5")]
    [InlineData("£5.")]
    [InlineData("£5 \n")]
    [InlineData("£1001bn")]
    [InlineData("99999999999999999999")]
    [InlineData("٥")]
    public void Anything_else_is_not(string text) => Assert.Null(WrittenAmount.Read(text));

    [Fact]
    public void What_is_displayed_reads_back_as_what_was_rounded() =>
        Gen.Select(Gen.Long[0, 100_000_000_000_000], Gen.Enum<MoneyRounding>(), Gen.Enum<MoneyUnit>())
            .Sample(
                (pence, rounding, unit) =>
                {
                    var rounded = Money.FromPence(pence).Rounded(rounding, Money.FromPence(unit == MoneyUnit.Thousand ? 100_000 : 100));
                    return rounded > CouncilPlatform.Grants.Funds.FundLine.Max
                        || WrittenAmount.Read(Money.FromPence(pence).Display(rounding, unit))?.Amount == rounded;
                }
            );
}
