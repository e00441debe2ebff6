using CouncilPlatform.Grants.Funds;
using CouncilPlatform.Grants.Tests.Payments;
using CouncilPlatform.Testing.Databases;
using CsCheck;

namespace CouncilPlatform.Grants.Tests.Splits;

/// <summary>Splitting by a driver: to the penny, whatever the driver and the order.</summary>
public sealed class SplitTests
{
    private static readonly Gen<(Money Amount, (string Body, long Weight)[] Shares)> Cases = Gen.Select(
        Gen.OneOf(Gen.Long[0, 500], Gen.Long[0, 100_000_000_000_000]).Select(Money.FromPence),
        Gen.OneOf(Gen.Int[0, 3], Gen.Int[0, int.MaxValue]).Array[1, 40].Where(weights => weights.Any(w => w > 0)),
        (amount, weights) => (amount, weights.Select((w, index) => ($"body {index}", (long)w)).ToArray())
    );

    [Fact]
    public void Parts_add_up_to_the_penny() =>
        Cases.Sample(c => MoneySplit.Of(c.Amount, c.Shares).Sum(p => p.MinorUnits) == c.Amount.MinorUnits);

    [Fact]
    public void Each_part_is_less_than_a_penny_from_its_exact_share() =>
        Cases.Sample(c =>
        {
            var whole = c.Shares.Sum(s => s.Weight);
            return MoneySplit
                .Of(c.Amount, c.Shares)
                .Zip(c.Shares)
                .All(p => Int128.Abs((Int128)p.First.MinorUnits * whole - (Int128)c.Amount.MinorUnits * p.Second.Weight) < whole);
        });

    [Fact]
    public void The_order_of_the_list_does_not_matter() =>
        Gen.Select(Cases, Gen.Int[0, int.MaxValue])
            .Sample(
                (c, seed) =>
                {
                    var shuffled = c.Shares.ToArray();
                    new Random(seed).Shuffle(shuffled);
                    return ByBody(c.Shares).SequenceEqual(ByBody(shuffled));

                    IEnumerable<(string Body, Money Part)> ByBody((string Body, long Weight)[] shares) =>
                        shares
                            .Zip(MoneySplit.Of(c.Amount, shares), (s, part) => (s.Body, part))
                            .OrderBy(p => p.Body, StringComparer.Ordinal);
                }
            );

    [Fact]
    public void More_weight_is_never_less_money() =>
        Cases.Sample(c =>
        {
            var parts = MoneySplit.Of(c.Amount, c.Shares);
            return c
                .Shares.Index()
                .All(one => c.Shares.Index().All(other => one.Item.Weight <= other.Item.Weight || parts[one.Index] >= parts[other.Index]));
        });

    [Theory]
    [EveryDatabase]
    public async Task Councils_see_what_each_bears(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        var allocation = await payments.CommittedAsync("100", "0.02");

        // £100.00 by 138,400 and 61,700 people; 2p, of which the larger gets the odd penny too.
        Same.Json(
            """
            [
              { "body": "E07000121", "amounts": { "revenue": { "amount": "69.17" }, "capital": { "amount": "0.01" } } },
              { "body": "E07000124", "amounts": { "revenue": { "amount": "30.83" }, "capital": { "amount": "0.01" } } }
            ]
            """,
            (
                await payments.NodeAsync(
                    allocation,
                    """
                    split(by: [{body: "E07000121", weight: 138400}, {body: "E07000124",
                    weight: 61700}]) { body amounts { revenue { amount } capital { amount } } }
                    """
                )
            )!["split"]!.ToJsonString()
        );
        Same.Json(
            """
            [
              { "body": "Zeal", "amount": { "amount": "33.33" } },
              { "body": "Ash", "amount": { "amount": "33.34" } },
              { "body": "None", "amount": { "amount": "0.00" } },
              { "body": "Moor", "amount": { "amount": "33.33" } }
            ]
            """,
            (
                await grants.ReadAsync(
                    """
                    splitAmount(amount: "100", by: [{body: "Zeal"}, {body: "Ash"}, {body: "None", weight: 0},
                    {body: "Moor"}]) { body amount { amount } }
                    """
                )
            )["splitAmount"]!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task A_split_that_is_none_is_refused(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);

        Assert.Contains(
            "listed twice",
            await RefusedAsync("""amount: "1", by: [{body: "Ash"}, {body: "Ash"}]"""),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Every weight is zero",
            await RefusedAsync("""amount: "1", by: [{body: "Ash", weight: 0}]"""),
            StringComparison.Ordinal
        );
        Assert.Contains("between 1 and 500", await RefusedAsync("""amount: "1", by: []"""), StringComparison.Ordinal);
        Assert.Contains("Enter zero or more", await RefusedAsync("""amount: "-1", by: [{body: "Ash"}]"""), StringComparison.Ordinal);
        Assert.Contains(
            "negative",
            await RefusedAsync("""amount: "1", by: [{body: "Ash", weight: -1}, {body: "Elm"}]"""),
            StringComparison.Ordinal
        );

        async Task<string> RefusedAsync(string arguments)
        {
            var error = (
                await payments.Grants.Host.AskAsync($$"""{ partnership(slug: "north") { splitAmount({{arguments}}) { body } } }""")
            )["errors"]![0]!;
            Assert.Equal("INVALID", (string?)error["extensions"]!["code"]);
            return (string)error["message"]!;
        }
    }
}
