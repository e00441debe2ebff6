using CouncilPlatform.Grants.Funds;
using CouncilPlatform.Grants.Rounds;
using CsCheck;

namespace CouncilPlatform.Grants.Tests.Assessments;

/// <summary>Ranks, ties and what the budget gives, as a rule on its own.</summary>
public sealed class FundingLineTests
{
    [Fact]
    public void The_budget_is_given_out_in_the_order_of_the_ranks_and_the_last_may_have_a_part()
    {
        var placings = Draw(budget: 250, threshold: null, (90, 1, 100), (80, 1, 100), (70, 1, 100), (60, 1, 10));

        Assert.Equal([1, 2, 3, 4], placings.Select(p => p.Rank));
        Assert.Equal(
            [FundingPosition.Funded, FundingPosition.Funded, FundingPosition.PartFunded, FundingPosition.Reserve],
            placings.Select(p => p.Position)
        );
        Assert.Equal([100, 100, 50, 0], placings.Select(p => p.Suggested.Revenue.MinorUnits));
    }

    [Fact]
    public void Those_who_tie_share_a_rank_and_the_next_is_skipped()
    {
        // 170 of two assessors is 85 of one: the mean is compared exactly.
        var placings = Draw(budget: 1000, threshold: null, (85, 1, 100), (170, 2, 100), (84, 1, 100), (90, 1, 100));

        Assert.Equal([1, 2, 2, 4], placings.Select(p => p.Rank));
        Assert.Equal([4, 1, 2, 3], placings.Select(p => p.Candidate.Number));
    }

    [Fact]
    public void A_tie_at_the_line_is_flagged_and_never_broken()
    {
        var placings = Draw(budget: 250, threshold: null, (90, 1, 100), (80, 1, 100), (80, 1, 50), (80, 1, 100), (70, 1, 10));

        Assert.Equal(
            [
                FundingPosition.Funded,
                FundingPosition.TiedAtTheLine,
                FundingPosition.TiedAtTheLine,
                FundingPosition.TiedAtTheLine,
                FundingPosition.Reserve,
            ],
            placings.Select(p => p.Position)
        );
        Assert.Equal(100, placings.Sum(p => p.Suggested.Total.MinorUnits));
        // The budget reaches for all of the tie: nothing to decide.
        Assert.All(
            Draw(budget: 350, threshold: null, (90, 1, 100), (80, 1, 100), (80, 1, 50), (80, 1, 100)),
            p => Assert.Equal(FundingPosition.Funded, p.Position)
        );
    }

    [Fact]
    public void The_threshold_counts_to_the_point_and_who_has_no_score_has_no_rank()
    {
        // Of at most 100 points: two thirds of 60 + 60 + 60 is exactly 60.
        var placings = Draw(budget: 1000, threshold: 60, (180, 3, 100), (179, 3, 100), (0, 0, 100));

        Assert.Equal([FundingPosition.Funded, FundingPosition.BelowThreshold, FundingPosition.NotScored], placings.Select(p => p.Position));
        Assert.Equal([1, 2, null], placings.Select(p => p.Rank));
    }

    [Fact]
    public void Nothing_left_is_no_part()
    {
        Assert.Equal(
            [FundingPosition.Funded, FundingPosition.Reserve],
            Draw(budget: 100, threshold: null, (90, 1, 100), (80, 1, 100)).Select(p => p.Position)
        );
    }

    [Fact]
    public void No_more_is_given_than_there_is_and_none_below_the_line() =>
        Gen.Select(
                Gen.Select(Gen.Int[0, 20], Gen.Int[0, 3], Gen.Long[0, 500], Gen.Long[0, 500]).Array[0, 12],
                Gen.Long[0, 1500],
                Gen.Long[0, 1500],
                Gen.Int[1, 100]
            )
            .Sample(
                (candidates, revenue, capital, threshold) =>
                {
                    var budget = Pence(revenue, capital);
                    var placings = FundingLine.Draw(
                        [
                            .. candidates.Select(
                                (c, i) =>
                                    new Candidate(
                                        Guid.CreateVersion7(),
                                        i + 1,
                                        Pence(c.Item3, c.Item4),
                                        c.Item2 == 0 ? null : new(c.Item1, c.Item2, 20)
                                    )
                            ),
                        ],
                        budget,
                        threshold
                    );

                    Assert.Equal(candidates.Length, placings.Count);
                    var given = placings.Aggregate(StreamAmounts.None, (sum, p) => sum + p.Suggested);
                    Assert.True(given.Revenue <= budget.Revenue && given.Capital <= budget.Capital);
                    Assert.All(
                        placings,
                        p =>
                            Assert.True(
                                p.Suggested.Revenue <= p.Candidate.Asked.Revenue && p.Suggested.Capital <= p.Candidate.Asked.Capital
                            )
                    );
                    Assert.InRange(placings.Count(p => p.Position == FundingPosition.PartFunded), 0, 1);
                    var line = placings.ToList().FindIndex(p => p.Position is not FundingPosition.Funded);
                    Assert.DoesNotContain(placings.Skip(line < 0 ? placings.Count : line), p => p.Position == FundingPosition.Funded);
                    // Equal scores, equal ranks, and the same lot where it is not the line itself.
                    foreach (var tie in placings.Where(p => p.Rank is not null).GroupBy(p => p.Rank))
                    {
                        Assert.Single(tie.Select(p => p.Position).Distinct());
                        Assert.All(tie, p => Assert.Equal(0, p.Candidate.Score!.CompareWith(tie.First().Candidate.Score!)));
                    }
                }
            );

    /// <summary>Each with the sum of its points, by how many assessors, and what it asks of revenue, in pence.</summary>
    private static IReadOnlyList<Placing> Draw(long budget, int? threshold, params (int Sum, int Assessors, long Asked)[] candidates) =>
        FundingLine.Draw(
            [
                .. candidates.Select(
                    (c, i) =>
                        new Candidate(
                            Guid.CreateVersion7(),
                            i + 1,
                            Pence(c.Asked, 0),
                            c.Assessors == 0 ? null : new(c.Sum, c.Assessors, 100)
                        )
                ),
            ],
            Pence(budget, 0),
            threshold
        );

    private static StreamAmounts Pence(long revenue, long capital) => new(Money.FromPence(revenue), Money.FromPence(capital));
}
